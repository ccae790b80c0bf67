// Options and short ways for tests of import and export.
import { seededRandom } from '../definition/edits/edit-fixtures';
import { type ImportedApi, type ImportOptions, importOpenApi } from './import/import-openapi';

/** The host exports of tests name. */
export const testHost = 'abc123defg.execute-api.us-east-1.amazonaws.com';

/** Import options with a fixed clock and seed. */
export function testOptions(more: Partial<ImportOptions> = {}): ImportOptions {
  const fixed = { random: seededRandom(), now: 1_700_000_000_000, accountId: '123456789012', region: 'us-east-1' };
  return { ...fixed, ...more };
}

/** Imports a document given as an object; a title, version and `paths` are filled in. */
export function importDocument(document: object, more: Partial<ImportOptions> = {}): ImportedApi {
  const whole = { openapi: '3.0.1', info: { title: 'Test', version: '1' }, paths: {}, ...document };
  const { openapi, ...swagger } = whole;
  return importOpenApi(JSON.stringify('swagger' in whole ? swagger : { openapi, ...swagger }), testOptions(more));
}

/** An operation that answers 200. */
export const okOperation = {
  responses: { '200': { description: '200 response' } },
  'x-amazon-apigateway-integration': {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: { default: { statusCode: '200' } },
  },
};
