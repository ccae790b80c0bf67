import { expect, it } from 'vitest';
import { type DiffRow, diffRows } from './diff-rows';

const told = (rows: readonly DiffRow[]) =>
  rows.map((row) =>
    row.kind === 'folded'
      ? `… ${row.count}`
      : `${row.kind === 'same' ? ' ' : '~'} ${row.before?.text ?? '-'} | ${row.after?.text ?? '-'}`,
  );

it('puts a member that changed beside itself, whatever the order of the members', () => {
  expect(told(diffRows('{"a": 1, "b": {"c": 2}}', '{"b": {"c": 3}, "a": 1}'))).toEqual([
    '  { | {',
    '    "a": 1, |   "a": 1,',
    '    "b": { |   "b": {',
    '~     "c": 2 |     "c": 3',
    '    } |   }',
    '  } | }',
  ]);
});

it('keeps both sides on one height where lines come or go', () => {
  expect(told(diffRows('one\ntwo\nthree', 'one\nthree\nfour'))).toEqual([
    '  one | one',
    '~ two | -',
    '  three | three',
    '~ - | four',
  ]);
});

it('folds long runs of what is the same and shows an empty side as nothing', () => {
  const lines = Array.from({ length: 12 }, (_line, at) => `line ${at}`);
  expect(told(diffRows(lines.join('\n'), [...lines.slice(0, 11), 'else'].join('\n')))).toEqual([
    '… 8',
    '  line 8 | line 8',
    '  line 9 | line 9',
    '  line 10 | line 10',
    '~ line 11 | else',
  ]);
  expect(told(diffRows('', 'x'))).toEqual(['~ - | x']);
});

it('takes names like __proto__ as names', () => {
  expect(told(diffRows('{"__proto__": 1}', '{"__proto__": 2}'))).toEqual([
    '  { | {',
    '~   "__proto__": 1 |   "__proto__": 2',
    '  } | }',
  ]);
});
