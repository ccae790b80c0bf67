import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { StudioError } from '../../contract/errors';
import { viewRestApi } from '../../definition/api-view';
import { importText, told } from './import-fixtures';

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const tree = fc.uniqueArray(fc.array(name, { minLength: 1, maxLength: 4 }), {
  maxLength: 12,
  selector: (path) => path.join('/'),
});

interface Template {
  readonly Resources: Readonly<Record<string, unknown>>;
}

/** A template with the paths as resources, each with a MOCK method, in the order of `shuffle`. */
function templateOf(paths: readonly (readonly string[])[], shuffle: readonly number[]): Template {
  const all = new Set(paths.flatMap((path) => path.map((_, at) => path.slice(0, at + 1).join('/'))));
  const idOf = new Map([...all].map((path, at) => [path, `Resource${at}`]));
  const entries: [string, unknown][] = [...all].flatMap((path) => {
    const parent = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : undefined;
    const ParentId = parent === undefined ? { 'Fn::GetAtt': ['Api', 'RootResourceId'] } : { Ref: idOf.get(parent) };
    const id = idOf.get(path) ?? '';
    const common = { RestApiId: { Ref: 'Api' } };
    return [
      [
        id,
        {
          Type: 'AWS::ApiGateway::Resource',
          Properties: { ...common, ParentId, PathPart: path.slice(path.lastIndexOf('/') + 1) },
        },
      ],
      [
        `${id}Get`,
        {
          Type: 'AWS::ApiGateway::Method',
          Properties: {
            ...common,
            ResourceId: { Ref: id },
            HttpMethod: 'GET',
            AuthorizationType: 'NONE',
            Integration: { Type: 'MOCK' },
          },
        },
      ],
    ];
  });
  entries.push(['Api', { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'any' } }]);
  const ordered = entries.map((entry, at) => ({ entry, rank: shuffle[at % Math.max(1, shuffle.length)] ?? 0 }));
  return { Resources: Object.fromEntries(ordered.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry)) };
}

describe('any template', () => {
  it('gives the same tree of resources in whatever order they stand', () => {
    fc.assert(
      fc.property(tree, fc.array(fc.nat(), { minLength: 1, maxLength: 40 }), (paths, shuffle) => {
        const imported = importText(JSON.stringify(templateOf(paths, shuffle)));
        const view = viewRestApi(imported.entities, imported.apis[0]?.apiId ?? '');
        const wanted = new Set(paths.flatMap((path) => path.map((_, at) => `/${path.slice(0, at + 1).join('/')}`)));
        const found = [...(view?.resources.values() ?? [])]
          .filter(({ methods }) => methods.has('GET'))
          .map(({ path }) => path);
        expect([found.sort(), imported.losses]).toEqual([[...wanted].sort(), []]);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('means the same in JSON and in YAML', () => {
    fc.assert(
      fc.property(tree, (paths) => {
        const template = templateOf(paths, [0]);
        const [json, yaml] = [JSON.stringify(template, null, 2), stringify(template)].map((text) =>
          told(importText(text)),
        );
        expect(yaml).toEqual(json);
      }),
      { numRuns: 30, seed: 7 },
    );
  });

  it('is imported or refused with a code, whatever stands in its properties', () => {
    const call = fc.oneof(
      fc.record({ Ref: fc.constantFrom('Api', 'Fn', 'P', 'AWS::Region', 'AWS::NoValue', 'x') }),
      fc.record({ 'Fn::Sub': fc.oneof(fc.string(), fc.constant('${Api}-${P}')) }),
      fc.record({ 'Fn::Join': fc.tuple(fc.string(), fc.array(fc.string())) }),
      fc.record({ 'Fn::If': fc.array(fc.jsonValue(), { maxLength: 3 }) }),
      fc.record({ 'Fn::Select': fc.jsonValue() }),
    );
    const value = fc.oneof(fc.jsonValue(), call);
    const property = fc.constantFrom(
      'Name',
      'Body',
      'Policy',
      'Tags',
      'EndpointConfiguration',
      'Integration',
      'RestApiId',
      'ResourceId',
      'ParentId',
      'PathPart',
      'HttpMethod',
      'Code',
      'Environment',
      'Layers',
      'StageName',
      'MethodSettings',
      'ApiStages',
      'Quota',
      'Events',
      'Auth',
      'Cors',
      'DefinitionBody',
      'FunctionName',
    );
    const type = fc.constantFrom(
      'ApiGateway::RestApi',
      'ApiGateway::Resource',
      'ApiGateway::Method',
      'ApiGateway::Stage',
      'ApiGateway::UsagePlan',
      'Lambda::Function',
      'Lambda::Alias',
      'Serverless::Function',
      'Serverless::Api',
      'ApiGateway::Authorizer',
      'ApiGateway::GatewayResponse',
    );
    const resource = fc.record({ Type: type.map((end) => `AWS::${end}`), Properties: fc.dictionary(property, value) });
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('Api', 'Fn', 'Other', 'More'), resource), (Resources) => {
        try {
          importText(JSON.stringify({ Parameters: { P: { Type: 'String', Default: 'p' } }, Resources }), {
            acceptsSuggestions: true,
          });
        } catch (error) {
          if (!(error instanceof StudioError)) throw error;
        }
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  it('is imported or refused with a code where a plan holds anything', () => {
    const attribute = fc.constantFrom(
      'rest_api_id',
      'resource_id',
      'parent_id',
      'http_method',
      'uri',
      'api_stages',
      'environment',
      'settings',
      'filename',
      'name',
      'body',
    );
    const expression = fc.oneof(
      fc.jsonValue(),
      fc.record({
        references: fc.array(fc.constantFrom('aws_api_gateway_rest_api.x.id', 'var.a', 'module.m.o', 'local.l')),
      }),
    );
    const type = fc
      .constantFrom('rest_api', 'resource', 'method', 'integration', 'stage', 'usage_plan', 'method_settings')
      .map((end) => `aws_api_gateway_${end}`);
    const resource = fc.record({
      type,
      values: fc.dictionary(attribute, fc.jsonValue()),
      expressions: fc.dictionary(attribute, expression),
    });
    fc.assert(
      fc.property(fc.array(resource, { maxLength: 5 }), (resources) => {
        const named = resources.map((one) => ({ ...one, name: 'x', address: `${one.type}.x`, mode: 'managed' }));
        const changes = named.map(({ address, expressions }) => ({
          address,
          change: { after_unknown: Object.fromEntries(Object.keys(expressions).map((key) => [key, true])) },
        }));
        const plan = {
          format_version: '1.2',
          planned_values: { root_module: { resources: named } },
          configuration: { root_module: { resources: named } },
          resource_changes: changes,
        };
        try {
          importText(JSON.stringify(plan), { acceptsSuggestions: true });
        } catch (error) {
          if (!(error instanceof StudioError)) throw error;
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
