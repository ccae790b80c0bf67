import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { InfrastructureFormat } from '../../contract/workspace';
import { updateEntity } from '../../definition/edits/entity-edits';
import { isMembers } from '../../definition/edits/member-path';
import { entityKey } from '../../definition/entities';
import { canonicalApi } from '../../openapi/canonical-api';
import { importText } from '../import/import-fixtures';
import type { Template } from './cloudformation/cloudformation';
import { type ApiToExport, apiOfDocument, fullApi, secretValues } from './export-fixtures';
import { exportInfrastructure } from './export-infrastructure';
import { shortApiArns } from './own-arns';
import { danglingNames, propertyFaults } from './template-check-fixtures';

const region = 'us-east-1';
const documents = 'shared/openapi/fixtures';
const documentNames = readdirSync(documents);
const openDocument = (name: string) => apiOfDocument(readFileSync(join(documents, name), 'utf8'));

function exported({ apiId, definition }: ApiToExport, format: InfrastructureFormat, syntax: 'json' | 'yaml' = 'json') {
  return exportInfrastructure(definition, apiId, { format, syntax, region });
}

function templateOf(api: ApiToExport, format: 'cloudformation' | 'sam'): Template {
  return JSON.parse(exported(api, format).text) as Template;
}

const all = [...documentNames.map((name) => [name, () => openDocument(name)] as const), ['full', fullApi] as const];
const templates = all.flatMap(([name, open]) =>
  (['cloudformation', 'sam'] as const).map((format) => [name, format, open] as const),
);

describe.each(templates)('%s as %s', (_name, format, open) => {
  const template = templateOf(open(), format);

  it('has the properties that its resource types know and demand', () => {
    expect([
      propertyFaults(template),
      Object.keys(template.Resources).filter((id) => !/^[A-Za-z0-9]{1,255}$/.test(id)),
    ]).toEqual([[], []]);
  });

  it('refers only to what is there', () => {
    expect(danglingNames(template)).toEqual([]);
  });
});

it('writes the same template in both syntaxes', () => {
  expect(parse(exported(fullApi(), 'cloudformation', 'yaml').text)).toEqual(templateOf(fullApi(), 'cloudformation'));
});

it.each(['cloudformation', 'sam', 'terraform'] as const)('keeps secrets out of %s', (format) => {
  const { text } = exported(fullApi(), format);
  expect([secretValues.filter((secret) => text.includes(secret)), /NoEcho|sensitive/.test(text)]).toEqual([[], true]);
});

it.each(['cloudformation', 'sam', 'terraform'] as const)('says what %s cannot hold', (format) => {
  expect(
    exported(fullApi(), format)
      .losses.map(({ severity, place }) => `${severity} ${place}`)
      .sort(),
  ).toEqual([
    'info apiKeys',
    'info stages.beta.autoDeploy',
    'info stages.prod.clientCertificateId',
    'info usagePlans.Gold',
    'warning stages.prod.canarySettings',
  ]);
});

it('gives equal texts for equal definitions, and changes no more than an edit does', () => {
  const { apiId, definition } = fullApi();
  const before = templateOf({ apiId, definition }, 'cloudformation').Resources;
  const key = entityKey('method', apiId, 'id0001', 'GET');
  const edit = updateEntity(definition, key, [{ path: ['operationName'], value: 'named' }]);
  const after = templateOf({ apiId, definition: edit.definition }, 'cloudformation').Resources;
  const deployments = [before, after].map((resources) =>
    Object.keys(resources).filter((id) => /^Deployment[0-9a-f]/.test(id)),
  );
  const changed = Object.keys(after).filter((id) => JSON.stringify(after[id]) !== JSON.stringify(before[id]));
  expect([deployments[0]?.length, deployments[0]?.[0] === deployments[1]?.[0], changed]).toEqual([
    1,
    false,
    ['PetsIdGETMethod5c', deployments[1]?.[0], 'BetaStage', 'ProdStage'].map((id) =>
      id === 'PetsIdGETMethod5c' ? expect.stringMatching(/^PetsIdGETMethod/) : id,
    ),
  ]);
  expect(templateOf(fullApi(), 'cloudformation').Resources).toEqual(before);
});

it('gives no new deployment for what is not deployed', () => {
  const { apiId, definition } = fullApi();
  const edit = updateEntity(definition, entityKey('stage', apiId, 'prod'), [{ path: ['description'], value: 'New' }]);
  const names = [definition, edit.definition].map((one) =>
    Object.keys(templateOf({ apiId, definition: one }, 'cloudformation').Resources),
  );
  expect(names[1]).toEqual(names[0]);
});

/** Without ids, what no template holds (TLS settings, content types without a template), and the models every API has. */
function comparable({ apiId, definition }: ApiToExport): unknown {
  const text = JSON.stringify(canonicalApi(definition, apiId), (key, value: unknown) => {
    if (['tlsConfig', 'Empty', 'Error'].includes(key) || value === null) return undefined;
    if (typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.keys(value as object).length === 0 ? undefined : value;
  });
  return withoutEmpty(JSON.parse(shortApiArns(text, apiId)));
}

function withoutEmpty(value: unknown): unknown {
  if (!isMembers(value)) return value;
  const kept = Object.entries(value).map(([name, member]) => [name, withoutEmpty(member)] as const);
  return Object.fromEntries(kept.filter(([, member]) => !isMembers(member) || Object.keys(member).length > 0));
}

describe.each(['cloudformation', 'sam'] as const)('a %s template that is imported again', (format) => {
  it.each(documentNames)('is the API of %s', (name) => {
    const api = openDocument(name);
    const { text } = exported(api, format, 'yaml');
    const imported = importText(text, { region, accountId: '000000000000' });
    const [{ apiId = '' } = {}] = imported.apis;
    expect([imported.fills, comparable({ apiId, definition: imported.entities })]).toEqual([[], comparable(api)]);
  });
});
