import { describe, expect, it } from 'vitest';
import { vtlOffers } from './vtl-offers';

const offers = vtlOffers(['id']);
const labels = (before: string) => offers(before).map(({ label }) => label);

describe('vtlOffers', () => {
  it('offers the declared parameters first', () => {
    expect(labels('  "id": "$input.pa')).toEqual(["$input.params('id')", '$input.path(path)', '$input.params(name)']);
  });

  it('offers directives after a hash only, and nothing in plain text', () => {
    expect(labels('#fo')).toEqual(['#foreach']);
    expect(labels('"plain" ')).toEqual([]);
  });

  it('takes the quiet and the formal form of a reference', () => {
    expect(labels('$!{util.b')).toEqual(['$util.base64Encode(text)', '$util.base64Decode(text)']);
  });

  it('keeps the dollar of a reference out of the editor’s placeholders', () => {
    expect(offers('$util.p')[0]?.insert).toBe('\\$util.parseJson($1)');
    expect(offers('#set')[0]?.insert).toBe('#set(\\$${1:name} = ${2:value})');
  });
});
