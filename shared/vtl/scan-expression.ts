/** Scanning inside the parentheses of directives and calls and inside brackets: the longest token at a character. */

import * as chars from './characters';
import { nameStep } from './scan-text';
import type { ScanStep, TokenKind } from './tokens';

const DIRECTIVE_WORDS: ReadonlyMap<string, TokenKind> = new Map<string, TokenKind>([
  ['true', 'true'],
  ['false', 'false'],
  ['and', '&&'],
  ['or', '||'],
  ['lt', '<'],
  ['le', '<='],
  ['gt', '>'],
  ['ge', '>='],
  ['eq', '=='],
  ['ne', '!='],
  ['not', '!'],
]);

const CONTROL_WORDS: ReadonlyMap<string, TokenKind> = new Map<string, TokenKind>([
  ['if', 'if'],
  ['elseif', 'elseif'],
  ['else', 'else'],
  ['end', 'end'],
]);

/** The token in a directive's parentheses, or after its `#` (`isAfterHash`), where only names and numbers can stand. */
export function scanDirective(source: string, at: number, isAfterHash: boolean): ScanStep | undefined {
  const code = source.charCodeAt(at);
  const word = chars.wordEnd(source, at);
  if (word > at) return wordStep(source, at, word, isAfterHash);
  if (code === chars.OPEN_BRACE) {
    const bracketed = chars.bracketedWordEnd(source, at);
    if (bracketed > at)
      return isAfterHash ? bracketedStep(source, at, bracketed) : { kind: 'bracketed-word', end: bracketed };
  }
  const number = numberStep(source, at, code);
  if (number !== undefined) return number;
  if (code === chars.HASH) return { kind: 'comment-start', end: at + 2 };
  if (isAfterHash) return undefined;
  if (code === 41) return { kind: ')', end: chars.lineRestEnd(source, at + 1) };
  return sharedStep(source, at, code) ?? signStep(source, at, true);
}

/** The token in a method's parentheses. */
export function scanArguments(source: string, at: number): ScanStep | undefined {
  const code = source.charCodeAt(at);
  if (chars.startsName(code)) return nameStep(source, at);
  if (code === chars.SPACE || code === chars.TAB || code === chars.HASH) {
    const set = chars.setDirectiveEnd(source, at);
    if (set > at) return { kind: 'set', end: set };
  }
  if (code === 41) return { kind: 'arguments)', end: at + 1 };
  const found = numberStep(source, at, code) ?? sharedStep(source, at, code);
  if (found !== undefined) return found;
  if (code === chars.DOT && chars.isLetter(source.charCodeAt(at + 1))) return { kind: 'dot', end: at + 1 };
  return signStep(source, at, false);
}

/** The token in a reference's brackets. */
export function scanIndex(source: string, at: number): ScanStep | undefined {
  const code = source.charCodeAt(at);
  if (code === chars.CLOSE_BRACKET) return { kind: 'index]', end: at + 1 };
  if (source.startsWith('true', at)) return { kind: 'true', end: at + 4 };
  if (source.startsWith('false', at)) return { kind: 'false', end: at + 5 };
  return numberStep(source, at, code) ?? sharedStep(source, at, code);
}

function wordStep(source: string, at: number, end: number, isAfterHash: boolean): ScanStep {
  const word = source.slice(at, end);
  if (!isAfterHash) return { kind: DIRECTIVE_WORDS.get(word) ?? 'word', end };
  return controlStep(source, CONTROL_WORDS.get(word) ?? 'word', end);
}

function bracketedStep(source: string, at: number, end: number): ScanStep {
  return controlStep(source, CONTROL_WORDS.get(source.slice(at + 1, end - 1)) ?? 'bracketed-word', end);
}

/** `#else` and `#end` take the rest of their line along if it is blank. */
function controlStep(source: string, kind: TokenKind, end: number): ScanStep {
  return { kind, end: kind === 'end' || kind === 'else' ? chars.lineRestEnd(source, end) : end };
}

function numberStep(source: string, at: number, code: number): ScanStep | undefined {
  if (!chars.isDigit(code) && code !== chars.MINUS && code !== chars.DOT) return undefined;
  const number = chars.numberEnd(source, at);
  return number && { kind: number.isInteger ? 'integer' : 'float', end: number.end };
}

/** White space and strings, which all three places have. */
function sharedStep(source: string, at: number, code: number): ScanStep | undefined {
  if (code === chars.DOUBLE_QUOTE || code === chars.SINGLE_QUOTE) {
    const end = chars.stringEnd(source, at);
    return end > at ? { kind: 'string', end } : undefined;
  }
  let end = at;
  for (;;) {
    const next = source.charCodeAt(end);
    if (next !== chars.SPACE && next !== chars.TAB && next !== chars.LF && next !== chars.CR) break;
    end++;
  }
  return end > at ? { kind: 'whitespace', end } : undefined;
}

function signStep(source: string, at: number, isInDirective: boolean): ScanStep | undefined {
  const sign = source.charAt(at);
  switch (sign) {
    case '[':
    case ']':
    case ',':
    case ':':
    case '{':
    case '}':
      return { kind: sign, end: at + 1 };
    case '.':
      return source.charAt(at + 1) === '.' ? { kind: '..', end: at + 2 } : undefined;
    default:
      return isInDirective ? operatorStep(source, at, sign) : undefined;
  }
}

function operatorStep(source: string, at: number, sign: string): ScanStep | undefined {
  const next = source.charAt(at + 1);
  switch (sign) {
    case '(':
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return { kind: sign, end: at + 1 };
    case '=':
    case '!':
    case '<':
    case '>':
      return next === '=' ? { kind: `${sign}=`, end: at + 2 } : { kind: sign, end: at + 1 };
    case '&':
    case '|':
      return next === sign ? { kind: `${sign}${sign}` as TokenKind, end: at + 2 } : undefined;
    default:
      return undefined;
  }
}
