import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Persona } from '../../../shared/definition/companions/persona';
import { entityKey } from '../../../shared/definition/entities';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

let opened: StudioUnderTest;
let apiId: string;

beforeEach(async () => {
  opened = await openTestStudio();
  const { client } = opened;
  await client.workspace.create({ name: 'Callers' });
  const imported = await client.documents.import({ text: JSON.stringify(document) });
  apiId = imported.apiId;
  await client.deployments.create({ apiId, stageName: 'dev' });
  await client.definition.put({
    key: entityKey('api-key', 'k1'),
    entity: { id: 'k1', name: 'gold', value, enabled: true, createdDate: 0, lastUpdatedDate: 0 },
  });
  await client.definition.put({
    key: entityKey('usage-plan', 'p1'),
    entity: { id: 'p1', name: 'Gold', apiStages: [{ apiId, stage: 'dev' }], keyIds: ['k1'] },
  });
  await client.principals.createUser({ userName: 'ivy', policies: { invoke: allowAll } });
});
afterEach(() => opened.dispose());

const value = 'golden-key-0123456789';
const allowAll = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }],
});
const mock = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: { default: { statusCode: '200' } },
};
const operation = { responses: { 200: { description: '' } }, 'x-amazon-apigateway-integration': mock };
const document = {
  openapi: '3.0.1',
  info: { title: 'Callers', version: '1' },
  paths: {
    '/open': { get: operation },
    '/keyed': { get: { ...operation, security: [{ api_key: [] }] } },
    '/signed/{id}': { get: { ...operation, 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } }, delete: operation },
    '/pool': { get: { ...operation, security: [{ pool: [] }] } },
  },
  components: {
    securitySchemes: {
      api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
      pool: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'cognito_user_pools',
        'x-amazon-apigateway-authorizer': {
          type: 'cognito_user_pools',
          providerARNs: ['arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_people123'],
        },
      },
    },
  },
};

async function savePersona(persona: Persona): Promise<void> {
  await opened.client.definition.put({ key: entityKey('persona', persona.name), entity: persona });
}

it('tries every method that reads as every persona and as nobody, and says why one is refused', async () => {
  await savePersona({ name: 'alice', token: { userPoolId: 'us-east-1_people123', username: 'alice' } });
  await savePersona({ name: 'gold', apiKeyId: 'k1' });
  await savePersona({ name: 'ivy', iam: { kind: 'user', userName: 'ivy' } });
  const matrix = await opened.client.personas.runMatrix({ apiId, stageName: 'dev' });
  const rows = matrix.rows.map(({ httpMethod, path, cells }) => [
    `${httpMethod} ${path}`,
    Object.fromEntries(cells.map(({ persona, status }) => [persona, status])),
  ]);
  expect(Object.fromEntries(rows)).toEqual({
    'GET /open': { alice: 200, gold: 200, ivy: 200, anonymous: 200 },
    'GET /keyed': { alice: 403, gold: 200, ivy: 403, anonymous: 403 },
    'GET /signed/1': { alice: 403, gold: 403, ivy: 200, anonymous: 403 },
    'GET /pool': { alice: 200, gold: 401, ivy: 401, anonymous: 401 },
  });
  const keyed = matrix.rows.find(({ resourcePath }) => resourcePath === '/keyed');
  expect(keyed?.cells.at(-1)?.said).toBe('/keyed requires an API key: the request has no X-API-Key header');
});

it('writes into traffic who it was', async () => {
  await savePersona({ name: 'gold', apiKeyId: 'k1' });
  const [cell] = await opened.client.personas.tryRequest({
    personas: ['gold'],
    apiId,
    stageName: 'dev',
    verb: 'GET',
    pathWithQueryString: '/keyed',
  });
  const trace = await opened.client.requests.read({ requestId: cell?.requestId ?? '' });
  expect([trace.caller, JSON.stringify(trace).includes(value), trace.request.headers?.map(([name]) => name)]).toEqual([
    'gold',
    false,
    expect.not.arrayContaining(['X-Gatehouse-Persona']),
  ]);
});

it('marks what changed since the run before, and shows the last run again', async () => {
  await savePersona({ name: 'gold', apiKeyId: 'k1' });
  const run = () => opened.client.personas.runMatrix({ apiId, stageName: 'dev', personas: ['gold'] });
  await run();
  await opened.client.definition.update({
    key: entityKey('api-key', 'k1'),
    changes: [{ path: ['enabled'], value: false }],
  });
  const second = await run();
  const changed = second.rows.flatMap(({ path, cells }) =>
    cells.filter(({ before }) => before !== undefined).map(({ before, status }) => [path, before, status]),
  );
  expect([changed, await opened.client.personas.lastMatrix({ apiId, stageName: 'dev' })]).toEqual([
    [['/keyed', 200, 403]],
    second,
  ]);
});

it('sends methods that write only where that is asked for', async () => {
  const request = { apiId, stageName: 'dev', personas: ['anonymous'] };
  const reading = await opened.client.personas.runMatrix(request);
  const all = await opened.client.personas.runMatrix({ ...request, sendsAll: true });
  const verbs = (matrix: typeof all) => new Set(matrix.rows.map(({ httpMethod }) => httpMethod));
  expect([verbs(reading), verbs(all)]).toEqual([new Set(['GET']), new Set(['GET', 'DELETE'])]);
});

it('shows what a persona would send: the signature last, over everything else', async () => {
  await savePersona({
    name: 'ivy',
    iam: { kind: 'user', userName: 'ivy' },
    headers: { 'X-Team': 'blue' },
    querystring: { page: '2' },
    sourceIp: '10.0.0.7',
    vpceId: 'vpce-1',
  });
  const dressed = await opened.client.personas.dress({
    persona: 'ivy',
    apiId,
    stageName: 'dev',
    verb: 'GET',
    pathWithQueryString: '/signed/1?x=1',
  });
  const headers = Object.fromEntries(dressed.headers);
  expect([dressed.pathWithQueryString, dressed.principal, headers]).toEqual([
    '/signed/1?x=1&page=2',
    'arn:aws:iam::000000000000:user/ivy',
    expect.objectContaining({
      'X-Team': 'blue',
      'X-Gatehouse-Source-Ip': '10.0.0.7',
      'X-Gatehouse-Vpce': 'vpce-1',
      'X-Gatehouse-Persona': 'ivy',
      Authorization: expect.stringMatching(/^AWS4-HMAC-SHA256 Credential=AKIA/),
    }),
  ]);
});

it('names a persona, a key or a user that is gone', async () => {
  await savePersona({ name: 'lost', apiKeyId: 'gone' });
  const dress = (persona: string) => opened.client.personas.dress({ persona, apiId, stageName: 'dev', verb: 'GET' });
  await expect(dress('nobody')).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'There is no persona nobody.' });
  await expect(dress('lost')).rejects.toMatchObject({ message: 'Persona lost uses API key gone, which is gone.' });
});
