/** Java's regular expressions: `matches`, `replaceAll`, `replaceFirst`, `split`, with their replacement syntax. */

import type { RegexBudget, RegexPort } from '../regex-port';
import { EvaluationError } from '../template-error';
import { findMatch, type Match, matchesWhole } from './machine';
import { parseRegex } from './parser';
import { compileProgram, type Program } from './program';

/** Compiled patterns that are kept; templates seldom use more than a few. */
const CACHE_SIZE = 100;

/** Opens the engine's own regular expressions. Patterns are compiled once and kept as long as the port is. */
export function openJavaRegex(): RegexPort {
  let programs: Map<string, Program> | undefined;
  const compiled = (pattern: string): Program => {
    programs ??= new Map();
    let program = programs.get(pattern);
    if (program === undefined) {
      program = compileProgram(parseRegex(pattern));
      if (programs.size >= CACHE_SIZE) programs.clear();
      programs.set(pattern, program);
    }
    return program;
  };
  return {
    matches: (pattern, text, budget) =>
      isLiteral(pattern) ? text === pattern : matchesWhole(compiled(pattern), text, budget),
    replaceAll: (pattern, text, replacement, budget) =>
      isLiteral(pattern) && !/[\\$]/.test(replacement)
        ? replaceLiteral(text, pattern, replacement)
        : replace(compiled(pattern), text, replacement, budget, true),
    replaceFirst: (pattern, text, replacement, budget) => replace(compiled(pattern), text, replacement, budget, false),
    split: (pattern, text, limit, budget) =>
      isLiteral(pattern) ? splitLiteral(pattern, text, limit) : splitBy(compiled(pattern), text, limit, budget),
  };
}

/** Whether a pattern is a text that means itself. */
function isLiteral(pattern: string): boolean {
  return pattern !== '' && !/[\\^$.|?*+()[{]/.test(pattern);
}

function replace(program: Program, text: string, replacement: string, budget: RegexBudget, isAll: boolean): string {
  let parts: readonly (string | number)[] | undefined;
  let result = '';
  let last = 0;
  let from = 0;
  while (from <= text.length) {
    const match = findMatch(program, text, from, budget, last);
    if (match === undefined) break;
    // Java looks at the replacement only once there is something to replace.
    parts ??= parseReplacement(replacement, program);
    const [start, end] = match as [number, number];
    result += text.slice(last, start) + filledIn(parts, match, text);
    last = end;
    from = end === start ? end + 1 : end;
    if (!isAll) break;
    checkLength(result.length);
  }
  return result + text.slice(last);
}

function replaceLiteral(text: string, from: string, to: string): string {
  const parts = text.split(from);
  checkLength(text.length + (parts.length - 1) * (to.length - from.length));
  return parts.join(to);
}

function checkLength(characters: number): void {
  if (characters > MAXIMUM_LENGTH) throw new EvaluationError('A regular expression makes too long a text.', 'limit');
}

/** Well below what a JavaScript string can hold. */
const MAXIMUM_LENGTH = 100_000_000;

function filledIn(parts: readonly (string | number)[], match: Match, text: string): string {
  let filled = '';
  for (const part of parts) {
    if (typeof part === 'string') filled += part;
    else {
      const start = match[2 * part] as number;
      if (start >= 0) filled += text.slice(start, match[2 * part + 1]);
    }
  }
  return filled;
}

/** Texts and group numbers of a replacement: `$1`, `${name}`, and a backslash before a plain character. */
function parseReplacement(replacement: string, program: Program): (string | number)[] {
  const parts: (string | number)[] = [];
  let at = 0;
  while (at < replacement.length) {
    const special = replacement.slice(at).search(/[\\$]/);
    if (special === -1) break;
    parts.push(replacement.slice(at, at + special));
    at += special + 1;
    if (replacement[at - 1] === '\\') {
      if (at >= replacement.length)
        throw new EvaluationError('The replacement ends in a backslash with nothing after it.');
      parts.push(replacement.charAt(at++));
      continue;
    }
    const found = groupAt(replacement, at, program);
    parts.push(found.group);
    at = found.end;
  }
  parts.push(replacement.slice(at));
  return parts;
}

function groupAt(replacement: string, at: number, program: Program): { group: number; end: number } {
  const named = /^\{([A-Za-z][A-Za-z0-9]*)\}/.exec(replacement.slice(at, at + 200));
  if (named !== null) {
    const group = program.names.get(named[1] ?? '');
    if (group === undefined)
      throw new EvaluationError(`The replacement names a group that does not exist, "${named[1]}".`);
    return { group, end: at + named[0].length };
  }
  if (!/^\d$/.test(replacement.charAt(at))) {
    throw new EvaluationError(
      'A "$" in a replacement must be followed by the number of a group; write "\\$" for the character.',
    );
  }
  let group = Number(replacement[at]);
  if (group > program.groups)
    throw new EvaluationError(`The replacement names group ${group}, but there are ${program.groups}.`);
  let end = at + 1;
  for (;;) {
    const digit = replacement.charAt(end);
    if (!/^\d$/.test(digit) || group * 10 + Number(digit) > program.groups) return { group, end };
    group = group * 10 + Number(digit);
    end++;
  }
}

function splitLiteral(separator: string, text: string, limit: number): string[] {
  if (limit <= 0) return trimmed(text.split(separator), limit);
  const parts: string[] = [];
  let from = 0;
  while (parts.length < limit - 1) {
    const at = text.indexOf(separator, from);
    if (at === -1) break;
    parts.push(text.slice(from, at));
    from = at + separator.length;
  }
  parts.push(text.slice(from));
  return parts;
}

function splitBy(program: Program, text: string, limit: number, budget: RegexBudget): string[] {
  const parts: string[] = [];
  let last = 0;
  let from = 0;
  let previousEnd = 0;
  while (from <= text.length && (limit <= 0 || parts.length < limit - 1)) {
    const match = findMatch(program, text, from, budget, previousEnd);
    if (match === undefined) break;
    const [start, end] = match as [number, number];
    from = end === start ? end + 1 : end;
    previousEnd = end;
    // An empty match at the very beginning makes no empty first part.
    if (end === 0) continue;
    parts.push(text.slice(last, start));
    last = end;
  }
  if (last === 0) return [text];
  parts.push(text.slice(last));
  return trimmed(parts, limit);
}

/** With limit 0 the empty parts at the end are dropped; a text that had no separator stays one part. */
function trimmed(parts: string[], limit: number): string[] {
  if (limit !== 0 || parts.length === 1) return parts;
  let count = parts.length;
  while (count > 0 && parts[count - 1] === '') count--;
  return parts.slice(0, count);
}
