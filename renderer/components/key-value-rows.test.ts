import { describe, expect, it } from 'vitest';
import { isPastedTable, parsePastedRows, recordOfRows, repeatedNames } from './key-value-rows';

describe('parsePastedRows', () => {
  it('reads header lines, assignments and tab-separated cells', () => {
    expect(parsePastedRows('Accept: */*\r\nx-shop=eu-1\nname\tvalue with = and :\n\n')).toEqual([
      { name: 'Accept', value: '*/*' },
      { name: 'x-shop', value: 'eu-1' },
      { name: 'name', value: 'value with = and :' },
    ]);
  });

  it('keeps the colon of HTTP/2 pseudo headers and of values', () => {
    expect(parsePastedRows(':authority: example.org\nreferer: http://example.org/')).toEqual([
      { name: ':authority', value: 'example.org' },
      { name: 'referer', value: 'http://example.org/' },
    ]);
  });

  it('reads a query string and decodes it', () => {
    expect(parsePastedRows('?expand=items&q=a%20b+c&flag')).toEqual([
      { name: 'expand', value: 'items' },
      { name: 'q', value: 'a b c' },
      { name: 'flag', value: '' },
    ]);
  });

  it('leaves a broken percent sign as it was pasted', () => {
    expect(parsePastedRows('a=100%&b=2')).toEqual([
      { name: 'a', value: '100%' },
      { name: 'b', value: '2' },
    ]);
  });
});

describe('isPastedTable', () => {
  it('tells a table from a plain value', () => {
    expect(['a: b', 'a: 1\nb: 2', 'x=1&y=2', 'plain', 'token=abc'].map(isPastedTable)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('recordOfRows', () => {
  it('leaves out rows that are off or have no name and never touches the prototype', () => {
    const record = recordOfRows([
      { name: 'a', value: '1' },
      { name: 'a', value: '2' },
      { name: 'off', value: 'x', isOn: false },
      { name: '', value: 'y' },
      { name: '__proto__', value: 'z' },
    ]);
    expect(Object.entries(record)).toEqual([
      ['a', '2'],
      ['__proto__', 'z'],
    ]);
  });
});

describe('repeatedNames', () => {
  it('folds case for headers only', () => {
    const rows = [
      { name: 'Accept', value: '' },
      { name: 'accept', value: '' },
      { name: '', value: '' },
      { name: '', value: '' },
    ];
    expect([...repeatedNames(rows, false)]).toEqual(['Accept', 'accept']);
    expect([...repeatedNames(rows, true)]).toEqual([]);
  });
});
