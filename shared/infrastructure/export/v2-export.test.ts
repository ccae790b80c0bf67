import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { InfrastructureFormat } from '../../contract/workspace';
import { updateEntity } from '../../definition/edits/entity-edits';
import { entityKey } from '../../definition/entities';
import type { Template } from './cloudformation/cloudformation';
import type { ApiToExport } from './export-fixtures';
import { exportInfrastructure } from './export-infrastructure';
import { danglingNames, propertyFaults } from './template-check-fixtures';
import { fullHttpApi, fullWebSocketApi, v2Secrets } from './v2-export-fixtures';

const region = 'us-east-1';
const formats = ['cloudformation', 'sam', 'terraform'] as const;
const apis = [
  ['an HTTP API', fullHttpApi],
  ['a WebSocket API', fullWebSocketApi],
] as const;

function exported({ apiId, definition }: ApiToExport, format: InfrastructureFormat, syntax: 'json' | 'yaml' = 'json') {
  return exportInfrastructure(definition, apiId, { format, syntax, region });
}

const templateOf = (api: ApiToExport, format: 'cloudformation' | 'sam') =>
  JSON.parse(exported(api, format).text) as Template;

describe.each(apis)('%s', (name, open) => {
  it.each(formats)('is written as %s the same way every time', async (format) => {
    const { text, fileName } = exported(open(), format, 'yaml');
    const file = `__snapshots__/${name.toLowerCase().replace(/^an? /, '').replace(' ', '-')}.${format}.${fileName.split('.')[1]}`;
    await expect(text).toMatchFileSnapshot(file);
    expect(exported(open(), format, 'yaml').text).toBe(text);
  });

  it.each(['cloudformation', 'sam'] as const)(
    'is a %s template whose types know it, and that refers to itself only',
    (format) => {
      const template = templateOf(open(), format);
      const ids = Object.keys(template.Resources).filter((id) => !/^[A-Za-z0-9]{1,255}$/.test(id));
      expect([propertyFaults(template), danglingNames(template), ids]).toEqual([[], [], []]);
      expect(parse(exported(open(), format, 'yaml').text)).toEqual(template);
    },
  );

  it.each(formats)('keeps its secrets out of %s', (format) => {
    const { text } = exported(open(), format);
    expect([v2Secrets.filter((secret) => text.includes(secret)), /NoEcho|sensitive/.test(text)]).toEqual([[], true]);
    expect(text.match(/000000000000/g)).toBeNull();
  });
});

const told = (api: ApiToExport, format: InfrastructureFormat) =>
  exported(api, format)
    .losses.map(({ severity, place }) => `${severity} ${place}`)
    .sort();

it('says what each format cannot hold', () => {
  const definition = fullHttpApi();
  const chat = fullWebSocketApi();
  expect(Object.fromEntries(formats.map((format) => [format, [told(definition, format), told(chat, format)]]))).toEqual(
    {
      cloudformation: [['info stages.default.port'], ['info apiKeys', 'info stages.live.clientCertificateId']],
      sam: [['info stages.default.port'], ['info apiKeys', 'info stages.live.clientCertificateId']],
      terraform: [
        ['info stages.default.port', 'info stages.default.routeSettings.POST /pets'],
        ['info apiKeys', 'info stages.live.clientCertificateId', 'info stages.live.defaultRouteSettings'],
      ],
    },
  );
});

it('says what SAM leaves of a stage that it makes itself', () => {
  const { apiId, definition } = fullHttpApi();
  const { losses } = exportInfrastructure(definition, apiId, {
    format: 'sam',
    syntax: 'json',
    region,
    stageName: 'default',
  });
  expect(losses.filter(({ severity }) => severity === 'warning').map(({ place }) => place)).toEqual([
    'stages.default.description',
    'stages.default.tags',
    'stages.default.autoDeploy',
  ]);
});

it('makes a new deployment when what is deployed changes, and only then', () => {
  const { apiId, definition } = fullHttpApi();
  const deploymentOf = (value: typeof definition) =>
    Object.keys(templateOf({ apiId, definition: value }, 'cloudformation').Resources).find((id) =>
      /^Deployment[0-9a-f]/.test(id),
    );
  const edited = (key: Parameters<typeof updateEntity>[1], path: string[], value: unknown) =>
    deploymentOf(updateEntity(definition, key, [{ path, value }]).definition);
  const before = deploymentOf(definition);
  const after = {
    stage: edited(entityKey('v2-stage', apiId, '$default'), ['description'], 'New') === before,
    tags: edited(entityKey('v2-api', apiId), ['tags'], { a: 'b' }) === before,
    route: edited(entityKey('v2-route', apiId, 'rout005'), ['operationName'], 'root') === before,
    integration: edited(entityKey('v2-integration', apiId, 'inte004'), ['timeoutInMillis'], 50) === before,
  };
  expect(after).toEqual({ stage: true, tags: true, route: false, integration: false });
});
