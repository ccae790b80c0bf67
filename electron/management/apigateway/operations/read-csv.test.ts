import { expect, it } from 'vitest';
import { readCsv } from './read-csv';

it.each([
  [
    'a,b\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a,b,\r\n\r\n,,',
    [
      ['a', 'b', ''],
      ['', '', ''],
    ],
  ],
  ['"a,b",\'c,d\'', [['a,b', 'c,d']]],
  ['"say ""hi""" , x', [['say "hi"', ' x']]],
  ['\ufeffname', [['name']]],
  ['"open,x', [['"open', 'x']]],
  ['', []],
])('reads %j', (text, rows) => {
  expect(readCsv(text)).toEqual(rows);
});
