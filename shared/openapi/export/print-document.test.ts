// The text of documents.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { printDocument } from './print-document';

it('prints JSON in the layout of AWS’s exports', () => {
  const document = { a: 'x', list: ['b', 'c'], objects: [{ d: 1 }, { e: [] }], empty: {}, none: null };
  expect(printDocument(document, 'json')).toBe(`{
  "a" : "x",
  "list" : [ "b", "c" ],
  "objects" : [ {
    "d" : 1
  }, {
    "e" : [ ]
  } ],
  "empty" : { },
  "none" : null
}
`);
});

it('quotes in YAML what older readers take for something else', () => {
  const document = { on: 'yes', '200': '1.0', date: '2016-11-22', template: '#set($a = 1)\n$a\n' };
  const text = printDocument(document, 'yaml');
  expect(text).toContain('"on": "yes"');
  expect(text).toContain('template: |\n');
  expect(parse(text, { version: '1.1' })).toEqual(document);
});

it.each(['json', 'yaml'] as const)('reads back from %s as it was', (syntax) => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (document) => {
      const text = printDocument(document, syntax);
      const back = syntax === 'json' ? JSON.parse(text) : parse(text);
      expect(JSON.stringify(back)).toBe(JSON.stringify(document));
    }),
  );
});
