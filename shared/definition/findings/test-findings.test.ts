import { expect, it } from 'vitest';
import type { z } from 'zod';
import { type testRequestSchema, testSuiteSchema } from '../companions/test-suite';
import { type Definition, type Entity, entityKey, entitySchemas } from '../entities';
import { openReport } from './finding-report';
import { findTestProblems } from './test-findings';

const api = { apiId: 'api1', stageName: 'dev' };
const definition: Definition = new Map([
  [entityKey('rest-api', 'api1'), { id: 'api1', name: 'Pets', rootResourceId: 'r' } as Entity],
  [entityKey('stage', 'api1', 'dev'), entitySchemas.stage.parse({ stageName: 'dev' }) as Entity],
]);

function found(suite: Partial<z.input<typeof testSuiteSchema>>): string[] {
  const { report, findings } = openReport();
  const parsed = testSuiteSchema.parse({ id: 's', name: 'S', ...suite });
  findTestProblems(new Map([...definition, [entityKey('test-suite', 's'), parsed]]), report);
  return findings.map(({ rule, path, message }) => `${rule} ${path}: ${message}`);
}

const request = { id: 'r1', name: 'One', method: 'GET', path: '/' };

it('finds what a suite names and is not there', () => {
  expect(
    found({
      target: { apiId: 'api1', stageName: 'prod' },
      requests: [
        { ...request, target: { apiId: 'gone', stageName: 'dev' } },
        { ...request, target: api, persona: 'alice', expect: [{ check: 'model', value: 'Pet' }] },
      ],
    }),
  ).toEqual([
    'test-reference-unknown target.stageName: The API api1 has no stage prod.',
    'test-reference-unknown requests.0.target.apiId: There is no API gone.',
    'test-reference-unknown requests.1.persona: There is no persona alice.',
    'test-reference-unknown requests.1.expect.0.value: The API api1 has no model Pet.',
  ]);
});

it('finds requests without a target, checks that say nothing, and credentials in the file', () => {
  const headers = [
    { name: 'Authorization', value: 'Bearer abc' },
    { name: 'X-Api-Key', value: '{{secret:KEY}}' },
  ];
  const expectations: z.input<typeof testRequestSchema>['expect'] = [
    { check: 'status', operator: 'matches', value: '2..' },
    { check: 'header' },
    { check: 'path', name: '$.a', operator: 'exists' },
  ];
  expect(
    found({
      requests: [
        { ...request, headers, expect: expectations },
        { ...request, path: 'https://a.test' },
      ],
    }),
  ).toEqual([
    'test-reference-unknown requests.0.path: One has no target: name an API and stage.',
    'test-secret-plain requests.0.headers.0.value: Authorization stands in the file as it is: write {{secret:NAME}}, and fill it with GATEHOUSE_TEST_NAME or in the workspace.',
    'test-check-invalid requests.0.expect.0.operator: matches cannot be asked of status.',
    'test-check-invalid requests.0.expect.1.name: A check of a header needs a name.',
    'test-check-invalid requests.0.expect.1.value: equals needs a value.',
  ]);
});
