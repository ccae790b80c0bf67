import fc from 'fast-check';
import { expect, it } from 'vitest';
import { endOfLine, withoutEdges } from './head-lines';

it('finds lines as splitting at CRLF does, and nothing where half a line end stands', () => {
  const piece = fc.constantFrom('\r\n', '\r', '\n', 'a', ': ', '\t');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const isWhole = !/\r(?!\n)|(?<!\r)\n/.test(text);
      expect(linesOf(text)).toEqual(isWhole ? text.split('\r\n') : undefined);
    }),
  );
});

it('takes spaces and tabs off both ends and no others', () => {
  expect([withoutEdges('a: \t b c \t', 2, 10), withoutEdges('a:   ', 2, 5)]).toEqual(['b c', '']);
});

function linesOf(text: string): readonly string[] | undefined {
  const lines: string[] = [];
  for (let at = 0; at <= text.length; ) {
    const end = endOfLine(text, at);
    if (end === -1) return undefined;
    lines.push(text.slice(at, end));
    at = end + 2;
  }
  return lines;
}
