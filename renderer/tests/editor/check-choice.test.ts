import { expect, it } from 'vitest';
import { withKind, withOperator } from './check-choice';

it('keeps what another kind of check takes and drops what it does not', () => {
  expect([
    withKind({ check: 'status', operator: 'lessThan', value: '300' }, 'header'),
    withKind({ check: 'path', name: '$.a', operator: 'length', value: '3' }, 'header'),
    withKind({ check: 'header', name: 'ETag', operator: 'exists' }, 'status'),
    withKind({ check: 'body', operator: 'contains', value: 'x' }, 'path'),
  ]).toEqual([
    { check: 'header', operator: 'equals', name: 'Content-Type', value: '' },
    { check: 'header', operator: 'equals', name: '$.a', value: '' },
    { check: 'status', operator: 'equals', value: '200' },
    { check: 'path', operator: 'contains', name: '$.id', value: '' },
  ]);
});

it('has no value where the operator needs none', () => {
  expect([
    withOperator({ check: 'body', operator: 'equals', value: 'x' }, 'exists'),
    withOperator({ check: 'body', operator: 'exists' }, 'contains'),
  ]).toEqual([
    { check: 'body', operator: 'exists' },
    { check: 'body', operator: 'contains', value: '' },
  ]);
});
