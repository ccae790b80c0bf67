/** What patterns may ask about a place between two characters: anchors and word boundaries. */

import { isLineBreak, isWordCode } from './classes';
import type { Assertion } from './syntax';

/** Whether an assertion holds at a place; `previousEnd` is where the match before ended. */
export function holds(test: Assertion, text: string, at: number, previousEnd: number): boolean {
  switch (test) {
    case 'start':
      return at === 0;
    case 'end':
      return at === text.length;
    case 'search-start':
      return at === previousEnd;
    case 'end-before-break':
      return at === text.length || isLastBreak(text, at);
    case 'line-start':
      return at === 0 || (at < text.length && isLineBreak(text.charCodeAt(at - 1)) && !isInsideCrLf(text, at));
    case 'line-end':
      return at === text.length || (isLineBreak(text.charCodeAt(at)) && !isInsideCrLf(text, at));
    case 'word-boundary':
      return isWordAt(text, at - 1) !== isWordAt(text, at);
    case 'no-word-boundary':
      return isWordAt(text, at - 1) === isWordAt(text, at);
  }
}

function isLastBreak(text: string, at: number): boolean {
  if (!isLineBreak(text.charCodeAt(at)) || isInsideCrLf(text, at)) return false;
  return at + 1 === text.length || (text.startsWith('\r\n', at) && at + 2 === text.length);
}

function isInsideCrLf(text: string, at: number): boolean {
  return at > 0 && text.charCodeAt(at) === 10 && text.charCodeAt(at - 1) === 13;
}

function isWordAt(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const code = text.charCodeAt(at);
  return code < 128
    ? isWordCode(code)
    : /[\p{L}\p{Nd}\p{Mn}]/u.test(String.fromCodePoint(text.codePointAt(at) ?? code));
}
