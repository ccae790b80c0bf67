import { describe, expect, it } from 'vitest';
import { applyPatch } from './apply-patch';
import { type PatchOperation, readPatchOperations } from './patch-operation';
import { stagePatches } from './stage-patches';

const stage = { stageName: 'dev', deploymentId: 'one', variables: { color: 'red' } };
const table = stagePatches(new Set(['one', 'two']));

type Given = Partial<PatchOperation> & { op: string };

function patch(entity: object, ...operations: Given[]) {
  return applyPatch(entity, readPatchOperations({ patchOperations: operations }), table);
}

function refusal(...operations: Given[]): string {
  try {
    patch(stage, ...operations);
  } catch (error) {
    return (error as Error).message;
  }
  return 'no refusal';
}

const recordedEntry = {
  metricsEnabled: false,
  dataTraceEnabled: false,
  throttlingBurstLimit: 5_000,
  throttlingRateLimit: 10_000,
  cachingEnabled: false,
  cacheTtlInSeconds: 300,
  cacheDataEncrypted: false,
  requireAuthorizationForCacheControl: true,
  unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
};

describe('method settings', () => {
  it('fill an entry in when it is first touched, and keep the key as it was sent', () => {
    const patched = patch(
      stage,
      { op: 'replace', path: '/*/*/logging/loglevel', value: 'INFO' },
      { op: 'replace', path: '/~1pets~1{id}/GET/caching/ttlInSeconds', value: '60' },
      { op: 'replace', path: '/pets/GET/metrics/enabled', value: 'true' },
      { op: 'replace', path: '/~1/GET/throttling/rateLimit', value: '0.5' },
      { op: 'replace', path: '/*/*/logging/dataTrace', value: 'true' },
    );
    const copied = { ...recordedEntry, loggingLevel: 'INFO' };
    expect(patched.methodSettings).toEqual({
      '*/*': { ...copied, dataTraceEnabled: true },
      '~1pets~1{id}/GET': { ...copied, cacheTtlInSeconds: 60 },
      'pets/GET': { ...copied, metricsEnabled: true },
      '~1/GET': { ...copied, throttlingRateLimit: 0.5 },
    });
  });

  it('go as a whole', () => {
    const set = patch(stage, { op: 'replace', path: '/*/*/metrics/enabled', value: 'true' });
    expect(patch(set, { op: 'remove', path: '/*/*' })).toEqual(stage);
  });
});

describe('a canary', () => {
  it('is made by the first setting, and promoted by copies of the same request', () => {
    const promoted = patch(
      stage,
      { op: 'replace', path: '/canarySettings/deploymentId', value: 'two' },
      { op: 'replace', path: '/canarySettings/percentTraffic', value: '10.5' },
      { op: 'replace', path: '/canarySettings/stageVariableOverrides/size', value: 'big' },
      { op: 'copy', from: '/canarySettings/stageVariableOverrides', path: '/variables' },
      { op: 'copy', from: '/canarySettings/deploymentId', path: '/deploymentId' },
    );
    expect(promoted).toEqual({
      ...stage,
      deploymentId: 'two',
      variables: { color: 'red', size: 'big' },
      canarySettings: {
        percentTraffic: 10.5,
        useStageCache: false,
        deploymentId: 'two',
        stageVariableOverrides: { size: 'big' },
      },
    });
  });

  it('starts with the deployment of its stage', () => {
    expect(patch(stage, { op: 'replace', path: '/canarySettings/percentTraffic', value: '5' }).canarySettings).toEqual({
      percentTraffic: 5,
      useStageCache: false,
      deploymentId: 'one',
    });
  });
});

// AWS recorded: the refusals of the control-plane reference, 8.4
it.each([
  [
    { op: 'remove', path: '/*/*' },
    'Cannot remove method setting */* because there is no method setting for this method ',
  ],
  [
    { op: 'remove', path: '/accessLogSettings/destinationArn' },
    'Cannot remove method setting accessLogSettings/destinationArn because there is no method setting for this method ',
  ],
  [
    { op: 'add', path: '/canarySettings/deploymentId', value: 'two' },
    'Invalid add operation with path: /canarySettings/deploymentId',
  ],
  [
    { op: 'replace', path: '/accessLogSettings/wrong', value: 'x' },
    'Invalid accessLogSettings path. Must be one of : [/accessLogSettings/destinationArn, /accessLogSettings/format]',
  ],
  [{ op: 'replace', path: '/accessLogSettings/format', value: '' }, 'Access Log value must not be empty'],
  [
    { op: 'copy', path: '/description', from: '/deploymentId' },
    'Invalid copy operation with path: /description and from /deploymentId. Valid copy:path are [/deploymentId, /variables] and valid copy:from are [/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]',
  ],
  [
    { op: 'copy', path: '/deploymentId', from: '/canarySettings/deploymentId' },
    'Promotion not available. Canary does not exist.',
  ],
  [{ op: 'replace', path: '/deploymentId', value: 'none' }, 'Deployment id does not exist'],
] as const)('is refused in the recorded words: %#', (operation, message) => {
  expect(refusal(operation)).toBe(message);
});

it('lists its paths where one is unknown', () => {
  expect(refusal({ op: 'replace', path: '/unknown', value: 'x' })).toMatch(
    /^Invalid method setting path: \/unknown\. Must be one of: \[\/deploymentId, \/description, .*, \/tracingEnabled\]$/,
  );
});
