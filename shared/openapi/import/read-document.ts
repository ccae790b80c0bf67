// Text → plain value: JSON or YAML, within limits of size, depth and expansion.
import { isScalar, LineCounter, parseDocument } from 'yaml';
import { StudioError, type StudioErrorDetails } from '../../contract/errors';
import { isMembers } from '../../definition/edits/member-path';
import { jsonProblem } from './json-problem';
import { YamlProblem, yamlValue } from './yaml-value';

/** Bounds of what a document may unfold to. */
const maxValues = 4_000_000;
const maxDepth = 200;
/** YAML is read some hundred times slower than JSON. */
const maxYamlLength = 6 * 1_048_576;
const maxBracedYamlLength = 131_072;

// AWS recorded: the one answer to anything that is no OpenAPI 2.0 or 3.0 document
export const notOpenApi = 'Invalid OpenAPI input.';

export interface ReadOptions {
  readonly maxBytes: number;
  readonly fileName?: string;
}

/** The value of a JSON or YAML document. IMPORT_REFUSED with line, column and excerpt where it is neither. */
export function readDocument(given: string, { maxBytes, fileName }: ReadOptions): Readonly<Record<string, unknown>> {
  const file = fileName === undefined ? {} : { file: fileName };
  const text = given.startsWith('\uFEFF') ? given.slice(1) : given;
  if (utf8Bytes(text, maxBytes) > maxBytes) {
    throw refusal(`The document is larger than ${Math.floor(maxBytes / 1_048_576)} MB.`, file);
  }
  const value = parseJsonText(text) ?? readYaml(text, file);
  checkExpansion(value, file);
  if (!isMembers(value)) throw refusal('A document is an object at its root.', file);
  return value;
}

function readYaml(text: string, file: StudioErrorDetails): unknown {
  if (text.length > maxYamlLength) {
    if (isLikeJson(text)) refuseJson(text, file);
    throw refusal('A YAML document of more than 6 MB is not read; write it as JSON.', file);
  }
  // Quoted names mean JSON; without them it may be a YAML document in braces.
  if (!/^\s*\{\s*"/.test(text)) return parseYaml(text, file);
  if (text.length > maxBracedYamlLength) refuseJson(text, file);
  try {
    return parseYaml(text, file);
  } catch (error) {
    if (error instanceof StudioError) refuseJson(text, file);
    throw error;
  }
}

/** IMPORT_REFUSED in AWS's words; `reason` says what AWS keeps to itself. */
export function refusal(reason: string, details: StudioErrorDetails = {}): StudioError {
  const { path } = details;
  const problem = { message: reason, ...(path !== undefined && { path }) };
  return new StudioError('IMPORT_REFUSED', notOpenApi, { ...details, problems: [problem] });
}

/** JSON is read by the platform: large documents take milliseconds. Undefined: the text is no JSON. */
function parseJsonText(text: string): unknown {
  if (!isLikeJson(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    // Nesting beyond the platform's stack.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function isLikeJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

function parseYaml(text: string, file: StudioErrorDetails): unknown {
  const lineCounter = new LineCounter();
  const refuseAt = (message: string, at: number): never => {
    const { line, col } = lineCounter.linePos(Math.min(at, text.length));
    throw refusal(message, { ...file, line, column: col, excerpt: excerptOf(text, line, col) });
  };
  try {
    const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
    const [error] = document.errors;
    if (error?.message === 'Maximum call stack size exceeded') throw new RangeError(error.message);
    if (error !== undefined) refuseAt(error.message, error.pos[0]);
    // `version: 1.0` is a number to YAML and a text to OpenAPI: its source is what counts.
    for (const path of [['swagger'], ['openapi'], ['info', 'version']]) {
      const node = document.getIn(path, true);
      if (isScalar(node) && typeof node.value === 'number' && node.source !== undefined) node.value = node.source;
    }
    return yamlValue(document.contents);
  } catch (error) {
    if (error instanceof YamlProblem) refuseAt(error.message, error.at);
    // The parser runs out of stack on absurd nesting.
    if (error instanceof RangeError) throw refusal('The document nests too deeply.', file);
    throw error;
  }
}

/** What begins as JSON and is none: told by its line and column, without a slow second reading as YAML. */
function refuseJson(text: string, file: StudioErrorDetails): void {
  const problem = jsonProblem(text);
  if (problem === undefined) throw refusal('The document nests too deeply.', file);
  const before = text.slice(0, problem.at).split(/\r\n|\n|\r/);
  const [line, column] = [before.length, (before[before.length - 1] ?? '').length + 1];
  throw refusal(problem.message, { ...file, line, column, excerpt: excerptOf(text, line, column) });
}

/** Refuses what is too deep, runs in circles, or unfolds through aliases to more than memory should hold. */
function checkExpansion(root: unknown, file: StudioErrorDetails): void {
  const sizes = new Map<object, number>();
  const open = new Set<object>();
  const size = (value: unknown, depth: number): number => {
    if (typeof value !== 'object' || value === null) return 1;
    const known = sizes.get(value);
    if (known !== undefined) return known;
    if (depth > maxDepth) throw refusal('The document nests too deeply.', file);
    if (open.has(value)) throw refusal('The document contains itself.', file);
    open.add(value);
    let total = 1;
    for (const member of Object.values(value)) total += size(member, depth + 1);
    open.delete(value);
    sizes.set(value, total);
    if (total > maxValues) throw refusal('The aliases of the document unfold to too many values.', file);
    return total;
  };
  size(root, 0);
}

function excerptOf(text: string, line: number, column: number): string {
  const source = text.split(/\r\n|\n|\r/, line)[line - 1] ?? '';
  const from = Math.max(0, column - 61);
  const indent = source.slice(from, column - 1).replace(/[^\t]/g, ' ');
  return `${source.slice(from, from + 120)}\n${indent}^`;
}

/** UTF-8 bytes of a text; stops counting past `limit`. */
function utf8Bytes(text: string, limit: number): number {
  if (text.length > limit || text.length * 3 <= limit) return text.length;
  let bytes = 0;
  for (let at = 0; at < text.length && bytes <= limit; at++) {
    const code = text.charCodeAt(at);
    // Each half of a surrogate pair counts two of its four bytes.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  return bytes;
}
