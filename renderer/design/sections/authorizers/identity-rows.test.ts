import { expect, it } from 'vitest';
import { identityList, identityRowProblem, identityRows } from './identity-rows';

it('takes the list of sources apart and puts it together as it was', () => {
  const list = 'method.request.header.X-Key, method.request.querystring.team, stageVariables.tier, context.accountId';
  const rows = identityRows(list);
  expect({ rows, again: identityList(rows) }).toEqual({
    rows: [
      { place: 'header', name: 'X-Key' },
      { place: 'querystring', name: 'team' },
      { place: 'stage-variable', name: 'tier' },
      { place: 'context', name: 'accountId' },
    ],
    again: list,
  });
});

it('keeps what is no identity source as it was written', () => {
  expect(identityList(identityRows('method.request.path.id,$context.accountId'))).toBe(
    'method.request.path.id, context.accountId',
  );
});

it('says what is wrong with a row, and nothing of one that has no name yet', () => {
  expect([
    identityRowProblem({ place: 'header', name: '' }),
    identityRowProblem({ place: 'header', name: 'X-Key' }),
    identityRowProblem({ place: 'header', name: 'X Key' })?.slice(0, 50),
    identityRowProblem({ place: 'querystring', name: 'a,b' }),
  ]).toEqual([
    undefined,
    undefined,
    'method.request.header.X Key is no identity source.',
    'A comma stands between two sources: add a row for each.',
  ]);
});
