// Documents of HTTP APIs with every extension and odd corner: in, what is lost, out, and in again.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findProblems } from '../../shared/definition/findings/find-problems';
import { viewV2Api } from '../../shared/definition/v2/v2-view';
import { canonicalHttpApi } from '../../shared/openapi/canonical-http-api';
import { printDocument } from '../../shared/openapi/export/print-document';
import { exportHttpApi } from '../../shared/openapi/export-http/export-http-api';
import type { ImportOptions } from '../../shared/openapi/import/import-openapi';
import { importHttpApi } from '../../shared/openapi/import-http/import-http-api';
import { testHost } from '../../shared/openapi/openapi-fixtures';
import { importOptions } from './there-and-back';
import { openReader } from './validated';

const problemsOf = openReader();
const folder = join(__dirname, 'http-corpus');
const names = readdirSync(folder);
const whole = { host: testHost, region: 'us-east-1', now: 1_700_000_000_000, hasExtensions: true } as const;

function read(name: string, more: Partial<ImportOptions> = {}) {
  const { endpointType: _type, into: _into, ...options } = importOptions({ fileName: name, ...more });
  return importHttpApi(readFileSync(join(folder, name), 'utf8'), options);
}

it('has documents enough', () => {
  expect(names.length).toBeGreaterThanOrEqual(20);
});

describe.each(names)('%s', (name) => {
  it('becomes routes, and loses what the report says', () => {
    const { entities, apiId, losses } = read(name);
    const view = viewV2Api(entities, apiId);
    const routes = view?.routes.map(({ routeKey, authorizationType, target }) => {
      const isCalling = target === undefined ? 'nothing' : 'calls';
      return `${routeKey} ${authorizationType} ${isCalling}`;
    });
    const lines = losses.map(({ severity, place, message }) => `${severity} ${place}: ${message}`);
    expect({ routes, integrations: view?.integrations.size, lines }).toMatchSnapshot();
  });

  it('has no part that the service would refuse', () => {
    const { entities } = read(name);
    const refused = findProblems(entities).filter(
      ({ rule, message }) => rule === 'part-refused' && !/VpcLink/.test(message),
    );
    expect(refused).toEqual([]);
  });

  it.each(['json', 'yaml'] as const)('is the same again through %s, and readable to others', async (syntax) => {
    const first = read(name);
    const { document } = exportHttpApi(first.entities, first.apiId, whole);
    const { endpointType: _type, into: _into, ...options } = importOptions();
    const second = importHttpApi(printDocument(document, syntax), options);
    const after = withVersion(canonicalHttpApi(second.entities, second.apiId));
    expect(after).toEqual(withVersion(canonicalHttpApi(first.entities, first.apiId)));
    expect(withoutIds(exportHttpApi(second.entities, second.apiId, whole).document)).toEqual(withoutIds(document));
    expect(await problemsOf(document)).toEqual([]);
  });

  it('is plain OpenAPI without extensions', async () => {
    const { entities, apiId } = read(name);
    const { document } = exportHttpApi(entities, apiId, { ...whole, hasExtensions: false });
    expect(JSON.stringify(document)).not.toContain('x-amazon');
    expect(await problemsOf(document)).toEqual([]);
  });
});

/** Integrations that several routes share, or none has, are named by their ids. */
function withoutIds(document: object): unknown {
  return JSON.parse(JSON.stringify(document).replace(/ntegration_[a-z0-9]{7}/g, 'ntegration_id'));
}

/** Functions are exported as invocation ARNs, whatever was stored. */
function withVersion(api: unknown): unknown {
  return JSON.parse(
    JSON.stringify(api).replace(
      /"(arn:aws:lambda:([^:"]+):[^"]+)"/g,
      (_, arn: string, region: string) =>
        `"arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations"`,
    ),
  );
}

it.each([
  ['basepath-server-variable.yaml', 'GET / GET /items', 'GET /v1/shop GET /v1/shop/items', 'GET /shop GET /shop/items'],
  ['basepath-server-path.json', '$default GET /items', '$default GET /a/b/items', '$default GET /b/items'],
  ['empty.yaml', '', '', ''],
])('ignores, prepends or splits the base path of %s', (name, ignore, prepend, split) => {
  const found = (['ignore', 'prepend', 'split'] as const).map((basepath) => {
    const { entities, apiId } = read(name, { basepath });
    return viewV2Api(entities, apiId)
      ?.routes.map(({ routeKey }) => routeKey)
      .join(' ');
  });
  expect(found).toEqual([ignore, prepend, split]);
});

it('names the stage as the base path of an export, but not $default', () => {
  const { entities, apiId } = read('any-and-greedy.yaml');
  const bases = [undefined, '$default', 'dev'].map((stageName) => {
    const { document } = exportHttpApi(entities, apiId, { ...whole, stageName });
    return JSON.stringify(document.servers);
  });
  const server = (base: string) => [
    { url: `https://${testHost}/{basePath}`, variables: { basePath: { default: base } } },
  ];
  expect(bases).toEqual([server(''), server(''), server('dev')].map((servers) => JSON.stringify(servers)));
});
