import { expect, it } from 'vitest';
import type { LinkDifference, LinkState } from '../../shared/contract/links';
import {
  decisionsOf,
  differenceName,
  fileNameOf,
  groupDifferences,
  linkLook,
  valueText,
  whyNotMerged,
  whyNotWritten,
} from './link-words';

const none = { added: 0, changed: 0, removed: 0 };
const inStep: LinkState = {
  apiId: 'a',
  apiName: 'Pets',
  file: 'docs/api.yaml',
  writeBack: false,
  status: 'in step',
  source: none,
  api: none,
  conflicts: 0,
  summary: 'in step',
};
const both: LinkState = {
  ...inStep,
  status: 'both changed',
  source: { ...none, changed: 2 },
  api: { ...none, changed: 1 },
  conflicts: 1,
};
const difference = (name: string, changedBy: LinkDifference['changedBy']): LinkDifference => ({
  key: `model:a/${name}`,
  kind: 'model',
  name,
  path: ['description'],
  change: 'changed',
  changedBy,
});

it('says how pressing each state is', () => {
  const states: LinkState[] = [
    inStep,
    { ...inStep, status: 'source changed' },
    { ...inStep, status: 'api changed' },
    both,
    { ...both, conflicts: 0 },
    { ...inStep, status: 'broken' },
  ];
  expect(states.map(linkLook)).toEqual([
    { words: 'in step', tone: 'ok' },
    { words: 'source changed', tone: 'warning' },
    { words: 'API changed', tone: 'info' },
    { words: '1 conflict', tone: 'warning' },
    { words: 'both changed', tone: 'warning' },
    { words: 'cannot be read', tone: 'error' },
  ]);
});

it('puts what has to be decided first and leaves empty groups out', () => {
  const groups = groupDifferences([difference('Mine', 'ours'), difference('Pet', 'both')]);
  expect(groups.map(({ heading, differences }) => [heading, ...differences.map(({ name }) => name)])).toEqual([
    ['Changed on both sides', 'Pet'],
    ['Changed in the API', 'Mine'],
  ]);
});

it('sends decisions of conflicts only', () => {
  const [pet, theirs] = [difference('Pet', 'both'), difference('Order', 'theirs')];
  const choices = new Map([
    [differenceName(pet), 'theirs'],
    [differenceName(theirs), 'ours'],
    ['gone', 'ours'],
  ] as const);
  expect(decisionsOf([pet, theirs, difference('Undecided', 'both')], choices)).toEqual([
    { key: 'model:a/Pet', path: ['description'], take: 'theirs' },
  ]);
});

it('says what keeps a merge and a write from being done', () => {
  expect([
    whyNotMerged(both, 0),
    whyNotMerged(both, 1),
    whyNotMerged(inStep, 0),
    whyNotWritten(both),
    whyNotWritten(inStep),
    whyNotWritten({ ...inStep, api: { ...none, added: 1 } }),
  ]).toEqual([
    'Decide 1 conflict first',
    undefined,
    'The document has nothing new',
    'Take the changes of the document over first',
    'The document has it all',
    undefined,
  ]);
});

it('shows texts as they are and names files without their folders', () => {
  expect([valueText('a'), valueText(undefined), valueText({ a: 1 }), fileNameOf('C:\\docs\\api.yaml')]).toEqual([
    'a',
    'not set',
    '{\n  "a": 1\n}',
    'api.yaml',
  ]);
});
