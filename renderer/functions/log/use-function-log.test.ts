import { expect, it } from 'vitest';
import type { LogLine } from '../../../shared/contract/logs';
import { withLines } from './use-function-log';

const line = (id: number): LogLine => ({ id, source: 'function', at: id, text: `line ${id}` });
const ids = (lines: readonly LogLine[]) => lines.map(({ id }) => id);

it('puts lines that overtook the first reading in their place, each once', () => {
  expect(ids(withLines([line(4), line(5)], [line(2), line(3), line(4)]))).toEqual([2, 3, 4, 5]);
});

it('keeps the newest of a flood', () => {
  const lines = Array.from({ length: 3_000 }, (_, id) => line(id));
  const kept = withLines(lines.slice(0, 1_500), lines.slice(1_500));
  expect([kept.length, kept[0]?.id, kept.at(-1)?.id]).toEqual([2_000, 1_000, 2_999]);
});
