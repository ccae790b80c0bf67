/** Parses Java regular expressions. */

import { EvaluationError } from '../template-error';
import { parseBracketClass } from './bracket-class';
import { ignoringCase, isLineBreak, not, withTable } from './classes';
import { type Flags, flagsAfter, NO_FLAGS, type Reader, readEscape, syntaxError } from './reader';
import type { ParsedRegex, RegexNode } from './syntax';

/** How deep groups may nest, and how often one quantifier may repeat. */
const MAXIMUM_DEPTH = 100;
const MAXIMUM_COUNT = 100_000;

interface State extends Reader {
  groups: number;
  readonly names: Map<string, number>;
  depth: number;
}

/** Parses a pattern; a broken one throws an `EvaluationError`. */
export function parseRegex(pattern: string): ParsedRegex {
  const state: State = { pattern, at: 0, flags: NO_FLAGS, groups: 0, names: new Map(), depth: 0 };
  const root = parseChoice(state);
  if (state.at < pattern.length) throw syntaxError(state, 'has a ")" too many');
  return { root, groups: state.groups, names: state.names };
}

function parseChoice(state: State): RegexNode {
  if (state.depth++ > MAXIMUM_DEPTH) throw new EvaluationError('A regular expression is nested too deeply.', 'limit');
  const options = [parseSequence(state)];
  while (state.pattern[state.at] === '|') {
    state.at++;
    options.push(parseSequence(state));
  }
  state.depth--;
  return options.length === 1 ? (options[0] as RegexNode) : { kind: 'choice', options };
}

function parseSequence(state: State): RegexNode {
  const items: RegexNode[] = [];
  for (;;) {
    skipComments(state);
    const next = state.pattern[state.at];
    if (next === undefined || next === '|' || next === ')') break;
    const atom = parseAtom(state);
    if (atom === undefined) continue;
    const units = atom.kind === 'sequence' ? atom.items : [atom];
    // A quantifier after a pair of surrogates repeats the pair, after quoted text its last character.
    items.push(...units.slice(0, -1));
    const last = units[units.length - 1];
    if (last !== undefined) items.push(parseQuantifier(state, last));
  }
  return items.length === 1 ? (items[0] as RegexNode) : { kind: 'sequence', items };
}

function skipComments(state: State): void {
  if (!state.flags.isExtended) return;
  for (;;) {
    const next = state.pattern[state.at];
    if (next === '#') while (state.at < state.pattern.length && state.pattern[state.at] !== '\n') state.at++;
    else if (next === undefined || !/\s/.test(next)) return;
    else state.at++;
  }
}

function parseAtom(state: State): RegexNode | undefined {
  const next = state.pattern[state.at] as string;
  switch (next) {
    case '(':
      state.at++;
      return parseGroup(state);
    case '[':
      state.at++;
      return { kind: 'class', test: withTable(parseBracketClass(state)) };
    case '.':
      state.at++;
      return { kind: 'class', test: withTable(dotClass(state.flags)) };
    case '^':
      state.at++;
      return { kind: 'assertion', test: state.flags.isMultiline ? 'line-start' : 'start' };
    case '$':
      state.at++;
      return { kind: 'assertion', test: state.flags.isMultiline ? 'line-end' : 'end-before-break' };
    case '*':
    case '+':
    case '?':
      throw syntaxError(state, `has a "${next}" with nothing before it to repeat`);
    case '{':
      // Java repeats the nothing before it.
      return { kind: 'empty' };
    case '\\':
      return parseEscape(state);
    default: {
      const code = state.pattern.codePointAt(state.at) as number;
      state.at += code > 0xffff ? 2 : 1;
      return codeNode(code, state.flags);
    }
  }
}

function dotClass(flags: Flags) {
  if (flags.isDotAll) return () => true;
  return flags.isUnixLines ? (code: number) => code !== 10 : not(isLineBreak);
}

function codeNode(code: number, flags: Flags): RegexNode {
  const folds =
    flags.ignoresCase && String.fromCodePoint(code).toLowerCase() !== String.fromCodePoint(code).toUpperCase();
  if (folds) return { kind: 'class', test: withTable(ignoringCase((other) => other === code, flags.isUnicode)) };
  if (code <= 0xffff) return { kind: 'unit', unit: code };
  return { kind: 'class', test: (other) => other === code };
}

function parseEscape(state: State): RegexNode | undefined {
  const letter = state.pattern[state.at + 1];
  if (letter === 'Q') return parseQuoted(state);
  if (letter !== undefined && letter >= '1' && letter <= '9') return parseBackreference(state);
  if (letter === 'k') return parseNamedBackreference(state);
  if (letter === 'R') {
    state.at += 2;
    return parseRegex('(?:\\r\\n|[\\n\\x0B\\f\\r\\x85\\u2028\\u2029])').root;
  }
  state.at++;
  const escaped = readEscape(state);
  if (escaped.kind === 'assertion') return { kind: 'assertion', test: escaped.test };
  if (escaped.kind === 'class') return { kind: 'class', test: withTable(escaped.test) };
  return codeNode(escaped.code, state.flags);
}

/** `\Q…\E`: taken as it is. */
function parseQuoted(state: State): RegexNode {
  const end = state.pattern.indexOf('\\E', state.at + 2);
  const quoted = state.pattern.slice(state.at + 2, end === -1 ? undefined : end);
  state.at = end === -1 ? state.pattern.length : end + 2;
  return {
    kind: 'sequence',
    items: [...quoted].map((character) => codeNode(character.codePointAt(0) as number, state.flags)),
  };
}

/** A second digit belongs to the number only if there are that many groups. */
function parseBackreference(state: State): RegexNode {
  state.at++;
  let group = Number(state.pattern[state.at++]);
  for (;;) {
    const digit = state.pattern[state.at] ?? '';
    if (!/^\d$/.test(digit) || group * 10 + Number(digit) > state.groups) break;
    group = group * 10 + Number(digit);
    state.at++;
  }
  // A group that does not exist has matched nothing, and never will.
  if (group > state.groups) return { kind: 'class', test: () => false };
  return { kind: 'backreference', group, ignoresCase: state.flags.ignoresCase };
}

function parseNamedBackreference(state: State): RegexNode {
  const match = /^\\k<([A-Za-z][A-Za-z0-9]*)>/.exec(state.pattern.slice(state.at, state.at + 200));
  const group = state.names.get(match?.[1] ?? '');
  if (match === null || group === undefined) throw syntaxError(state, 'refers to a group that does not exist');
  state.at += match[0].length;
  return { kind: 'backreference', group, ignoresCase: state.flags.ignoresCase };
}

const GROUP_HEADS: readonly [head: string, make: (body: RegexNode) => RegexNode][] = [
  ['?:', (body) => body],
  ['?>', (body) => ({ kind: 'atomic', body })],
  ['?=', (body) => ({ kind: 'look', isAhead: true, isNegative: false, body })],
  ['?!', (body) => ({ kind: 'look', isAhead: true, isNegative: true, body })],
  ['?<=', (body) => ({ kind: 'look', isAhead: false, isNegative: false, body })],
  ['?<!', (body) => ({ kind: 'look', isAhead: false, isNegative: true, body })],
];

function parseGroup(state: State): RegexNode | undefined {
  const outer = state.flags;
  if (state.pattern[state.at] !== '?') return parseCapture(state, undefined);
  for (const [head, make] of GROUP_HEADS) {
    if (!state.pattern.startsWith(head, state.at)) continue;
    state.at += head.length;
    const body = parseBody(state, outer);
    // A group of its own, so that a quantifier repeats the whole of it.
    return make(body.kind === 'sequence' ? { kind: 'choice', options: [body] } : body);
  }
  const name = /^\?<([A-Za-z][A-Za-z0-9]*)>/.exec(state.pattern.slice(state.at, state.at + 200));
  if (name !== null) {
    state.at += name[0].length;
    return parseCapture(state, name[1]);
  }
  state.at++;
  state.flags = flagsAfter(state);
  if (state.pattern[state.at++] === ')') return undefined;
  const body = parseBody(state, outer);
  return body.kind === 'sequence' ? { kind: 'choice', options: [body] } : body;
}

function parseCapture(state: State, name: string | undefined): RegexNode {
  const index = ++state.groups;
  if (name !== undefined) {
    if (state.names.has(name)) throw syntaxError(state, `names two groups "${name}"`);
    state.names.set(name, index);
  }
  return { kind: 'group', index, body: parseBody(state, state.flags) };
}

/** The inside of a group up to its `)`; flags set in it end with it. */
function parseBody(state: State, outer: Flags): RegexNode {
  const body = parseChoice(state);
  if (state.pattern[state.at] !== ')') throw syntaxError(state, 'has a group that is never closed');
  state.at++;
  state.flags = outer;
  return body;
}

const COUNTS = /\{(\d{1,9})(?:(,)(\d{1,9})?)?\}/y;

/** One quantifier, if there is one; a second in a row has nothing to repeat. */
function parseQuantifier(state: State, body: RegexNode): RegexNode {
  skipComments(state);
  const range = readRange(state);
  if (range === undefined) return body;
  const [minimum, maximum] = range;
  const suffix = state.pattern[state.at];
  if (suffix === '+' || suffix === '?') state.at++;
  const repeat: RegexNode = { kind: 'repeat', body, minimum, maximum, mode: suffix === '?' ? 'lazy' : 'greedy' };
  return suffix === '+' ? { kind: 'atomic', body: repeat } : repeat;
}

function readRange(state: State): [number, number] | undefined {
  switch (state.pattern[state.at]) {
    case '*':
      state.at++;
      return [0, Number.POSITIVE_INFINITY];
    case '+':
      state.at++;
      return [1, Number.POSITIVE_INFINITY];
    case '?':
      state.at++;
      return [0, 1];
    case '{': {
      COUNTS.lastIndex = state.at;
      const match = COUNTS.exec(state.pattern);
      if (match === null) throw syntaxError(state, 'has a "{" that is no count');
      state.at = COUNTS.lastIndex;
      const minimum = Number(match[1]);
      const maximum =
        match[2] === undefined ? minimum : match[3] === undefined ? Number.POSITIVE_INFINITY : Number(match[3]);
      if (maximum < minimum) throw syntaxError(state, 'has a count whose end is less than its start');
      const highest = Number.isFinite(maximum) ? maximum : minimum;
      if (highest > MAXIMUM_COUNT)
        throw new EvaluationError(`A regular expression repeats more than ${MAXIMUM_COUNT} times.`, 'limit');
      return [minimum, maximum];
    }
    default:
      return undefined;
  }
}
