import { expect, it } from 'vitest';
import { movedPriority, whyStuck } from './rule-order';

const rules = [10, 20, 21, 30].map((priority) => ({ id: String(priority), priority }));

it('moves a rule between its new neighbours, and says where there is no number between them', () => {
  const moves = [
    movedPriority(rules, '20', -1),
    movedPriority(rules, '10', -1),
    movedPriority(rules, '21', 1),
    movedPriority(rules, '30', 1),
    movedPriority(rules, '10', 1),
    movedPriority(rules, '30', -1),
    movedPriority(rules, 'gone', 1),
  ];
  expect(moves).toEqual([5, undefined, 40, undefined, undefined, undefined, undefined]);
});

it('says why a rule stays where it is', () => {
  expect([
    whyStuck(rules, '10', -1),
    whyStuck(rules, '30', 1),
    whyStuck(rules, '10', 1),
    whyStuck(rules, '20', -1),
  ]).toEqual(['it is the first', 'it is the last', 'no priority is free between the rules there', undefined]);
});
