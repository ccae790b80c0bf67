import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../../shared/definition/changes';
import { type Definition, entityKey, findEntity, listEntities } from '../../../shared/definition/entities';
import { arbitraryApi, arbitraryApiId } from '../../../shared/openapi/arbitrary-api';
import { exportOpenApi } from '../../../shared/openapi/export/export-openapi';
import { printDocument } from '../../../shared/openapi/export/print-document';
import { importOpenApi } from '../../../shared/openapi/import/import-openapi';
import { compareApi } from '../../../shared/openapi/link/merge-api';
import { writeBack } from '../../../shared/openapi/link/write-back';
import { testHost, testOptions } from '../../../shared/openapi/openapi-fixtures';
import { editSourceText } from './edit-source-text';

const options = () => ({ ...testOptions(), editText: editSourceText });
const fixtures = 'shared/openapi/fixtures';
const whole = { extensions: ['apigateway'], host: testHost } as const;

describe.each(readdirSync(fixtures))('%s', (name) => {
  const text = readFileSync(join(fixtures, name), 'utf8');
  const { entities, apiId } = importOpenApi(text, testOptions());

  it('stays byte for byte while the API is not edited', () => {
    expect(writeBack(text, { definition: entities, apiId }, options()).text).toBe(text);
  });

  it('takes an edited operation, and says what the API says', () => {
    const [method] = listEntities(entities, 'method', apiId);
    if (method === undefined) throw new Error('the fixture has no method');
    const after = { ...method.entity, operationName: 'editedHere' };
    const definition = applyChanges(entities, [{ key: method.key, after }]);
    const written = writeBack(text, { definition, apiId }, options());
    expect(compareApi({ base: undefined, definition, apiId, theirs: written.document })).toEqual([]);
    // One operation cannot change alone where others are aliases of it.
    if (text.includes('&')) return;
    const before = text.split('\n');
    const added = written.text.split('\n').filter((line) => !before.includes(line));
    expect(added.join('\n')).toMatch(/^\s*"?operationId"?\s*:\s*"?editedHere"?,?$/);
  });
});

describe.each(['json', 'yaml'] as const)('as %s', (syntax) => {
  it('writes any API over any other so that reading it again gives the API', () => {
    fc.assert(
      fc.property(arbitraryApi('oas30'), arbitraryApi('oas30'), (one, other) => {
        const { document } = exportOpenApi(one, arbitraryApiId, { ...whole, format: 'oas30' });
        const text = printDocument(document, syntax);
        const written = writeBack(text, { definition: other, apiId: arbitraryApiId }, options());
        const fresh = printDocument(
          exportOpenApi(other, arbitraryApiId, { ...whole, format: 'oas30' }).document,
          'json',
        );
        const into = { definition: other, apiId: arbitraryApiId, keepsResources: false };
        const gap = (source: string) =>
          compareApi({
            base: undefined,
            definition: other,
            apiId: arbitraryApiId,
            theirs: sourceOnly(importOpenApi(source, testOptions({ into })).entities),
          }).map(({ key, path }) => [key, ...path].join(' '));
        expect(gap(written.text).filter((place) => !gap(fresh).includes(place))).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });
});

function sourceOnly(entities: Definition): Definition {
  const { createdDate, endpointConfiguration, id, rootResourceId, ...api } =
    findEntity(entities, 'rest-api', arbitraryApiId) ?? ({} as never);
  return new Map([...entities, [entityKey('rest-api', arbitraryApiId), api as never]]);
}

it('keeps comments, quotes and order, and touches only the line that changed', () => {
  const text = `# Pets, kept by hand
openapi: "3.0.1"
info: {title: 'Pets', version: "1"}   # ours
paths:
  /pets:
    # list them
    get:
      operationId: 'listPets' # stays
      responses:
        "200": {description: ok}
      x-amazon-apigateway-integration:
        type: http
        httpMethod: GET
        uri: "https://a.example/pets" # where
`;
  const { entities, apiId } = importOpenApi(text, testOptions());
  const [method] = listEntities(entities, 'method', apiId);
  if (method?.entity.methodIntegration === undefined) throw new Error('no integration');
  const methodIntegration = { ...method.entity.methodIntegration, uri: 'https://b.example/pets' };
  const definition = applyChanges(entities, [{ key: method.key, after: { ...method.entity, methodIntegration } }]);
  expect(writeBack(text, { definition, apiId }, options()).text).toBe(
    text.replace('https://a.example/pets', 'https://b.example/pets'),
  );
});
