// Text of a template or plan → plain value, within limits of size, depth and expansion, and where its members stand.
import { type Document, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import { StudioError } from '../../../contract/errors';
import { isMembers } from '../../../definition/edits/member-path';
import { findDeepNesting } from './deep-nesting';
import { type Position, positionAt, refuseTemplate, type SourceText } from './refuse-template';
import { shortTags } from './short-tags';

export type Members = Readonly<Record<string, unknown>>;

export interface ReadTemplate extends SourceText {
  readonly root: Members;
  /** Where the member at `path` stands, or the nearest one above it that is there. */
  positionOf(path: readonly string[]): Position | undefined;
}

const maxTemplateDepth = 200;
const maxBytes = 64 * 1_024 * 1_024;
const maxValues = 4_000_000;
const maxAliases = 10_000;

/** Reads JSON or YAML with CloudFormation's short forms. IMPORT_REFUSED with line and column where it cannot be. */
export function readTemplate(source: SourceText): ReadTemplate {
  const { text } = source;
  if (text.length > maxBytes) throw refuseTemplate(source, 'The file is larger than 64 MB.');
  const deep = findDeepNesting(text, maxTemplateDepth);
  if (deep !== undefined) throw refuseTemplate(source, tooDeep, positionAt(text, deep));
  const fromJson = parseJsonText(text);
  const yaml = fromJson === undefined ? parseYaml(source) : undefined;
  const value = fromJson ?? yaml?.value;
  let lines = yaml?.lines;
  const positionOf = (path: readonly string[]): Position | undefined => {
    // JSON is read by the platform, which knows no places: they are looked for where one is asked for.
    lines ??= documentOf(source);
    return nearestPosition(lines, path);
  };
  const template = { ...source, root: isMembers(value) ? value : {}, positionOf };
  if (!isMembers(value)) throw refuseTemplate(source, 'A template is an object at its root.', { line: 1, column: 1 });
  checkMembers(template, value);
  return template;
}

interface Lines {
  readonly document: Document;
  readonly counter: LineCounter;
}

const tooDeep = `The file nests more than ${maxTemplateDepth} levels deep.`;

function parseJsonText(text: string): unknown {
  if (!/^\uFEFF?\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // flow YAML, or broken: the YAML parser says where
    throw error;
  }
}

function documentOf(source: SourceText): Lines {
  const counter = new LineCounter();
  const document = parseDocument(source.text, {
    // Also under `%YAML 1.1`, where dates such as 2012-10-17 would be no texts.
    schema: 'core',
    merge: true,
    lineCounter: counter,
    prettyErrors: false,
    uniqueKeys: true,
    logLevel: 'silent',
    customTags: [...shortTags],
  });
  return { document, counter };
}

function parseYaml(source: SourceText): { readonly value: unknown; readonly lines: Lines } {
  try {
    const lines = documentOf(source);
    const { document, counter } = lines;
    const unknownTag = document.warnings.find(({ code }) => code === 'TAG_RESOLVE_FAILED');
    const [problem] = [...document.errors, ...(unknownTag === undefined ? [] : [unknownTag])];
    if (problem !== undefined) {
      const { line, col } = counter.linePos(problem.pos[0]);
      throw refuseTemplate(source, problem.message, { line, column: col });
    }
    keepVersions(document);
    return { value: document.toJS({ maxAliasCount: maxAliases }) as unknown, lines };
  } catch (error) {
    if (error instanceof StudioError) throw error;
    // The parser runs out of stack on absurd nesting, and refuses aliases that point nowhere or multiply.
    if (error instanceof RangeError) throw refuseTemplate(source, tooDeep, { line: 1, column: 1 });
    if (error instanceof ReferenceError) {
      const alias = source.text.indexOf('*');
      throw refuseTemplate(source, `${error.message}.`, positionAt(source.text, Math.max(0, alias)));
    }
    throw error;
  }
}

/** `openapi: 3.0` and `version: 1.10` are numbers to YAML and texts to everyone else: their source is what counts. */
function keepVersions(document: Document): void {
  visit(document, {
    Pair(_, { key, value }) {
      const name = isScalar(key) ? key.value : undefined;
      if (name !== 'swagger' && name !== 'openapi' && name !== 'version') return;
      if (isScalar(value) && typeof value.value === 'number' && value.source !== undefined) value.value = value.source;
    },
  });
}

/** Refuses what unfolds to too much, contains itself, or has members that no object may have. */
function checkMembers(template: ReadTemplate, root: Members): void {
  const sizes = new Map<object, number>();
  const open = new Set<object>();
  const refuse = (message: string, path: readonly string[]) =>
    refuseTemplate(template, message, template.positionOf(path), path.join('.'));
  const size = (value: unknown, path: readonly string[]): number => {
    if (typeof value !== 'object' || value === null) return 1;
    const known = sizes.get(value);
    if (known !== undefined) return known;
    if (path.length > maxTemplateDepth) throw refuse(tooDeep, path);
    if (open.has(value)) throw refuse('The file contains itself.', path);
    open.add(value);
    let total = 1;
    for (const [name, member] of Object.entries(value)) {
      if (name === '__proto__') throw refuse('A member may not be named __proto__.', [...path, name]);
      total += size(member, [...path, name]);
    }
    open.delete(value);
    sizes.set(value, total);
    if (total > maxValues) throw refuse('The file unfolds to too many values.', path);
    return total;
  };
  size(root, []);
}

function nearestPosition({ document, counter }: Lines, path: readonly string[]): Position | undefined {
  let node: unknown = document.contents;
  let offset = isNode(node) ? node.range?.[0] : undefined;
  for (const name of path) {
    // A short form is a map of one member that the text does not show.
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => (isScalar(key) ? String(key.value) : String(key)) === name);
      if (!isPair(pair)) break;
      const place = isNode(pair.key) ? pair.key.range?.[0] : undefined;
      offset = place ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(name)];
      offset = (isNode(node) ? node.range?.[0] : undefined) ?? offset;
    } else break;
  }
  if (offset === undefined) return undefined;
  const { line, col } = counter.linePos(offset);
  return { line, column: col };
}
