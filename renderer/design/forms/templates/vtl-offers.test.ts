import { describe, expect, it } from 'vitest';
import { vtlHovers, vtlOffers } from './vtl-offers';

const offers = vtlOffers(['id']);
const labels = (before: string) => offers(before).map(({ label }) => label);

describe('vtlOffers', () => {
  it('offers the declared parameters first', () => {
    expect(labels('  "id": "$input.pa')).toEqual([
      "$input.params('id')",
      '$input.path',
      '$input.params',
      '$input.params()',
    ]);
  });

  it('offers directives after a hash only, and nothing in plain text', () => {
    expect(labels('#fo')).toEqual(['#foreach']);
    expect(labels('"plain" ')).toEqual([]);
  });

  it('takes the quiet and the formal form of a reference', () => {
    expect(labels('$!{util.b')).toEqual(['$util.base64Encode', '$util.base64Decode']);
  });

  it('puts the cursor where there is something to fill in, and keeps the language’s own dollars', () => {
    expect(offers('$util.p')[0]?.insert).toBe('\\$util.parseJson($0)');
    expect(offers('#set')[0]?.insert).toBe('#set(\\$$0 = )');
    expect(offers('$input.pat')[0]?.insert).toBe("\\$input.path('\\$$0')");
  });
});

describe('vtlHovers', () => {
  it('explains the name under the pointer, by its longest known part', () => {
    const line = '"who": "$!{context.identity.sourceIp}", "sub": "$context.authorizer.claims.sub"';
    expect([vtlHovers(line, 16)?.title, vtlHovers(line, 60)?.title, vtlHovers(line, 3)]).toEqual([
      '$context.identity.sourceIp',
      '$context.authorizer.claims',
      undefined,
    ]);
  });
});
