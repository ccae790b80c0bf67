import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { methodSchema } from '../../../shared/definition/rest/method';
import { openMappingScope } from '../../../shared/vtl/mapping-scope';
import { recordSteps } from '../../../shared/vtl/record-steps';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

let test: StudioUnderTest;
let url = '';

beforeEach(async () => {
  test = await openTestStudio();
  await test.client.workspace.openSample({ sample: 'broken', folder: join(test.folder, 'broken') });
  const [dev] = await test.client.stages.list();
  url = dev?.urls.path ?? '';
});
afterEach(async () => {
  await test.dispose();
  expect(test.faults).toEqual([]);
});

/** The newest trace, which the gateway hands over a moment after the answer. */
async function traceOf(method: string, path: string) {
  const response = await fetch(url + path, {
    method,
    headers: { Origin: 'https://notes.example' },
    ...(method === 'POST' && { body: '{"text": "x"}' }),
  });
  await response.text();
  const requestId = response.headers.get('x-amzn-RequestId') ?? '';
  await expect
    .poll(async () => (await test.client.requests.list({})).some((row) => row.requestId === requestId))
    .toBe(true);
  return { response, trace: await test.client.requests.read({ requestId }) };
}

it('has the faults that its README tells of, and no other', async () => {
  expect((await test.client.workspace.state())?.problems).toEqual([]);
  const findings = await test.client.definition.findings();
  expect(findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule)).toEqual([
    'function-missing',
    'default-response-missing',
  ]);

  const save = await traceOf('POST', '/notes');
  const remove = await traceOf('DELETE', '/notes/7');
  const tags = await traceOf('GET', '/tags');
  const person = await traceOf('GET', '/people/bob');
  const known = await traceOf('GET', '/people/ada');
  const list = await traceOf('GET', '/notes');
  const preflight = await traceOf('OPTIONS', '/notes');
  expect(
    [save, remove, tags, person, known, list].map(({ response, trace }) => [
      response.status,
      trace.failure?.step,
      trace.failure?.template?.line,
    ]),
  ).toEqual([
    [500, 'call-endpoint', undefined],
    [403, 'resource-policy-before', undefined],
    [500, 'map-response', 7],
    [500, 'map-response', undefined],
    [200, undefined, undefined],
    [200, undefined, undefined],
  ]);
  expect([preflight, list].map(({ response }) => response.headers.get('access-control-allow-origin'))).toEqual([
    'https://notes.example',
    null,
  ]);
});

it('its template fails in the round of the note without tags', async () => {
  const { trace } = await traceOf('GET', '/tags');
  const body = trace.steps.find(({ name }) => name === 'call-endpoint')?.after?.body?.text ?? '';
  const { entities } = await test.client.definition.read();
  const method = methodSchema.parse(entities['method:n0tesbr0ke/tags01/GET']);
  const template =
    method.methodIntegration?.integrationResponses?.['200']?.responseTemplates?.['application/json'] ?? '';
  const params = { path: {}, querystring: {}, header: {} };
  const { variables } = openMappingScope({ body, params, context: {}, stageVariables: {} });
  const { steps, error } = recordSteps(template, variables);
  expect([steps.findLast(({ kind }) => kind === 'round')?.round, error?.line]).toEqual([3, 7]);
});
