// Linked documents of HTTP APIs: merged in with their ids, written back with everything else as it was written.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../../shared/definition/changes';
import { type Definition, type EntityKey, entityKey, listEntities } from '../../../shared/definition/entities';
import { viewV2Api } from '../../../shared/definition/v2/v2-view';
import { importHttpApi } from '../../../shared/openapi/import-http/import-http-api';
import { compareApi, mergeApi } from '../../../shared/openapi/link/merge-api';
import { readSource, sourceEntities } from '../../../shared/openapi/link/source-entities';
import { writeBack } from '../../../shared/openapi/link/write-back';
import { testOptions } from '../../../shared/openapi/openapi-fixtures';
import { editSourceText } from './edit-source-text';

const options = () => ({ ...testOptions(), editText: editSourceText });
const folder = 'e2e/openapi/http-corpus';
/** 3.1 is not linked: what is written back would be another version. */
const names = readdirSync(folder).filter((name) => name !== 'newer-3-1.yaml');

const source = `# by hand
openapi: 3.0.1
info: { title: Pets, version: '1' }
paths:
  /pets: # all of them
    get:
      operationId: listPets
      x-amazon-apigateway-integration: &pets
        type: http_proxy
        httpMethod: GET
        uri: https://pets.example.com
        payloadFormatVersion: '1.0'
  /pets/{id}:
    get:
      security: [{ users: [read] }]
      x-amazon-apigateway-integration: { $ref: '#/components/x-amazon-apigateway-integrations/one' }
    delete:
      x-amazon-apigateway-integration: { $ref: '#/components/x-amazon-apigateway-integrations/one' }
components:
  x-amazon-apigateway-integrations:
    one: { type: http_proxy, httpMethod: ANY, uri: 'https://pets.example.com/{id}', payloadFormatVersion: '1.0' }
  securitySchemes:
    users:
      type: oauth2
      flows: {}
      x-amazon-apigateway-authorizer:
        type: jwt
        identitySource: $request.header.Authorization
        jwtConfiguration: { issuer: https://login.example.com, audience: [web] }
`;
const first = importHttpApi(source, testOptions());
const { apiId, entities: start } = first;

function edited<K extends EntityKey>(key: K, change: object): Definition {
  return applyChanges(start, [{ key, after: { ...start.get(key), ...change } as never }]);
}

function routeOf(definition: Definition, routeKey: string) {
  const found = listEntities(definition, 'v2-route', apiId).find(({ entity }) => entity.routeKey === routeKey);
  if (found === undefined) throw new Error(`There is no route ${routeKey}.`);
  return found;
}

describe.each(names)('%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const imported = importHttpApi(text, testOptions());

  it('is the same things again, and stays byte for byte while the API is not edited', () => {
    const target = { definition: imported.entities, apiId: imported.apiId };
    const again = readSource(text, target, testOptions({ now: 5 })).entities;
    const written = writeBack(text, target, options()).text;
    expect([again, written]).toEqual([sourceEntities(imported.entities, imported.apiId), text]);
  });
});

describe('merging', () => {
  const base = { document: sourceEntities(start, apiId), api: sourceEntities(start, apiId) };
  const sides = (definition: Definition, text: string) => ({
    base,
    definition,
    apiId,
    theirs: readSource(text, { definition, apiId, base: base.document }, testOptions({ now: 5 })).entities,
  });

  it('takes routes, integrations and authorizers over field by field, and keeps ids', () => {
    const ours = edited(routeOf(start, 'GET /pets').key, { operationName: 'allPets' });
    const changed = source
      .replace("uri: 'https://pets.example.com/{id}'", "uri: 'https://new.example.com/{id}'")
      .replace('audience: [web]', 'audience: [web, phone]');
    const { definition, taken } = mergeApi(sides(ours, changed), {});
    const view = viewV2Api(definition, apiId);
    expect(taken.map(({ kind, name, path }) => [kind, name, path])).toEqual([
      ['v2-authorizer', 'users', ['jwtConfiguration', 'audience']],
      ['v2-integration', 'DELETE /pets/{id}', ['integrationUri']],
    ]);
    expect([...definition.keys()]).toEqual([...start.keys()]);
    expect(view?.routes[0]?.operationName).toBe('allPets');
  });

  it('takes a route that is gone out with its integration, unless another has it', () => {
    const lines = source.split('\n');
    const at = lines.findIndex((line) => line.includes('/pets: #'));
    const { definition } = mergeApi(sides(start, [...lines.slice(0, at), ...lines.slice(at + 8)].join('\n')), {});
    const view = viewV2Api(definition, apiId);
    expect([view?.routes.map(({ routeKey }) => routeKey), view?.integrations.size]).toEqual([
      ['DELETE /pets/{id}', 'GET /pets/{id}'],
      1,
    ]);
  });

  it('refuses a route that was given here the key that another gets in the document', () => {
    const ours = edited(routeOf(start, 'GET /pets').key, { routeKey: 'PUT /pets' });
    const both = sides(ours, source.replace('  /pets/{id}:', '    put: {}\n  /pets/{id}:'));
    expect(() => mergeApi(both, {})).toThrow('PUT /pets exists here and in the document as two routes: change one.');
  });
});

describe('writing back', () => {
  const lines = (text: string) => text.split('\n');
  const written = (definition: Definition) => writeBack(source, { definition, apiId }, options());
  const added = (text: string) => lines(text).filter((line) => !lines(source).includes(line));

  it('changes the line that says it differently', () => {
    const { text, losses } = written(edited(routeOf(start, 'GET /pets').key, { operationName: 'allPets' }));
    expect([text, losses]).toEqual([source.replace('listPets', 'allPets'), []]);
  });

  it('changes an integration where it is shared', () => {
    const id = routeOf(start, 'DELETE /pets/{id}').entity.target?.replace('integrations/', '') ?? '';
    const key = entityKey('v2-integration', apiId, id);
    const definition = edited(key, { timeoutInMillis: 5_000 });
    const { text, document } = written(definition);
    expect(compareApi({ base: undefined, definition, apiId, theirs: document })).toEqual([]);
    expect(added(text)).toEqual([
      "    one: { type: http_proxy, httpMethod: ANY, uri: 'https://pets.example.com/{id}', timeoutInMillis: 5000, payloadFormatVersion: '1.0' }",
    ]);
  });

  it('adds CORS and a route that the document lacks', () => {
    const { entity } = routeOf(start, 'GET /pets');
    const definition = applyChanges(
      edited(entityKey('v2-api', apiId), { corsConfiguration: { allowOrigins: ['*'] } }),
      [{ key: entityKey('v2-route', apiId, 'new1234'), after: { ...entity, id: 'new1234', routeKey: '$default' } }],
    );
    const { document } = written(definition);
    expect(
      compareApi({ base: undefined, definition, apiId, theirs: document }).map(({ name, path }) => [name, ...path]),
    ).toEqual([]);
  });
});
