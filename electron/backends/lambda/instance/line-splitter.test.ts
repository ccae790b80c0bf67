import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openLineSplitter } from './line-splitter';

function linesOf(parts: readonly Buffer[]): string[] {
  const lines: string[] = [];
  const splitter = openLineSplitter((line) => lines.push(line));
  for (const part of parts) splitter.take(part);
  splitter.flush();
  return lines;
}

it('finds the same lines wherever the parts are cut', () => {
  const text = Buffer.from('one\r\nzwei für drei\n\n😀 last');
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 8 }), (cuts) => {
      const at = [0, ...[...cuts].sort((a, b) => a - b), text.length];
      const parts = at.slice(1).map((end, index) => text.subarray(at[index], end));
      expect(linesOf(parts)).toEqual(['one', 'zwei für drei', '', '😀 last']);
    }),
  );
});

it('cuts a line that does not end', () => {
  expect(linesOf([Buffer.alloc(600_000, 'x')]).map(({ length }) => length)).toEqual([262_144, 262_144, 75_712]);
});
