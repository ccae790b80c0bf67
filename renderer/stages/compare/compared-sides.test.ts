import { expect, it } from 'vitest';
import type { StageState } from '../../../shared/contract/stages';
import { firstPair, sideChoices, sideOf } from './compared-sides';

const stage: StageState = {
  apiId: 'api',
  stageName: 'prod',
  deploymentId: 'new',
  pending: [],
  history: [{ deploymentId: 'old', deployedAt: 1 }],
  urls: { host: '', path: '' },
};
const canary = { deploymentId: 'next', percentTraffic: 10, isServed: true };

it('begins with what the canary brings, then with what waits, then with the last deployment', () => {
  expect([
    firstPair({ ...stage, canary, pending: ['rest-api:api'] }),
    firstPair({ ...stage, canary: { ...canary, isServed: false }, pending: ['rest-api:api'] }),
    firstPair(stage),
    firstPair({ ...stage, history: [] }),
  ]).toEqual([
    { before: 'deployment:new', after: 'deployment:next' },
    { before: 'deployment:new', after: 'working' },
    { before: 'deployment:old', after: 'deployment:new' },
    undefined,
  ]);
});

it('reads every choice it offers back as a side', () => {
  const deployment = { id: 'new', createdAt: 1, snapshotHash: '', version: 2, stageNames: [], canaryOf: [] };
  const choices = sideChoices(
    [stage, { ...stage, stageName: 'empty', deploymentId: undefined as never }],
    [{ ...deployment, description: 'Refunds' }],
  );
  expect(choices.map(({ value, label }) => [label, sideOf(value)])).toEqual([
    ['Working copy', { kind: 'working copy' }],
    ['Stage prod', { kind: 'stage', stageName: 'prod' }],
    ['new v2, Refunds', { kind: 'deployment', deploymentId: 'new' }],
  ]);
});
