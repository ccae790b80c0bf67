// A workspace to import requests for: the API Pets with stages `dev` and `v1`, and a custom domain name.
import { apiWithPaths, seededRandom } from '../../definition/edits/edit-fixtures';
import { type Definition, type Entity, type EntityKey, entityKey, entitySchemas } from '../../definition/entities';
import type { TestImportOptions } from './assemble-suite';
import { planTestImport } from './import-tests';

const pets = apiWithPaths('/pets', '/pets/{id}');
/** The API Pets. */
export const { apiId } = pets;
const entry = (key: EntityKey, entity: unknown) => [key, entity as Entity] as const;
const stage = (stageName: string) =>
  entry(entityKey('stage', apiId, stageName), entitySchemas.stage.parse({ stageName }));
const method = (path: string, httpMethod: string) =>
  entry(entityKey('method', apiId, pets.ids[path] ?? '', httpMethod), entitySchemas.method.parse({ httpMethod }));

const definition: Definition = new Map([
  ...pets.definition,
  stage('dev'),
  stage('v1'),
  method('/pets', 'GET'),
  method('/pets', 'POST'),
  method('/pets/{id}', 'GET'),
  entry(entityKey('domain-name', 'api.pets.test'), entitySchemas['domain-name'].parse({ domainName: 'api.pets.test' })),
  entry(
    entityKey('base-path-mapping', 'api.pets.test', 'shop'),
    entitySchemas['base-path-mapping'].parse({ basePath: 'shop', restApiId: apiId, stage: 'v1' }),
  ),
]);

/** What importing `text` would make. */
export function plan(text: string, options: Partial<TestImportOptions> = {}) {
  return planTestImport(text, {
    definition,
    random: seededRandom(),
    takenSecrets: new Set(),
    targets: [],
    withExpectations: true,
    apiRequestsOnly: true,
    ...options,
  });
}
