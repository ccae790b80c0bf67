// Every field of every entity that a deployment freezes either comes back or is named in the report.
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { isMembers } from '../definition/edits/member-path';
import { type Definition, type Entity, type EntityKey, entityKey, entitySchemas } from '../definition/entities';
import { canonicalApi } from './canonical-api';
import { exportOpenApi } from './export/export-openapi';
import { printDocument } from './export/print-document';
import { importOpenApi } from './import/import-openapi';
import { testHost, testOptions } from './openapi-fixtures';

const apiId = 'survival01';
const lambda = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations';

/** Ids and dates: an import gives new ones. Region and account are where the import is made, a link is the workspace's own. */
const identity = /(?:^|\.)(?:id|parentId|rootResourceId|createdDate|region|accountId)$|^api\.source\./;

/** One entity of each kind with every field filled, several where fields exclude each other. */
const filled: readonly [EntityKey, object][] = [
  [
    entityKey('rest-api', apiId),
    {
      id: apiId,
      name: 'All fields',
      description: 'Every one',
      createdDate: 1_600_000_000,
      version: '7',
      binaryMediaTypes: ['image/png'],
      minimumCompressionSize: 10,
      apiKeySource: 'AUTHORIZER',
      endpointConfiguration: { types: ['REGIONAL'], vpcEndpointIds: ['vpce-1'], ipAddressType: 'dualstack' },
      policy: '{"Version":"2012-10-17","Statement":[]}',
      tags: { team: 'a' },
      disableExecuteApiEndpoint: true,
      rootResourceId: 'root',
      securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
      endpointAccessMode: 'STRICT',
      warnings: ['old'],
      region: 'eu-west-1',
      accountId: '111122223333',
      source: { file: 'api.yaml', writeBack: true },
    },
  ],
  [entityKey('resource', apiId, 'root'), { id: 'root' }],
  [entityKey('resource', apiId, 'res1'), { id: 'res1', parentId: 'root', pathPart: 'a' }],
  [entityKey('resource', apiId, 'res2'), { id: 'res2', parentId: 'root', pathPart: 'bare' }],
  [entityKey('resource', apiId, 'res3'), { id: 'res3', parentId: 'res2', pathPart: 'leaf' }],
  [
    entityKey('method', apiId, 'res1', 'POST'),
    {
      httpMethod: 'POST',
      authorizationType: 'COGNITO_USER_POOLS',
      authorizerId: 'auth1',
      authorizationScopes: ['a/b'],
      apiKeyRequired: true,
      requestValidatorId: 'val1',
      operationName: 'makeA',
      requestParameters: { 'method.request.querystring.q': true },
      requestModels: { 'application/json': 'Pet' },
      methodResponses: {
        '200': {
          statusCode: '200',
          responseParameters: { 'method.response.header.X-A': true },
          responseModels: { 'application/json': 'Pet' },
        },
      },
      methodIntegration: {
        type: 'HTTP',
        httpMethod: 'PUT',
        uri: 'https://example.com',
        connectionType: 'VPC_LINK',
        connectionId: 'link01',
        integrationTarget: 'arn:aws:elasticloadbalancing:us-east-1:1:listener/app/a/b/c',
        credentials: 'arn:aws:iam::1:role/r',
        requestParameters: { 'integration.request.header.q': 'method.request.querystring.q' },
        requestTemplates: { 'application/json': '{}' },
        passthroughBehavior: 'NEVER',
        contentHandling: 'CONVERT_TO_TEXT',
        timeoutInMillis: 1_000,
        cacheNamespace: 'shared',
        cacheKeyParameters: ['method.request.querystring.q'],
        tlsConfig: { insecureSkipVerification: true },
        responseTransferMode: 'BUFFERED',
        integrationResponses: {
          '200': {
            statusCode: '200',
            selectionPattern: '2..',
            responseParameters: { 'method.response.header.X-A': "'a'" },
            responseTemplates: { 'application/json': 'x' },
            contentHandling: 'CONVERT_TO_BINARY',
          },
        },
      },
    },
  ],
  [
    entityKey('method', apiId, 'res1', 'GET'),
    { httpMethod: 'GET', authorizationType: 'NONE', authorizerId: 'auth2', authorizationScopes: ['lost'] },
  ],
  [
    entityKey('model', apiId, 'Pet'),
    { id: 'm1', name: 'Pet', description: 'Not in the schema', schema: '{"type":"object"}', contentType: 'text/x' },
  ],
  [
    entityKey('authorizer', apiId, 'auth1'),
    {
      id: 'auth1',
      name: 'pool',
      type: 'COGNITO_USER_POOLS',
      providerARNs: ['arn:aws:cognito-idp:us-east-1:1:userpool/us-east-1_a'],
      authType: 'cognito_user_pools',
      identitySource: 'method.request.header.Authorization',
    },
  ],
  [
    entityKey('authorizer', apiId, 'auth2'),
    {
      id: 'auth2',
      name: 'token',
      type: 'TOKEN',
      providerARNs: ['lost'],
      authType: 'custom',
      authorizerUri: lambda,
      authorizerCredentials: 'arn:aws:iam::1:role/r',
      identitySource: 'context.path',
      identityValidationExpression: '^a',
      authorizerResultTtlInSeconds: 5,
    },
  ],
  [
    entityKey('request-validator', apiId, 'val1'),
    { id: 'val1', name: 'both', validateRequestBody: true, validateRequestParameters: true },
  ],
  [
    entityKey('gateway-response', apiId, 'THROTTLED'),
    {
      responseType: 'THROTTLED',
      statusCode: '503',
      responseParameters: { 'gatewayresponse.header.a': "'b'" },
      responseTemplates: { 'application/json': '{}' },
    },
  ],
  [
    entityKey('documentation-part', apiId, 'doc1'),
    { id: 'doc1', location: { type: 'METHOD', path: '/a', method: 'POST' }, properties: '{"summary":"s","own":1}' },
  ],
];

const definition: Definition = new Map(
  filled.map(([key, entity]) => [key, entitySchemas[kindOf(key)].parse(entity) as Entity]),
);

it('fills every field there is', () => {
  const missing = filled.flatMap(([key]) => {
    const schema = entitySchemas[kindOf(key)] as unknown as z.ZodObject;
    const given = filled
      .filter(([other]) => kindOf(other) === kindOf(key))
      .flatMap(([, entity]) => Object.keys(entity));
    return Object.keys(schema.shape).filter((field) => !given.includes(field));
  });
  expect(missing).toEqual([]);
});

describe.each(['oas30', 'swagger'] as const)('through %s', (format) => {
  it('is every field carried or reported', () => {
    const { document, losses } = exportOpenApi(definition, apiId, {
      format,
      extensions: ['apigateway'],
      host: testHost,
    });
    const imported = importOpenApi(printDocument(document, 'json'), testOptions());
    const before = leaves({ ...withPlaces(definition, apiId) });
    const after = leaves(withPlaces(imported.entities, imported.apiId));
    const lost = [...before].filter(([place, value]) => !identity.test(place) && after.get(place) !== value);
    const reports = [...losses, ...imported.losses].map(({ place, message }) => `${place}: ${message}`);
    expect({ lost: lost.map(([place, value]) => `${place} = ${value}`), reports }).toMatchSnapshot();
    // Each lost field has a line of the report that speaks of it.
    const words: Readonly<Record<string, RegExp>> = {
      'api.tags.team': /^tags: /,
      'api.warnings.0': /^warnings: /,
      'api.endpointConfiguration.types.0': /^endpointConfiguration\.types: /,
      'models.Pet.contentType': /^models\.Pet: The content type/,
      'models.Pet.description': /^models\.Pet: The description/,
      'authorizers.token.providerARNs.0': /^securitySchemes\.token: .*providerARNs/,
      'authorizers.token.identitySource': /^securitySchemes\.token: The identity source/,
      'methods.GET /a.authorizerId': /^paths\.\/a\.get: .*authorizer/,
      'methods.GET /a.authorizationScopes.0': /^paths\.\/a\.get: .*scopes/,
      'methods.POST /a.methodResponses.200.responseParameters.method.response.header.X-A':
        /^paths\.\/a\.post\.responses\.200: /,
      'resources./bare': /^paths\.\/bare: /,
      'resources./bare/leaf': /^paths\.\/bare\/leaf: /,
    };
    const unspoken = lost.filter(([place]) => {
      const word = Object.hasOwn(words, place) ? words[place] : undefined;
      return word === undefined || !reports.some((report) => word.test(report));
    });
    expect(unspoken).toEqual([]);
  });
});

/** The API by names, with what `canonicalApi` leaves out as equal in meaning: versions, resources, descriptions. */
function withPlaces(entities: Definition, id: string): object {
  const canonical = canonicalApi(entities, id) as { models: Record<string, object>; api: object };
  const all = [...entities.values()] as unknown as Record<string, string | undefined>[];
  const pathOf = (resource: Record<string, string | undefined>): string => {
    const parent = all.find((other) => other.id === resource.parentId && resource.parentId !== undefined);
    return parent === undefined ? '' : `${pathOf(parent)}/${resource.pathPart}`;
  };
  const resources = all.filter((entity) => entity.pathPart !== undefined).map((entity) => [pathOf(entity), true]);
  const models = Object.entries(canonical.models).map(([name, model]) => {
    const entity = all.find((other) => other.name === name && other.schema !== undefined);
    return [name, { ...model, description: entity?.description }];
  });
  const api = all.find((entity) => entity.rootResourceId !== undefined);
  return {
    ...canonical,
    api: { ...canonical.api, version: api?.version },
    resources: Object.fromEntries(resources),
    models: Object.fromEntries(models),
  };
}

function leaves(value: unknown, place = ''): Map<string, unknown> {
  if (Array.isArray(value)) return leaves(Object.fromEntries(value.map((item, at) => [String(at), item])), place);
  if (!isMembers(value)) return new Map(value === undefined ? [] : [[place, value]]);
  return new Map(
    Object.entries(value).flatMap(([name, member]) => [...leaves(member, place === '' ? name : `${place}.${name}`)]),
  );
}

function kindOf(key: EntityKey): keyof typeof entitySchemas {
  return key.slice(0, key.indexOf(':')) as keyof typeof entitySchemas;
}
