/** Telling payloads that already are what `$input.json('$')` would make of them, which saves reading and writing them. */

import { JSON_DEPTH } from './limits';

/** Exponents, and numbers so large or small that they could print with one. */
const UNSURE_NUMBERS = /\d[eE]|\d{7}\.|[^\d.]0\.00/;

/**
 * Whether JSON text is compact and prints as it stands. May say no of a text that does.
 */
export function isCompactJson(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first !== 123 && first !== 91) return false;
  if (UNSURE_NUMBERS.test(text) || isDeep(text)) return false;
  try {
    // White space, escapes, repeated or reordered keys and uncommon numbers all make a difference here.
    return JSON.stringify(JSON.parse(text)) === text;
  } catch {
    return false; // Whoever asked goes on to read it and finds what is wrong.
  }
}

/** Whether there are enough brackets to go deeper than payloads may. */
function isDeep(text: string): boolean {
  if (text.length <= JSON_DEPTH) return false;
  let opened = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code === 123 || code === 91) && ++opened > JSON_DEPTH) return true;
  }
  return false;
}
