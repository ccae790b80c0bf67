// The collection beside an exported document.
import { expect, it } from 'vitest';
import { importDocument, okOperation, testHost } from '../openapi-fixtures';
import { exportOpenApi } from './export-openapi';

const { entities, apiId } = importDocument({
  paths: {
    '/pets/{id}/{rest+}': {
      'x-amazon-apigateway-any-method': {
        ...okOperation,
        security: [{ sigv4: [], api_key: [] }],
        parameters: [
          { name: 'page', in: 'query', required: true, schema: { type: 'string' } },
          { name: 'X-A', in: 'header', schema: { type: 'string' } },
        ],
      },
    },
  },
  components: {
    securitySchemes: {
      sigv4: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
      api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
    },
  },
});
const exported = (format: 'oas30' | 'swagger', extensions: readonly ('postman' | 'integrations')[]) =>
  exportOpenApi(entities, apiId, { format, extensions, host: testHost, stage: { stageName: 'dev' } }).document;

it('has a request for each method, with its variables and credentials to fill in', () => {
  expect(exported('oas30', ['postman'])['x-postman-collection']).toMatchObject({
    info: { name: 'Test', schema: expect.stringContaining('v2.1.0') },
    item: [
      {
        name: '/pets/{id}/{rest+}',
        item: [
          {
            name: 'ANY /pets/{id}/{rest+}',
            request: {
              method: 'GET',
              auth: { type: 'awsv4' },
              header: [
                { key: 'X-A', value: '', disabled: true },
                { key: 'x-api-key', value: '{{apiKey}}' },
              ],
              url: {
                raw: '{{baseUrl}}/pets/:id/:rest',
                query: [{ key: 'page', value: '' }],
                variable: [{ key: 'id' }, { key: 'rest' }],
              },
            },
          },
        ],
      },
    ],
    variable: [{ key: 'baseUrl', value: `https://${testHost}/dev` }],
  });
});

it('stands beside what else is asked for, in both formats, and only where it is', () => {
  const keys = (['oas30', 'swagger'] as const).map((format) =>
    [['postman', 'integrations'] as const, ['integrations'] as const].map((extensions) => {
      const document = exported(format, extensions);
      return [JSON.stringify(document).includes('apigateway-integration'), 'x-postman-collection' in document];
    }),
  );
  const both = [
    [true, true],
    [true, false],
  ];
  expect(keys).toEqual([both, both]);
});
