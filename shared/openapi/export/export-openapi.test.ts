// Documents as AWS writes them.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../definition/edits/edit-fixtures';
import { type Definition, entityKey } from '../../definition/entities';
import { importOpenApi } from '../import/import-openapi';
import { importDocument, okOperation, testHost, testOptions } from '../openapi-fixtures';
import { type ExportOptions, exportOpenApi } from './export-openapi';
import { printDocument } from './print-document';

const read = (name: string) => importOpenApi(readFileSync(`${__dirname}/../fixtures/${name}`, 'utf8'), testOptions());

function exported(name: string, more: Partial<ExportOptions> = {}) {
  const { entities, apiId } = read(name);
  const stage = { stageName: 'local', documentationVersion: '1' };
  return exportOpenApi(entities, apiId, {
    format: 'oas30',
    extensions: ['apigateway'],
    host: testHost,
    stage,
    ...more,
  });
}

describe('Swagger 2.0', () => {
  const { document } = exported('petstore-swagger.json', { format: 'swagger' });

  it('has AWS’s order at the root and alphabetical paths', () => {
    expect(Object.keys(document)).toEqual(['swagger', 'info', 'host', 'basePath', 'schemes', 'paths', 'definitions']);
    expect(document).toMatchObject({ host: testHost, basePath: '/local', schemes: ['https'] });
    expect(Object.keys(document.info as object)).toEqual(['description', 'version', 'title']);
    expect(Object.keys(document.paths as object)).toEqual(['/', '/pets', '/pets/{petId}']);
  });

  it('writes operations as AWS does', () => {
    const paths = document.paths as Record<string, Record<string, object>>;
    expect(paths['/']?.get).toEqual({
      operationId: 'welcome',
      consumes: ['application/json'],
      produces: ['text/html'],
      responses: { '200': { description: '200 response', headers: { 'Content-Type': { type: 'string' } } } },
      'x-amazon-apigateway-integration': {
        type: 'mock',
        responses: {
          default: {
            statusCode: '200',
            responseParameters: { 'method.response.header.Content-Type': "'text/html'" },
            responseTemplates: { 'text/html': '<html><body>Welcome</body></html>' },
          },
        },
        requestTemplates: { 'application/json': '{"statusCode": 200}' },
        passthroughBehavior: 'when_no_match',
      },
    });
    expect(paths['/pets']?.post).toMatchObject({
      parameters: [{ in: 'body', name: 'NewPet', required: true, schema: { $ref: '#/definitions/NewPet' } }],
    });
    expect(paths['/pets']?.get).toMatchObject({
      parameters: [
        { name: 'type', in: 'query', required: false, type: 'string' },
        { name: 'page', in: 'query', required: false, type: 'string' },
      ],
    });
  });

  it('turns references back into local ones', () => {
    expect(document.definitions).toMatchObject({ Pets: { type: 'array', items: { $ref: '#/definitions/Pet' } } });
  });

  it('leaves definitions out when there are no models', () => {
    const bare = exported('greedy-and-any.yaml', { format: 'swagger' }).document;
    expect(Object.keys(bare)).toEqual(['swagger', 'info', 'host', 'basePath', 'schemes', 'paths']);
  });
});

describe('OpenAPI 3.0', () => {
  it('has AWS’s root, server variable and components', () => {
    const { document } = exported('petstore-oas30.yaml');
    expect(Object.keys(document)).toEqual([
      'openapi',
      'info',
      'servers',
      'paths',
      'components',
      'x-amazon-apigateway-documentation',
    ]);
    expect(Object.keys(document.info as object)).toEqual(['title', 'description', 'version']);
    expect(document).toMatchObject({
      openapi: '3.0.1',
      servers: [{ url: `https://${testHost}/{basePath}`, variables: { basePath: { default: 'local' } } }],
    });
  });

  it('says content even where there is none, and required only where it is true', () => {
    const paths = exported('petstore-oas30.yaml').document.paths as Record<string, Record<string, object>>;
    expect(paths['/pets']?.get).toEqual({
      operationId: 'listPets',
      parameters: [{ name: 'limit', in: 'query', description: 'How many pets to return', schema: { type: 'string' } }],
      responses: {
        '200': {
          description: '200 response',
          headers: { 'x-next': { schema: { type: 'string' } } },
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Pets' } } },
        },
      },
      'x-amazon-apigateway-integration': expect.any(Object),
    });
    expect(paths['/pets/{petId}']?.delete).toMatchObject({
      parameters: [{ name: 'petId', in: 'path', required: true, schema: { type: 'string' } }],
      responses: { '204': { description: '204 response', content: {} } },
    });
    expect(paths['/pets']?.post).toMatchObject({
      requestBody: {
        content: { 'application/json': { schema: { $ref: '#/components/schemas/NewPet' } } },
        required: true,
      },
    });
  });

  it('writes root extensions in the recorded order', () => {
    const { document } = exported('binary-and-policy.yaml');
    expect(Object.keys(document).filter((name) => name.startsWith('x-'))).toEqual([
      'x-amazon-apigateway-policy',
      'x-amazon-apigateway-minimum-compression-size',
      'x-amazon-apigateway-binary-media-types',
    ]);
    expect(document.servers).toMatchObject([
      { 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true } },
    ]);
  });

  it('names a greedy parameter without its plus and ANY by its extension', () => {
    const paths = exported('greedy-and-any.yaml').document.paths as Record<string, Record<string, object>>;
    expect(paths['/{proxy+}']?.['x-amazon-apigateway-any-method']).toMatchObject({
      parameters: [{ name: 'proxy', in: 'path', required: true, schema: { type: 'string' } }],
    });
  });
});

describe('extensions', () => {
  it.each(['oas30', 'swagger'] as const)('of %s leave no trace when they are off', (format) => {
    for (const name of [
      'petstore-swagger.json',
      'authorizers-and-keys.yaml',
      'validators-and-gateway-responses.yaml',
    ]) {
      const { document } = exported(name, { format, extensions: [] });
      const text = printDocument(document, 'json');
      expect(text).not.toContain('x-amazon-');
      expect(text).not.toContain('security');
      if (name === 'authorizers-and-keys.yaml' && format === 'oas30') expect(document.components).toEqual({});
    }
  });

  it('can be chosen one by one', () => {
    const only = (extension: 'integrations' | 'authorizers') =>
      printDocument(exported('authorizers-and-keys.yaml', { extensions: [extension] }).document, 'json');
    expect(only('integrations')).toContain('x-amazon-apigateway-integration"');
    expect(only('integrations')).not.toContain('x-amazon-apigateway-authorizer');
    expect(only('authorizers')).toContain('x-amazon-apigateway-authorizer');
    expect(only('authorizers')).not.toContain('x-amazon-apigateway-integration"');
  });

  it('write schemes for API keys and IAM beside the authorizers', () => {
    const { document } = exported('authorizers-and-keys.yaml');
    const { securitySchemes } = document.components as { securitySchemes: Record<string, unknown> };
    expect(Object.keys(securitySchemes)).toEqual(['pool', 'token', 'request', 'sigv4', 'api_key']);
    expect(securitySchemes.sigv4).toEqual({
      type: 'apiKey',
      name: 'Authorization',
      in: 'header',
      'x-amazon-apigateway-authtype': 'awsSigv4',
    });
    const paths = document.paths as Record<string, Record<string, { security?: unknown }>>;
    expect(paths['/token-and-key']?.get?.security).toEqual([{ token: [], api_key: [] }]);
    expect(paths['/scoped']?.get?.security).toEqual([{ pool: ['orders/read', 'orders/write'] }]);
    expect(paths['/open']?.get).not.toHaveProperty('security');
  });
});

it('carries documentation into the entities it describes', () => {
  const { document } = exported('documented.yaml');
  expect(document).toMatchObject({
    info: { description: 'Things', version: '2.1.0', 'x-bar': 'no' },
    'x-bar': 'yes',
    paths: {
      '/things/{id}': {
        'x-bar': 'of the resource',
        get: {
          description: 'Reads',
          'x-example': 'a',
          parameters: [{ name: 'id', description: 'Which thing' }],
          responses: { '200': { description: 'It went well' } },
        },
      },
    },
  });
  expect(JSON.stringify(document.paths)).not.toContain('hidden');
  expect(JSON.stringify(document['x-amazon-apigateway-documentation'])).toContain('hidden');
});

it('takes the time of creation for a version that is missing', () => {
  const { entities, apiId } = importDocument({ info: { title: 'No version' } });
  const { document } = exportOpenApi(entities, apiId, { format: 'oas30', extensions: [], host: testHost });
  expect(document.info).toEqual({ title: 'No version', version: '2023-11-14T22:13:20Z' });
});

it('tells what a document cannot say', () => {
  const imported = importDocument({
    paths: { '/empty': {}, '/x': { get: okOperation } },
    components: { schemas: { A: { type: 'object' } } },
  });
  const entities: Definition = new Map([
    ...imported.entities,
    [
      entityKey('model', imported.apiId, 'B'),
      { id: 'b', name: 'B', description: 'only here', schema: 'broken', contentType: 'application/json' },
    ],
  ]);
  const { losses } = exportOpenApi(entities, imported.apiId, {
    format: 'swagger',
    extensions: ['apigateway'],
    host: testHost,
  });
  expect(losses.map(({ severity, place }) => `${severity} ${place}`)).toEqual([
    'warning models.B',
    'info paths./empty',
  ]);
});

it('names stage variables that the stage does not have', () => {
  const stage = { stageName: 'dev', variables: { host: 'x', vpcLinkId: 'y' } };
  expect(exported('http-proxy-stage-variables.json', { stage }).losses).toEqual([
    {
      severity: 'info',
      place: 'paths./users/{userId}.get',
      message: 'The stage has no variable environment, which the integration uses.',
    },
  ]);
});

it('refuses an API that is not there', () => {
  const options = { format: 'oas30', extensions: ['apigateway'], host: testHost } as const;
  expect(refusalOf(() => exportOpenApi(new Map(), 'nope', options))?.code).toBe('NOT_FOUND');
});
