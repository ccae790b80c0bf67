// Paths, base paths and verbs of imported documents.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { viewRestApi } from '../../definition/api-view';
import { refusalOf } from '../../definition/edits/edit-fixtures';
import { importDocument, okOperation, testOptions } from '../openapi-fixtures';
import { type ImportedApi, importOpenApi } from './import-openapi';

const fixture = (name: string) => readFileSync(`${__dirname}/../fixtures/${name}`, 'utf8');
const pathsOf = ({ entities, apiId }: ImportedApi) =>
  [...(viewRestApi(entities, apiId)?.resources.values() ?? [])].map(({ path }) => path).sort();

describe('base path', () => {
  const documents = {
    basePath: { swagger: '2.0', basePath: '/a/b/c', paths: { '/e': {}, '/f': {} } },
    'a server variable that no url uses': {
      servers: [
        { url: 'https://one.example.com/x' },
        { url: 'https://two.example.com', variables: { basePath: { default: '/a/b/c' } } },
      ],
      paths: { '/e': {}, '/f': {} },
    },
    'a server path with a trailing slash': {
      servers: [{ url: 'https://one.example.com/a/b/c/' }],
      paths: { '/e': {}, '/f': {} },
    },
  };

  it.each(Object.entries(documents))('in %s follows the three modes', (_, document) => {
    expect(pathsOf(importDocument(document))).toEqual(['/', '/e', '/f']);
    expect(pathsOf(importDocument(document, { basepath: 'prepend' }))).toEqual(
      ['/', '/a', '/a/b', '/a/b/c', '/a/b/c/e', '/a/b/c/f'].sort(),
    );
    expect(pathsOf(importDocument(document, { basepath: 'split' }))).toEqual(
      ['/', '/b', '/b/c', '/b/c/e', '/b/c/f'].sort(),
    );
  });

  it('that is not there changes nothing', () => {
    for (const basepath of ['ignore', 'prepend', 'split'] as const) {
      expect(pathsOf(importDocument({ paths: { '/e': {} } }, { basepath }))).toEqual(['/', '/e']);
    }
  });

  it('is said to be ignored, unless it belongs to an exported API', () => {
    const foreign = importDocument({ swagger: '2.0', host: 'x.example.com', basePath: '/v1' });
    expect(foreign.losses.map(({ place }) => place)).toEqual(['host', 'basePath']);
    const own = importDocument({ swagger: '2.0', host: 'x.execute-api.us-east-1.amazonaws.com', basePath: '/dev' });
    expect(own.losses).toEqual([]);
  });
});

it('makes missing parents and drops a trailing slash', () => {
  const imported = importDocument({ paths: { '/a/{b}/c/': { get: okOperation } } });
  expect(pathsOf(imported)).toEqual(['/', '/a', '/a/{b}', '/a/{b}/c']);
  expect(imported.summary).toEqual({ resources: 4, methods: 1 });
});

it('refuses a second variable sibling and names every other error too', () => {
  const refusal = refusalOf(() =>
    importDocument({ paths: { '/pets/{a}': {}, '/pets/{b}/x': {}, '/r{id}': {}, '/{proxy+}/x': {} } }),
  );
  expect(refusal).toEqual({
    code: 'IMPORT_REFUSED',
    path: undefined,
    message: [
      'Errors found during import:',
      "Unable to create resource at path '/pets/{b}': A sibling ({a}) of this resource already has a variable path part -- only one is allowed",
      "Unable to create resource at path '/r{id}': Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.",
      "Unable to create resource at path '/{proxy+}/x': Cannot create a child of a resource with a greedy path variable: {proxy+}",
    ].join('\n\t'),
  });
});

it('imports the Swagger pet store: five methods, names, models', () => {
  const { entities, apiId, name, summary } = importOpenApi(fixture('petstore-swagger.json'), testOptions());
  const view = viewRestApi(entities, apiId);
  expect({ name, summary }).toEqual({ name: 'Simple PetStore (Swagger)', summary: { resources: 3, methods: 5 } });
  const methods = [...(view?.resources.values() ?? [])].flatMap(({ path, methods: all }) =>
    [...all.values()].map((method) => `${method.httpMethod} ${path} ${method.operationName}`),
  );
  expect(methods.sort()).toEqual([
    'GET / welcome',
    'GET /pets GetPets',
    'GET /pets/{petId} GetPet',
    'OPTIONS /pets undefined',
    'POST /pets CreatePet',
  ]);
  expect([...(view?.models.keys() ?? [])]).toEqual(['Pets', 'PetType', 'Pet', 'NewPet', 'NewPetResponse']);
});

it('reads a method as AWS stores it', () => {
  const { entities, apiId } = importOpenApi(fixture('petstore-swagger.json'), testOptions());
  const pet = [...(viewRestApi(entities, apiId)?.resources.values() ?? [])].find(
    ({ path }) => path === '/pets/{petId}',
  );
  expect(pet?.methods.get('GET')).toEqual({
    httpMethod: 'GET',
    authorizationType: 'NONE',
    apiKeyRequired: false,
    operationName: 'GetPet',
    requestParameters: { 'method.request.path.petId': true },
    methodResponses: { '200': { statusCode: '200', responseModels: { 'application/json': 'Pet' } } },
    methodIntegration: {
      type: 'HTTP',
      httpMethod: 'GET',
      uri: 'http://petstore.example.com/petstore/pets/{petId}',
      connectionType: 'INTERNET',
      requestParameters: { 'integration.request.path.petId': 'method.request.path.petId' },
      passthroughBehavior: 'WHEN_NO_MATCH',
      timeoutInMillis: 29_000,
      cacheNamespace: pet?.resource.id,
      cacheKeyParameters: [],
      integrationResponses: { '200': { statusCode: '200' } },
    },
  });
});

it('takes ANY, drops trace, and says so', () => {
  const { entities, losses } = importDocument({
    paths: { '/x': { 'x-amazon-apigateway-any-method': okOperation, trace: okOperation } },
  });
  expect([...entities.keys()].filter((key) => key.startsWith('method:')).map((key) => key.split('/')[2])).toEqual([
    'ANY',
  ]);
  expect(losses).toEqual([{ severity: 'info', place: 'paths./x.trace', message: 'trace is not kept.' }]);
});

it('declares variables of the path all the same, but not the greedy one', () => {
  const { entities } = importDocument({ paths: { '/a/{b}/{rest+}': { get: okOperation } } });
  const method = [...entities].find(([key]) => key.startsWith('method:'))?.[1];
  expect(method).toMatchObject({ requestParameters: { 'method.request.path.b': true } });
});
