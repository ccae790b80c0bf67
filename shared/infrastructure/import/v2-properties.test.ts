// Templates and plans of HTTP and WebSocket APIs that hold anything: they are imported or refused, never broken by.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StudioError } from '../../contract/errors';
import { entityProblems } from '../../definition/edits/rules/entity-rules';
import { importText } from './import-fixtures';

const own = ['Api', 'Part', 'Other', 'Fn'] as const;
const call = fc.oneof(
  fc.record({ Ref: fc.constantFrom(...own, 'AWS::Region', 'AWS::NoValue', 'gone') }),
  fc.record({ 'Fn::GetAtt': fc.tuple(fc.constantFrom(...own), fc.constantFrom('ApiId', 'Arn', 'ApiEndpoint', 'x')) }),
  fc.record({ 'Fn::Sub': fc.constantFrom('integrations/${Part}', '${Api}', '${gone}') }),
);
const value = fc.oneof(
  fc.jsonValue(),
  call,
  fc.constantFrom(
    'HTTP',
    'WEBSOCKET',
    '$default',
    'GET /x',
    'JWT',
    'AWS_PROXY',
    'https://a.example',
    true,
    0,
    -1,
    '2.0',
  ),
  fc.record({
    Type: fc.constant('HttpApi'),
    Properties: fc.dictionary(fc.constantFrom('Path', 'Method', 'Auth'), fc.jsonValue()),
  }),
);
const property = fc.constantFrom(
  ...['ApiId', 'Name', 'ProtocolType', 'Body', 'Target', 'RouteKey', 'CorsConfiguration', 'RouteSelectionExpression'],
  ...['IntegrationId', 'IntegrationType', 'IntegrationUri', 'RequestParameters', 'ResponseParameters', 'TlsConfig'],
  ...['AuthorizerType', 'AuthorizerUri', 'IdentitySource', 'JwtConfiguration', 'AuthorizerId', 'PayloadFormatVersion'],
  ...[
    'StageName',
    'RouteSettings',
    'DefaultRouteSettings',
    'AccessLogSettings',
    'StageVariables',
    'AutoDeploy',
    'Tags',
  ],
  ...['DomainName', 'DomainNameConfigurations', 'Stage', 'Integration', 'Route', 'Schema', 'RouteId', 'SubnetIds'],
  ...['DefinitionBody', 'DefinitionUri', 'Auth', 'Domain', 'Events', 'FailOnWarnings'],
);
const kinds = [
  ...['Api', 'Route', 'RouteResponse', 'Integration', 'IntegrationResponse', 'Authorizer', 'Model', 'Stage'],
  ...['Deployment', 'VpcLink', 'DomainName', 'ApiMapping', 'ApiGatewayManagedOverrides'],
];
const type = fc.constantFrom(
  ...kinds.map((kind) => `AWS::ApiGatewayV2::${kind}`),
  'AWS::Serverless::HttpApi',
  'AWS::Serverless::Function',
);

/** What an import made of a text, or nothing where it was refused with a code. */
function imported(text: string): ReturnType<typeof importText> | undefined {
  try {
    return importText(text, { acceptsSuggestions: true });
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    return undefined;
  }
}

describe('whatever stands in the resources of HTTP and WebSocket APIs', () => {
  it('is imported as the service would take it, or refused with a code', () => {
    const api = { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'any', ProtocolType: 'HTTP' } };
    const part = fc.record({ Type: type, Properties: fc.dictionary(property, value, { maxKeys: 8 }) });
    let taken = 0;
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...own), part), fc.boolean(), (parts, hasApi) => {
        const Resources = hasApi ? { ...parts, Api: api } : parts;
        const entities = imported(JSON.stringify({ Resources }))?.entities ?? new Map();
        const problems = [...entities].flatMap(([key, entity]) => entityProblems(entities, key, entity));
        expect(problems.filter(({ path }) => path[0] !== 'connectionId')).toEqual([]);
        taken += entities.size;
      }),
      { numRuns: 600, seed: 7 },
    );
    expect(taken).toBeGreaterThan(300);
  });

  it('is imported or refused with a code in a plan of Terraform', () => {
    const attribute = fc.constantFrom(
      ...['api_id', 'name', 'protocol_type', 'body', 'target', 'route_key', 'cors_configuration', 'integration_uri'],
      ...['response_parameters', 'request_parameter', 'route_settings', 'default_route_settings', 'jwt_configuration'],
      ...['domain_name_configuration', 'stage', 'identity_sources', 'authorizer_type', 'tls_config', 'stage_variables'],
    );
    const expression = fc.oneof(
      fc.jsonValue(),
      fc.record({
        references: fc.array(
          fc.constantFrom('aws_apigatewayv2_api.x.id', 'aws_apigatewayv2_integration.x.id', 'var.a'),
        ),
      }),
    );
    const names = ['api', 'route', 'integration', 'stage', 'authorizer', 'model', 'domain_name', 'api_mapping'];
    const resource = fc.record({
      type: fc.constantFrom(...names.map((name) => `aws_apigatewayv2_${name}`)),
      values: fc.dictionary(attribute, fc.jsonValue()),
      expressions: fc.dictionary(attribute, expression),
    });
    fc.assert(
      fc.property(fc.uniqueArray(resource, { maxLength: 5, selector: (one) => one.type }), (resources) => {
        const named = resources.map((one) => ({ ...one, name: 'x', address: `${one.type}.x`, mode: 'managed' }));
        const unknown = ({ expressions }: (typeof named)[number]) =>
          Object.fromEntries(Object.keys(expressions).map((name) => [name, true]));
        imported(
          JSON.stringify({
            format_version: '1.2',
            terraform_version: '1.9.0',
            planned_values: { root_module: { resources: named } },
            resource_changes: named.map((one) => ({ address: one.address, change: { after_unknown: unknown(one) } })),
            configuration: { root_module: { resources: named } },
          }),
        );
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

it('keeps names that every object has from being more than names', () => {
  const text = `Resources:
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: any, ProtocolType: HTTP } }
  Route: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Api, RouteKey: GET /constructor } }
  Stage:
    Type: AWS::ApiGatewayV2::Stage
    Properties:
      ApiId: !Ref Api
      StageName: dev
      RouteSettings: { GET /constructor: { ThrottlingBurstLimit: 1 }, toString: { ThrottlingBurstLimit: 1 } }
      StageVariables: { constructor: a }
`;
  const made = imported(text);
  const stages = [...(made?.entities.values() ?? [])].filter((entity) => 'stageName' in entity);
  expect([made?.losses.map(({ message }) => message), stages]).toMatchObject([
    ['There is no route toString; its settings are left out.'],
    [{ routeSettings: { 'GET /constructor': { throttlingBurstLimit: 1 } }, stageVariables: { constructor: 'a' } }],
  ]);
});
