import { expect, it } from 'vitest';
import { changedCells } from './matrix-words';

it('says what changed and why, and nothing of the rest', () => {
  const cell = { persona: 'bob', requestId: 'r' };
  const row = { resourceId: 'r1', resourcePath: '/orders/{id}', httpMethod: 'GET', path: '/orders/1' };
  const rows = [
    {
      ...row,
      cells: [
        { ...cell, status: 200 },
        { ...cell, status: 403, before: 200, said: 'no statement covers it' },
      ],
    },
    { ...row, resourcePath: '/x', cells: [{ ...cell, status: 200, before: 401 }] },
  ];
  expect(changedCells(rows).map(({ sentence }) => sentence)).toEqual([
    'GET /orders/{id} was 200, is 403: no statement covers it.',
    'GET /x was 401, is 200.',
  ]);
});
