/** String literals. A double-quoted one that holds a `$` or a `#` is a template of its own. */

import type { Expression } from './ast';
import { image, nested, openTokenStream, parseError, type TokenStream, take } from './token-stream';

/** Parses the string that is the next token. */
export function parseString(stream: TokenStream): Expression {
  const token = take(stream);
  const quoted = image(stream, token);
  const quote = quoted.charAt(0);
  const start = stream.origin.place(token.start);
  const end = stream.origin.place(token.end);
  const inner = quoted.slice(1, -1);
  if (quote === "'") return { kind: 'literal', value: inner.replaceAll("''", "'"), start, end };
  if (!inner.includes('$') && !inner.includes('#')) {
    return { kind: 'literal', value: decode(stream, inner, token.start + 1).text, start, end };
  }
  const decoded = decode(stream, inner, token.start + 1);
  const hasComment = decoded.text.includes('##');
  // A mark must not be the last character of a source, so a space goes behind it, to be taken off when rendered.
  const text = hasComment ? decoded.text : `${decoded.text} `;
  const last = decoded.text.length;
  const place = (offset: number) => stream.origin.place(token.start + 1 + decoded.offsetOf(Math.min(offset, last)));
  const body = nested(stream, () =>
    stream.grammar.source(openTokenStream(text, { source: stream.origin.source, place }, stream)),
  );
  return { kind: 'interpolation', body, dropsLastCharacter: !hasComment, start, end };
}

/** Resolves `\uXXXX` and doubled quotes; `offsetOf` gives the place in the source of a place in the text. */
function decode(stream: TokenStream, inner: string, start: number): { text: string; offsetOf: (at: number) => number } {
  if (!inner.includes('\\u') && !inner.includes('""')) return { text: inner, offsetOf: (at) => at };
  let text = '';
  // Pairs of a place in the text and the characters saved up to there.
  const shifts: [at: number, saved: number][] = [[0, 0]];
  let saved = 0;
  let last = 0;
  for (const match of inner.matchAll(/\\u(.{0,4})|""/gs)) {
    text += inner.slice(last, match.index);
    last = match.index + match[0].length;
    const digits = match[1];
    if (digits === undefined) text += '"';
    else if (/^[0-9a-fA-F]{4}$/.test(digits)) text += String.fromCharCode(Number.parseInt(digits, 16));
    else throw parseError(stream, 'Four hexadecimal digits were expected after "\\u".', start + match.index);
    saved += match[0].length - 1;
    shifts.push([text.length, saved]);
  }
  text += inner.slice(last);
  return { text, offsetOf: (at) => at + shiftAt(shifts, at) };
}

function shiftAt(shifts: readonly (readonly [number, number])[], at: number): number {
  let shift = 0;
  for (const [from, saved] of shifts) if (from <= at) shift = saved;
  return shift;
}
