// Edits of an API into the text of the document it is linked to. What comes out is read again: only if it says what
// the API says are the smallest changes kept, else larger parts take the form of an export.
import { type Document, parseDocument } from 'yaml';
import type { LinkDifference } from '../../contract/links';
import type { ImportLoss } from '../../contract/workspace';
import { withEntities } from '../../definition/edits/edit';
import type { Definition } from '../../definition/entities';
import { printDocument } from '../export/print-document';
import type { ImportOptions } from '../import/import-openapi';
import { type DocumentChange, type DocumentPath, documentChanges } from './document-changes';
import { type EditedDocuments, editDocument, expandAliases } from './edit-document';
import { exportLinked, linkedApiKey, requireLinkedApi } from './linked-api';
import { compareApi } from './merge-api';
import { localFieldsOf, readSource, sourceEntities } from './source-entities';

export interface WriteBackOptions extends Omit<ImportOptions, 'into'> {
  /** Edits a text as YAML or JSON and keeps what the edit did not touch as it is written. */
  readonly editText: (text: string, edit: (document: Document) => void) => string;
}

export interface WrittenBack {
  readonly text: string;
  /** The document as it says now. */
  readonly document: Definition;
  /** What of the API the document does not say. */
  readonly losses: readonly ImportLoss[];
}

const anyMember = 'x-amazon-apigateway-any-method';

/** How far down changes are told: everything, one operation or part, one path or kind of part, whole sections. */
const rungs = [
  { depth: Number.POSITIVE_INFINITY, isExpanded: false },
  { depth: 3, isExpanded: false },
  { depth: Number.POSITIVE_INFINITY, isExpanded: true },
  { depth: 3, isExpanded: true },
  { depth: 2, isExpanded: true },
  { depth: 1, isExpanded: true },
] as const;

/** The text of the document with what API `apiId` says differently. Untouched where it says the same already. */
export function writeBack(
  text: string,
  { definition, apiId }: { readonly definition: Definition; readonly apiId: string },
  { editText, ...options }: WriteBackOptions,
): WrittenBack {
  const read = (source: string) => readSource(source, { definition, apiId }, options).entities;
  const gap = (document: Definition) => compareApi({ base: undefined, definition, apiId, theirs: document });
  const { entities: theirs, integrationNames } = readSource(text, { definition, apiId }, options);
  const format = formatOf(text);
  const { region } = options;
  const exportOf = (of: Definition) =>
    exportLinked(of, apiId, { format, host: `${apiId}.execute-api.local`, region, now: 0, integrationNames });
  const after = exportOf(definition);
  const exported: EditedDocuments = {
    before: exportOf(asDocument(definition, apiId, theirs)).document,
    after: after.document,
  };
  // What not even a fresh export carries there and back is no reason to write more.
  const lost = new Set(gap(read(printDocument(after.document, 'json'))).map(placeName));
  const unsaid = (document: Definition) => gap(document).filter((difference) => !lost.has(placeName(difference)));
  let best = { text, document: theirs, open: unsaid(theirs) };
  const changes = documentChanges(exported.before, exported.after);
  for (const { depth, isExpanded } of rungs) {
    if (best.open.length === 0) break;
    const next = editText(text, (document) => {
      if (isExpanded) expandAliases(document);
      for (const change of cut(changes, best.open, depth, exported)) editDocument(document, change, exported);
    });
    const document = readIfSound(read, next);
    if (document === undefined) continue;
    const open = unsaid(document);
    if (open.length < best.open.length) best = { text: next, document, open };
  }
  const left = gap(best.document);
  return { text: best.text, document: best.document, losses: [...after.losses, ...left.map(lossOf)] };
}

/** The changes told no deeper than `depth`, and the places of what is still unsaid. */
function cut(
  changes: readonly DocumentChange[],
  open: readonly LinkDifference[],
  depth: number,
  { after }: EditedDocuments,
): readonly DocumentChange[] {
  if (depth === Number.POSITIVE_INFINITY) return changes;
  const places = open.flatMap((difference) => placesOf(difference, after));
  const cutAt = new Map<string, DocumentPath>();
  for (const { path } of [...places.map((path) => ({ path })), ...changes]) {
    cutAt.set(JSON.stringify(path.slice(0, depth)), path.slice(0, depth));
  }
  return [...cutAt.values()].map((path) => ({ path }));
}

/** Where an export says what a difference is about. */
function placesOf({ kind, name, key }: LinkDifference, document: unknown): readonly DocumentPath[] {
  const [verb = '', path = ''] = name.split(' ');
  if (name === '$default') return [['paths', '/$default', anyMember]];
  if (kind === 'method' || kind === 'v2-route' || kind === 'v2-integration') {
    return [['paths', path, verb === 'ANY' ? anyMember : verb.toLowerCase()]];
  }
  if (kind === 'model') {
    const model = decodeURIComponent(key.slice(key.lastIndexOf('/') + 1));
    const isSwagger = typeof document === 'object' && document !== null && 'swagger' in document;
    return [isSwagger ? ['definitions', model] : ['components', 'schemas', model]];
  }
  return [];
}

/** The workspace as it would be, were the API what the document says. */
function asDocument(definition: Definition, apiId: string, document: Definition): Definition {
  const key = linkedApiKey(definition, apiId);
  const local = localFieldsOf(requireLinkedApi(definition, apiId));
  const gone = [...sourceEntities(definition, apiId).keys()].map((each) => [each, undefined] as const);
  return withEntities(definition, [...gone, ...document, [key, { ...document.get(key), ...local } as never]]);
}

function readIfSound(read: (text: string) => Definition, text: string): Definition | undefined {
  try {
    return read(text);
  } catch {
    return undefined; // this edit broke the document; a coarser one may not
  }
}

/** Which of the two formats a sound document is in. */
function formatOf(text: string): 'oas30' | 'swagger' {
  return /(?:^|[{,\s])["']?swagger["']?\s*:/.test(text) && parseDocument(text, { uniqueKeys: false }).has('swagger')
    ? 'swagger'
    : 'oas30';
}

function placeName({ key, path }: LinkDifference): string {
  return JSON.stringify([key, ...path]);
}

function lossOf({ name, path }: LinkDifference): ImportLoss {
  const place = [name, ...path].join('.');
  return { severity: 'warning', place, message: 'The document cannot express it; it stays in the API only.' };
}
