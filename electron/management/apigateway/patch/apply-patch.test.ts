import { expect, it } from 'vitest';
import { applyPatch, type PatchTable } from './apply-patch';
import { integrationPatches, integrationResponsePatches, methodPatches, methodResponsePatches } from './method-patches';
import { authorizerPatches, gatewayResponsePatches, modelPatches, resourcePatches } from './part-patches';
import { type PatchOperation, readPatchOperations } from './patch-operation';
import { restApiPatches } from './rest-api-patches';

const api = {
  name: 'Pets',
  description: 'All pets',
  binaryMediaTypes: ['image/png', 'image/jpeg'],
  endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
};

function patch(entity: object, table: PatchTable, ...operations: (Partial<PatchOperation> & { op: string })[]) {
  return applyPatch(entity, readPatchOperations({ patchOperations: operations }), table);
}

function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return 'no refusal';
}

it('applies operations in order and leaves the entity it was given alone', () => {
  const patched = patch(
    api,
    restApiPatches,
    { op: 'replace', path: '/name', value: 'Shop' },
    { op: 'remove', path: '/description' },
    { op: 'replace', path: '/minimumCompressionSize', value: '1024' },
    { op: 'replace', path: '/disableExecuteApiEndpoint', value: 'TRUE' },
  );
  expect([patched, api.name]).toEqual([
    {
      name: 'Shop',
      binaryMediaTypes: api.binaryMediaTypes,
      endpointConfiguration: api.endpointConfiguration,
      minimumCompressionSize: 1_024,
      disableExecuteApiEndpoint: true,
    },
    'Pets',
  ]);
});

it.each([
  ['add', '/binaryMediaTypes/image~1gif', undefined, ['image/png', 'image/jpeg', 'image/gif']],
  ['add', '/binaryMediaTypes/-', undefined, ['image/png', 'image/jpeg', '-']],
  ['remove', '/binaryMediaTypes/image~1png', undefined, ['image/jpeg']],
  ['replace', '/binaryMediaTypes/image~1png', 'image/gif', ['image/jpeg', 'image/gif']],
])('keeps binary media types as recorded: %s %s', (op, path, value, expected) => {
  expect(patch(api, restApiPatches, { op: op as 'add', path, value }).binaryMediaTypes).toEqual(expected);
});

it('makes a private API dualstack', () => {
  const operation = { op: 'replace' as const, path: '/endpointConfiguration/types/EDGE', value: 'PRIVATE' };
  expect(patch(api, restApiPatches, operation).endpointConfiguration).toEqual({
    types: ['PRIVATE'],
    ipAddressType: 'dualstack',
  });
});

it('takes a member away with the last of its keys', () => {
  const method = { requestModels: { 'application/json': 'Pet' } };
  const path = '/requestModels/application~1json';
  expect(patch(method, methodPatches, { op: 'remove', path })).toEqual({});
});

it('counts what is not true as false', () => {
  expect(patch({}, methodPatches, { op: 'replace', path: '/apiKeyRequired', value: 'maybe' })).toEqual({
    apiKeyRequired: false,
  });
});

it('adds and removes elements of lists', () => {
  const integration = { type: 'HTTP', cacheKeyParameters: ['a'] };
  const added = patch(integration, integrationPatches, { op: 'add', path: '/cacheKeyParameters', value: 'b' });
  const removed = patch(added, integrationPatches, { op: 'remove', path: '/cacheKeyParameters/a' });
  const authorizer = { identitySource: 'method.request.header.A' };
  const more = patch(authorizer, authorizerPatches, {
    op: 'add',
    path: '/identitySource',
    value: 'method.request.header.B',
  });
  expect([added.cacheKeyParameters, removed.cacheKeyParameters, more.identitySource]).toEqual([
    ['a', 'b'],
    ['b'],
    'method.request.header.A,method.request.header.B',
  ]);
});

it('keeps a hostile key as a key of its own', () => {
  const patched = patch({}, methodPatches, { op: 'add', path: '/requestModels/__proto__', value: 'Pet' });
  expect([Object.keys(patched.requestModels as object), ({} as { Pet?: string }).Pet]).toEqual([
    ['__proto__'],
    undefined,
  ]);
});

// AWS recorded: the refusals of the control-plane reference, 8.4
it.each([
  [restApiPatches, 'replace', '/nothing', 'Invalid patch path /nothing'],
  [restApiPatches, 'replace', undefined, 'Invalid patch path null'],
  [restApiPatches, 'add', '/name', 'Invalid patch operation specified. Must be one of: [replace]'],
  [
    restApiPatches,
    'add',
    '/endpointConfiguration/types/0',
    "Invalid patch operation specified. Must be 'add'|'remove'|'replace'",
  ],
  [methodPatches, 'replace', '/requestModels/application/json', 'Invalid patch path /requestModels/application/json'],
  [methodPatches, 'replace', '/requestParameters', 'Invalid patch path /requestParameters'],
  [methodResponsePatches, 'remove', '/responseParameters/x', 'Invalid parameter name specified'],
  [methodResponsePatches, 'replace', '/responseModels/x', 'Content-Type specified was not found'],
  [integrationResponsePatches, 'remove', '/responseTemplates/x', 'Content-Type specified was not found'],
  [
    resourcePatches,
    'replace',
    '/nothing',
    "Invalid patch path  '/nothing' specified for op 'replace'. Must be one of: [/parentId, /pathPart]",
  ],
  [
    resourcePatches,
    'add',
    '/pathPart',
    "Invalid patch path  '/pathPart' specified for op 'add'. Please choose supported operations",
  ],
  [
    modelPatches,
    'replace',
    '/name',
    "Invalid patch path  '/name' specified for op 'replace'. Must be one of: [/description, /schema]",
  ],
  [gatewayResponsePatches, 'add', '/statusCode', 'Invalid patch path /statusCode'],
  [
    gatewayResponsePatches,
    'add',
    '/responseTemplates/application~1json',
    'Invalid null or empty value in responseTemplates',
  ],
] as const)('refuses in the recorded words: %#', (table, op, path, message) => {
  expect(refusal(() => patch(api, table, { op, ...(path !== undefined && { path }) }))).toBe(message);
});
