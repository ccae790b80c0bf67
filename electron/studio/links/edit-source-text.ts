// Edits the text of a document that people write by hand: every line the edit did not touch stays as it is.
import { type Document, parseDocument, type ToStringOptions } from 'yaml';
import { isDeepEqual } from '../../../shared/definition/changes';
import { parseJson } from '../../../shared/definition/edits/parse-json';
import { layoutOf } from '../../storage/workspace-files/yaml/yaml-layout';
import { jsonText, rememberJson } from './json-text';
import { keepSourceLines } from './keep-source-lines';

/** `text` after `edit`, in the syntax it is written in. Without an edit it comes back byte for byte. */
export function editSourceText(text: string, edit: (document: Document) => void): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const isCrLf = text.includes('\r\n');
  const lines = text.slice(mark.length).replace(/\r\n/g, '\n');
  const document = parse(lines);
  const before = document.toJS() as unknown;
  const isJson = /^\s*\{/.test(lines) && parseJson(lines) !== undefined;
  const edited = isJson ? editJson(lines, document, edit) : editYaml(lines, document, edit);
  if (isDeepEqual(before, document.toJS())) return text;
  return mark + (isCrLf ? edited.replace(/\n/g, '\r\n') : edited);
}

function editJson(lines: string, document: Document, edit: (document: Document) => void): string {
  const [start, end] = document.contents?.range ?? [0, lines.length];
  const written = rememberJson(lines, document.contents);
  edit(document);
  return lines.slice(0, start) + jsonText(document.contents, written) + lines.slice(end);
}

function editYaml(lines: string, document: Document, edit: (document: Document) => void): string {
  const layout = closestLayout(lines, document);
  const base = document.toString(layout);
  edit(document);
  const next = document.toString(layout);
  const kept = keepSourceLines(lines, base, next);
  return isDeepEqual(parse(kept).toJS(), document.toJS()) ? kept : next;
}

/** Of the layouts in use the one that leaves most lines as they are written. */
function closestLayout(lines: string, document: Document): ToStringOptions {
  const first = layoutOf(lines);
  const written = new Set(lines.split('\n'));
  const layouts = [...new Set([first.indent ?? 2, 2, 4])].flatMap((indent) =>
    [first.indentSeq === true, first.indentSeq !== true].flatMap((indentSeq) =>
      [false, true].map((flowCollectionPadding) => ({ ...first, indent, indentSeq, flowCollectionPadding })),
    ),
  );
  let best = { layout: first, kept: -1 };
  for (const layout of layouts) {
    const text = document.toString(layout);
    if (text === lines) return layout;
    const kept = text.split('\n').filter((line) => written.has(line)).length;
    if (kept > best.kept) best = { layout, kept };
  }
  return best.layout;
}

function parse(lines: string): Document {
  return parseDocument(lines, { prettyErrors: false, uniqueKeys: false, merge: true, logLevel: 'error' });
}
