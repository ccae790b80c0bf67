// Edits of JSON text that leave everything else as its writer formatted it.
import type { JsonArray, JsonNode, JsonObject } from './json-tree';

export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with all `edits`; of those that overlap, as of neighbours taken out of one list, the union goes. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const joined: TextEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last === undefined || edit.start > last.end) joined.push(edit);
    else {
      const end = Math.max(last.end, edit.end);
      joined[joined.length - 1] = { start: last.start, end, text: last.text + edit.text };
    }
  }
  return joined
    .map((edit) => withoutStrayComma(text, edit))
    .reverse()
    .reduce((edited, { start, end, text: inserted }) => edited.slice(0, start) + inserted + edited.slice(end), text);
}

/** Where the beginning of a list went, the comma behind it goes too. */
function withoutStrayComma(text: string, { start, end, text: inserted }: TextEdit): TextEdit {
  if (!/[[{]\s*$/.test(text.slice(0, start)) || end === start) return { start, end, text: inserted };
  if (inserted !== '') return { start, end, text: inserted.replace(/^,\s*/, '') };
  return { start, end: end + (/^\s*,\s*/.exec(text.slice(end))?.[0].length ?? 0), text: '' };
}

/** Adds a string to a list, or makes a list of a single value. */
export function appendText(text: string, node: JsonNode, value: string): readonly TextEdit[] {
  return appendItem(text, node, () => JSON.stringify(value));
}

/** Adds an item; `write` is told the indentation of the list's items, undefined where the list stands on one line. */
export function appendItem(
  text: string,
  node: JsonNode,
  write: (indent: string | undefined) => string,
): readonly TextEdit[] {
  const { start, end } = node;
  if (node.kind !== 'array') {
    const isOpen = node.kind === 'object' && text.slice(start, end).includes('\n');
    const item = write(isOpen ? indentAt(text, start) : undefined);
    return [insertion(start, '['), insertion(end, `, ${item}]`)];
  }
  const last = node.items.at(-1);
  if (last === undefined) return [{ start, end, text: `[${write(undefined)}]` }];
  const isOpen = text.slice(start, node.items[0]?.start).includes('\n');
  const indent = isOpen ? indentAt(text, last.start) : undefined;
  const item = write(indent);
  return [insertion(last.end, indent === undefined ? `, ${item}` : `,\n${indent}${item}`)];
}

function insertion(at: number, text: string): TextEdit {
  return { start: at, end: at, text };
}

/** Takes the item at `index` out of a list. */
export function removeItem(list: JsonArray, index: number): TextEdit {
  return removeSpan(
    list.items.map(({ start, end }) => ({ start, end })),
    index,
    list,
  );
}

/** Takes the members named `name` out of an object. */
export function removeMember(object: JsonObject, name: string): TextEdit {
  const spans = object.members.map(({ nameStart, node }) => ({ start: nameStart, end: node.end }));
  return removeSpan(
    spans,
    object.members.findIndex((member) => member.name === name),
    object,
  );
}

/** Puts `text` in the place of a value. */
export function replaceNode({ start, end }: JsonNode, text: string): TextEdit {
  return { start, end, text };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span with the comma before it; the first goes with the comma behind it, the only one leaves its parent empty. */
function removeSpan(spans: readonly Span[], index: number, parent: Span): TextEdit {
  const span = spans[index] as Span;
  const before = spans[index - 1];
  const after = spans[index + 1];
  if (before !== undefined) return { start: before.end, end: span.end, text: '' };
  if (after !== undefined) return { start: span.start, end: after.start, text: '' };
  return { start: parent.start + 1, end: parent.end - 1, text: '' };
}

/** The blanks before what stands first in the line of `offset`. */
function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}
