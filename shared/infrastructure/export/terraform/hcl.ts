// HCL as text: blocks, attributes and expressions, escaped so that nothing a user wrote becomes an expression.
// https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md

/** `raw` stands as it is: a reference, never a user's text. `template` is a text with references in it. */
export type HclValue =
  | string
  | number
  | boolean
  | readonly HclValue[]
  | { readonly raw: string }
  | { readonly template: readonly (string | { readonly raw: string })[] }
  | { readonly map: Readonly<Record<string, HclValue>> };

export interface HclBlock {
  /** `resource`, `endpoint_configuration`. */
  readonly type: string;
  readonly labels?: readonly string[];
  /** Undefined ones are left out. */
  readonly attributes?: Readonly<Record<string, HclValue | undefined>>;
  readonly blocks?: readonly HclBlock[];
}

/** Blocks as the text of a file, laid out as `terraform fmt` does. */
export function printHcl(blocks: readonly HclBlock[]): string {
  return blocks.map((block) => `${printBlock(block, '')}\n`).join('\n');
}

function printBlock({ type, labels = [], attributes = {}, blocks = [] }: HclBlock, indent: string): string {
  const inner = `${indent}  `;
  const set = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const head = [type, ...labels.map(quoted)].join(' ');
  const parts = [printAttributes(set, inner), ...blocks.map((block) => printBlock(block, inner))].filter(
    (part) => part !== '',
  );
  if (parts.length === 0) return `${indent}${head} {}`;
  return `${indent}${head} {\n${parts.join('\n\n')}\n${indent}}`;
}

/** Equals signs stand below each other, as far as the values take one line. */
function printAttributes(attributes: readonly (readonly [string, HclValue])[], indent: string): string {
  const printed = attributes.map(([name, value]) => ({ name, text: printValue(value, indent) }));
  const isLong = ({ text }: { readonly text: string }) => text.includes('\n');
  const lines = printed.map(({ name, text }, at) => {
    let first = at;
    while (first > 0 && !isLong(printed[first - 1] ?? { text: '\n' }) && !isLong(printed[at] ?? { text: '\n' }))
      first -= 1;
    let last = at;
    while (last + 1 < printed.length && !isLong(printed[last + 1] ?? { text: '\n' })) last += 1;
    const group = text.includes('\n') ? [{ name }] : printed.slice(first, last + 1);
    const width = Math.max(...group.map((other) => other.name.length));
    return `${indent}${name.padEnd(width)} = ${text}`;
  });
  return lines.join('\n');
}

function printValue(value: HclValue, indent: string): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const inner = `${indent}  `;
  if (isList(value)) {
    if (value.length === 0) return '[]';
    const items = value.map((item) => printValue(item, inner));
    const line = `[${items.join(', ')}]`;
    return line.length <= 100 && !line.includes('\n')
      ? line
      : `[\n${items.map((item) => `${inner}${item},`).join('\n')}\n${indent}]`;
  }
  if ('raw' in value) return value.raw;
  if ('template' in value) {
    const parts = value.template.map((part) => (typeof part === 'string' ? escaped(part) : `\${${part.raw}}`));
    return `"${parts.join('')}"`;
  }
  const entries = Object.entries(value.map).map(([name, member]) => [mapKey(name), member] as const);
  return entries.length === 0 ? '{}' : `{\n${printAttributes(entries, inner)}\n${indent}}`;
}

function isList(value: HclValue): value is readonly HclValue[] {
  return Array.isArray(value);
}

function mapKey(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !reserved.has(name) ? name : quoted(name);
}

const reserved: ReadonlySet<string> = new Set(['true', 'false', 'null', 'for', 'if', 'in']);

function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

/** Escapes of a quoted text. `${` and `%{` begin an expression unless their first character is doubled. */
function escaped(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(/\p{Cc}/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/([$%])(?=\{)/g, '$1$1');
}
