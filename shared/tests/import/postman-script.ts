// Test scripts of Postman, as far as they are plain statements: checks and captured variables. Nothing is run; every
// line that is not understood is told as a loss.
import { type TestCapture, type TestCheck, testVariableName } from '../../definition/companions/test-suite';
import type { LossList } from '../../openapi/import/losses';
import { type ExpectSubject, expectationOf, responseExpectation } from './postman-expectations';
import { quotedText, scriptLiteral } from './script-literal';
import { type ScriptStatement, scriptStatements } from './script-statements';

export interface ScriptFindings {
  readonly expect: readonly TestCheck[];
  readonly capture: readonly TestCapture[];
  /** Variables that the script sets to a text of its own. */
  readonly variables: ReadonlyMap<string, string>;
}

interface Reading {
  readonly expect: TestCheck[];
  readonly capture: TestCapture[];
  readonly variables: Map<string, string>;
  /** Names that the script gives to the answer's JSON, and to places in it. */
  readonly names: Map<string, ExpectSubject>;
  readonly losses: LossList;
  readonly place: string;
}

const testBlock =
  /^pm\.test\(\s*((["'`])(?:[^\\]|\\[\s\S])*?\2)\s*,\s*(?:async\s*)?(?:function\s*\w*\s*\([^)]*\)|\([^)]*\)\s*=>|\w+\s*=>)\s*([\s\S]*)\)$/;
/** Scripts come from anyone: what is longer is not looked at. */
const longestStatement = 20_000;
const longestScript = 400_000;
const declared = /^(?:(?:var|let|const)\s+)?([A-Za-z_$][\w$]*)\s*=\s*([\s\S]+)$/;
const setVariable =
  /^(?:pm\.(?:variables|environment|collectionVariables|globals)\.set|postman\.set(?:Environment|Global)Variable)\(\s*(["'])([^"']{1,128})\1\s*,\s*([\s\S]+)\)$/;
const legacyTest = /^tests\[[^\]]*\]\s*=\s*([\s\S]+)$/;

/** Reads a script that runs before the request, or with its answer. */
export function readPostmanScript(source: string, losses: LossList, place: string): ScriptFindings {
  const reading: Reading = {
    expect: [],
    capture: [],
    variables: new Map(),
    names: new Map<string, ExpectSubject>(),
    losses,
    place,
  };
  if (source.length > longestScript) losses.warn(place, 'The script is too long to be read.');
  else readStatements(source, 1, reading, 0);
  return reading;
}

function readStatements(source: string, firstLine: number, reading: Reading, depth: number): void {
  for (const statement of scriptStatements(source)) {
    const placed = { ...statement, line: statement.line + firstLine - 1 };
    if (!readStatement(placed, reading, depth)) lose(placed, reading);
  }
}

function readStatement({ text, line }: ScriptStatement, reading: Reading, depth: number): boolean {
  const block = depth < 5 ? testBlock.exec(text) : null;
  if (block !== null) {
    const body = (block[3] ?? '').trim();
    const inner = body.startsWith('{') && body.endsWith('}') ? body.slice(1, -1) : body;
    // Where the callback begins within the statement.
    const before = text.slice(0, text.length - (block[3] ?? '').length - 1);
    readStatements(inner, line + before.split('\n').length - 1, reading, depth + 1);
    return true;
  }
  if (text.length > longestStatement) return false;
  if (/^(?:console\.\w+\(|["'`]use strict["'`]$)/.test(text)) return true;
  return readSet(text, reading) || readExpectation(text, reading) || readDeclaration(text, reading);
}

function readSet(text: string, reading: Reading): boolean {
  const [, , name = '', value = ''] = setVariable.exec(text) ?? [];
  if (!testVariableName.test(name)) return false;
  const literal = scriptLiteral(value);
  if (literal !== undefined) {
    const text = 'variable' in literal ? `{{${literal.variable}}}` : literal.value;
    reading.variables.set(name, typeof text === 'string' ? text : JSON.stringify(text));
    return true;
  }
  const subject = subjectOf(value, reading);
  const capture = subject && captureOf(name, subject);
  if (capture === undefined) return false;
  reading.capture.push(capture);
  return true;
}

function captureOf(variable: string, subject: ExpectSubject): TestCapture | undefined {
  switch (subject.of) {
    case 'status':
      return { variable, from: 'status' };
    case 'body':
      return { variable, from: 'body' };
    case 'header':
      return { variable, from: 'header', name: subject.name };
    case 'path':
      return subject.isLength ? undefined : { variable, from: 'path', name: subject.path };
    default:
      return undefined;
  }
}

function readExpectation(text: string, reading: Reading): boolean {
  const checks = responseExpectation(text) ?? pmExpect(text, reading) ?? legacy(text, reading);
  if (checks === undefined) return false;
  reading.expect.push(...checks);
  return true;
}

/** `pm.expect(subject, "words").to.…` */
function pmExpect(text: string, reading: Reading): readonly TestCheck[] | undefined {
  if (!/^pm\.expect\(/.test(text)) return undefined;
  const end = closingAt(text, 'pm.expect'.length);
  if (end === undefined) return undefined;
  const inner = text.slice('pm.expect('.length, end);
  const subject = subjectOf(withoutWords(inner), reading);
  return subject && expectationOf(subject, text.slice(end + 1));
}

/** `tests["status"] = responseCode.code === 200` */
function legacy(text: string, reading: Reading): readonly TestCheck[] | undefined {
  const condition = legacyTest.exec(text)?.[1];
  const [, left = '', right = ''] = /^([^=!<>]+?)\s*={2,3}\s*([\s\S]+)$/.exec(condition ?? '') ?? [];
  const subject = left === '' ? undefined : subjectOf(left, reading);
  return subject && expectationOf(subject, `.to.eql(${right})`);
}

function readDeclaration(text: string, reading: Reading): boolean {
  const [, name = '', value = ''] = declared.exec(text) ?? [];
  const subject = name === '' ? undefined : subjectOf(value, reading);
  if (subject === undefined) return false;
  reading.names.set(name, subject);
  return true;
}

/** What an expression of the answer is: its status, a header, its text, or a place in its JSON. */
function subjectOf(written: string, { names }: Reading): ExpectSubject | undefined {
  const text = written.trim();
  if (/^(?:pm\.response\.code|responseCode\.code)$/.test(text)) return { of: 'status' };
  if (/^(?:pm\.response\.text\(\)|responseBody)$/.test(text)) return { of: 'body' };
  if (/^pm\.response\.responseTime$|^responseTime$/.test(text)) return { of: 'time' };
  const header = /^(?:pm\.response\.headers\.get|postman\.getResponseHeader)\(([^)]+)\)$/.exec(text)?.[1];
  const headerName = header && quotedText(header);
  if (headerName) return { of: 'header', name: headerName };
  const json = /^(?:pm\.response\.json\(\)|JSON\.parse\(\s*(?:responseBody|pm\.response\.text\(\))\s*\))/.exec(
    text,
  )?.[0];
  if (json !== undefined) return placeBelow({ of: 'path', path: '$', isLength: false }, text.slice(json.length));
  const name = /^[A-Za-z_$][\w$]*/.exec(text)?.[0] ?? '';
  const known = names.get(name);
  return known && placeBelow(known, text.slice(name.length));
}

/** `.a[0]["b c"]` as JSONPath; a `.length` at the end asks for the length. */
function placeBelow(subject: ExpectSubject, rest: string): ExpectSubject | undefined {
  if (rest === '') return subject;
  if (subject.of !== 'path' || subject.isLength) return undefined;
  const steps = /^(?:\??\.[A-Za-z_$][\w$]*|(?:\?\.)?\[\s*(?:\d+|"[^"\\\]]*"|'[^'\\\]]*')\s*\])+$/.exec(
    rest.replace(/\s+(?=[.?[])/g, ''),
  );
  if (steps === null) return undefined;
  let path = subject.path;
  const parts = [...steps[0].matchAll(/\.([A-Za-z_$][\w$]*)|\[\s*(?:(\d+)|["']([^"']*)["'])\s*\]/g)];
  for (const [at, [, name, index, quoted]] of parts.entries()) {
    if (name === 'length' && at === parts.length - 1) return { of: 'path', path, isLength: true };
    if (index !== undefined) path += `[${index}]`;
    else path += name !== undefined && !name.includes('$') ? `.${name}` : `['${name ?? quoted ?? ''}']`;
  }
  return { of: 'path', path, isLength: false };
}

/** The second argument of `pm.expect` is only what a failure says. */
function withoutWords(inner: string): string {
  return inner.replace(/,\s*(["'`])(?:[^\\]|\\[\s\S])*?\1\s*$/, '');
}

/** Where the bracket that opens at `at` closes. */
function closingAt(text: string, at: number): number | undefined {
  let depth = 0;
  let quote = '';
  for (let place = at; place < text.length; place++) {
    const character = text.charAt(place);
    if (character === '\\') place += 1;
    else if (quote !== '') quote = character === quote ? '' : quote;
    else if (`"'\``.includes(character)) quote = character;
    else if (character === '(') depth += 1;
    else if (character === ')' && --depth === 0) return place;
  }
  return undefined;
}

function lose({ text, line }: ScriptStatement, { losses, place }: Reading): void {
  const flat = text.replace(/\s+/g, ' ');
  const shown = flat.length > 160 ? `${flat.slice(0, 159)}…` : flat;
  const why = /responseTime/.test(text) ? 'Times are not checked' : 'Not taken over';
  losses.warn(`${place} line ${line}`, `${why}: ${shown}`);
}
