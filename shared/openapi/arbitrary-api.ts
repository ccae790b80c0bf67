// Arbitrary REST APIs that a document can carry without loss, for round-trip tests.
import fc from 'fast-check';
import { pathVariables } from '../definition/api-view';
import { type Definition, type Entity, type EntityKey, entityKey, entitySchemas } from '../definition/entities';
import { gatewayResponseTypes } from '../definition/rest/gateway-response';

const apiId = 'roundtrip1';
const rootId = 'root000000';

/** Names that are easily taken for something else. */
const oddNames = ['constructor', '__proto__', 'toString', 'a', 'B2', 'null', '200'];
const modelNames = ['constructor', 'toString', 'Pet', 'Error2', '007'];
const paths = ['/', '/a', '/a/{id}', '/a/{id}/b.c', '/{v}', '/{v}/{rest+}', '/on', '/a/2016-11-22'];
const verbs = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'ANY'];

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('yes', '1.0', '#set($a=1)\n\t$a\n', "'"),
);
const filled = text.filter((value) => value !== '');
const someOf = (names: readonly string[], maxLength = 3) => fc.uniqueArray(fc.constantFrom(...names), { maxLength });

/** The id of the API that `arbitraryApi` makes. */
export const arbitraryApiId = apiId;

/** APIs without anything that `format` cannot say. */
export function arbitraryApi(format: 'oas30' | 'swagger'): fc.Arbitrary<Definition> {
  const contentTypes =
    format === 'oas30' ? ['application/json', 'text/plain', 'application/xml'] : ['application/json'];
  return fc
    .record({
      api: arbitraryRoot(),
      models: fc.uniqueArray(fc.constantFrom(...modelNames), { maxLength: 4 }),
      validators: someOf(oddNames),
      authorizers: fc.uniqueArray(arbitraryAuthorizer(), { maxLength: 3, selector: ({ name }) => String(name) }),
      responses: fc.dictionary(fc.constantFrom(...gatewayResponseTypes), arbitraryGatewayResponse(), { maxKeys: 3 }),
      methods: fc.uniqueArray(fc.tuple(fc.constantFrom(...paths), fc.constantFrom(...verbs)), {
        minLength: 1,
        maxLength: 5,
        selector: (pair) => pair.join(' '),
      }),
    })
    .chain((parts) =>
      fc.record({
        parts: fc.constant(parts),
        schemas: fc.array(arbitrarySchema(parts.models), { minLength: 4, maxLength: 4 }),
        bodies: fc.array(arbitraryMethod(parts.models, contentTypes), { minLength: 5, maxLength: 5 }),
        documentation: fc.array(text, { maxLength: 2 }),
      }),
    )
    .map(({ parts, schemas, bodies, documentation }) => {
      const entries: [EntityKey, unknown][] = [
        [entityKey('rest-api', apiId), parts.api],
        [entityKey('resource', apiId, rootId), { id: rootId }],
      ];
      const resources = new Map([['/', rootId]]);
      parts.methods.forEach(([path, verb], at) => {
        const resourceId = addResources(entries, resources, path);
        const body = bodies[at] ?? {};
        entries.push([entityKey('method', apiId, resourceId, verb), finishMethod(body, path, verb, parts, at)]);
      });
      parts.models.forEach((name, at) => {
        const schema = schemas[at] ?? { type: 'object' };
        const { description } = schema as { description?: string };
        const described = description === undefined ? {} : { description };
        const model = { id: `model${at}`, name, ...described, schema: JSON.stringify(schema) };
        entries.push([entityKey('model', apiId, name), model]);
      });
      parts.authorizers.forEach((authorizer, at) => {
        entries.push([entityKey('authorizer', apiId, `auth${at}`), { ...authorizer, id: `auth${at}` }]);
      });
      parts.validators.forEach((name, at) => {
        const validator = { id: `valid${at}`, name, validateRequestBody: at % 2 === 0 };
        entries.push([entityKey('request-validator', apiId, `valid${at}`), validator]);
      });
      for (const [responseType, response] of Object.entries(parts.responses)) {
        entries.push([entityKey('gateway-response', apiId, responseType), { ...response, responseType }]);
      }
      documentation.forEach((description, at) => {
        const location = { type: 'RESPONSE', path: '/a', method: 'GET', statusCode: String(200 + at) };
        const part = { id: `doc${at}`, location, properties: JSON.stringify({ description, other: [at] }) };
        entries.push([entityKey('documentation-part', apiId, `doc${at}`), part]);
      });
      return new Map(entries.map(([key, entity]) => [key, checked(key, entity)]));
    });
}

function checked(key: EntityKey, entity: unknown): Entity {
  const kind = key.slice(0, key.indexOf(':')) as keyof typeof entitySchemas;
  return entitySchemas[kind].parse(entity);
}

function addResources(entries: [EntityKey, unknown][], resources: Map<string, string>, path: string): string {
  let parentId = rootId;
  let walked = '';
  for (const pathPart of path.split('/').filter((part) => part !== '')) {
    walked += `/${pathPart}`;
    const id = resources.get(walked) ?? `res${resources.size}`;
    if (!resources.has(walked)) entries.push([entityKey('resource', apiId, id), { id, parentId, pathPart }]);
    resources.set(walked, id);
    parentId = id;
  }
  return parentId;
}

function arbitraryRoot(): fc.Arbitrary<object> {
  return fc
    .record(
      {
        description: filled,
        version: filled,
        binaryMediaTypes: fc.uniqueArray(filled, { minLength: 1, maxLength: 3 }),
        minimumCompressionSize: fc.integer({ min: 0, max: 10_485_760 }),
        apiKeySource: fc.constantFrom('HEADER', 'AUTHORIZER'),
        disableExecuteApiEndpoint: fc.boolean(),
        securityPolicy: fc.constantFrom('TLS_1_0', 'TLS_1_2'),
        policy: fc.constant(
          '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}',
        ),
      },
      { requiredKeys: [] },
    )
    .map((api) => ({ ...api, id: apiId, name: 'Round trip', createdDate: 0, rootResourceId: rootId }));
}

function arbitraryAuthorizer(): fc.Arbitrary<Record<string, unknown>> {
  const authorizerUri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations';
  const ttl = fc.option(fc.integer({ min: 0, max: 3_600 }), { nil: undefined });
  return fc.oneof(
    fc.record({
      name: fc.constantFrom(...oddNames, 'api_key', 'sigv4'),
      type: fc.constant('TOKEN'),
      authType: fc.constantFrom('custom', 'oauth2'),
      authorizerUri: fc.constant(authorizerUri),
      identitySource: fc.constantFrom('method.request.header.Authorization', 'method.request.header.X-Token'),
      authorizerResultTtlInSeconds: ttl,
    }),
    fc.record({
      name: fc.constantFrom(...oddNames),
      type: fc.constant('REQUEST'),
      authType: fc.constant('custom'),
      authorizerUri: fc.constant(authorizerUri),
      identitySource: fc.constantFrom(
        'context.path',
        'method.request.querystring.q',
        'method.request.header.a, context.b',
      ),
      authorizerResultTtlInSeconds: ttl,
    }),
    fc.record({
      name: fc.constantFrom(...oddNames),
      type: fc.constant('COGNITO_USER_POOLS'),
      authType: fc.constant('cognito_user_pools'),
      providerARNs: fc.constant(['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_a']),
      identitySource: fc.constant('method.request.header.Authorization'),
    }),
  );
}

function arbitraryGatewayResponse(): fc.Arbitrary<object> {
  return fc.record(
    {
      statusCode: fc.constantFrom('400', '503'),
      responseParameters: fc.constant({ 'gatewayresponse.header.x-a': "'b'" }),
      responseTemplates: fc.record({ 'application/json': text }),
    },
    { requiredKeys: [] },
  );
}

function arbitrarySchema(models: readonly string[]): fc.Arbitrary<object> {
  const urls = models.map((name) => ({ $ref: `https://apigateway.amazonaws.com/restapis/${apiId}/models/${name}` }));
  const leaf = fc.oneof(
    fc.constant({ type: 'string', format: 'uuid' }),
    fc.record({ type: fc.constant('integer'), minimum: fc.integer() }),
    urls.length === 0 ? fc.constant({ type: 'boolean' }) : fc.constantFrom(...urls),
  );
  const nested = fc.oneof(leaf, fc.record({ type: fc.constant('array'), items: leaf, minItems: fc.nat(5) }));
  return fc.record(
    {
      required: someOf(['a', '$ref', 'constructor'], 2),
      type: fc.constant('object'),
      description: filled,
      properties: fc.dictionary(fc.constantFrom('a', '$ref', 'constructor', 'items'), nested, { maxKeys: 3 }),
      additionalProperties: fc.oneof(fc.boolean(), nested),
      oneOf: fc.array(nested, { minLength: 1, maxLength: 2 }),
    },
    { requiredKeys: ['type'] },
  );
}

function arbitraryMethod(
  models: readonly string[],
  contentTypes: readonly string[],
): fc.Arbitrary<Record<string, unknown>> {
  const modelMap =
    models.length === 0
      ? fc.constant({})
      : fc.dictionary(fc.constantFrom(...contentTypes), fc.constantFrom(...models), { maxKeys: 2 });
  // GetExport refuses bodies without a JSON model, so such an API is no round trip.
  const bodyMap = modelMap.filter((map) => Object.keys(map).length === 0 || 'application/json' in map);
  const templates = fc.dictionary(
    fc.constantFrom('application/json', '$default', 'text/html'),
    fc.oneof(text, fc.constant(null)),
    { maxKeys: 2 },
  );
  return fc.record({
    access: fc.nat(5),
    apiKeyRequired: fc.boolean(),
    validator: fc.nat(4),
    operationName: fc.option(filled, { nil: undefined }),
    parameters: fc.dictionary(
      fc.constantFrom('querystring.page', 'header.X-Trace', 'header.constructor', 'querystring.$a.b'),
      fc.boolean(),
    ),
    requestModels: bodyMap,
    responseModels: modelMap,
    headers: someOf(['X-A', '__proto__', 'Content-Type']),
    integration: fc.option(
      fc.record({
        type: fc.constantFrom('MOCK', 'HTTP', 'HTTP_PROXY', 'AWS', 'AWS_PROXY'),
        requestTemplates: templates,
        responseTemplates: fc.dictionary(
          fc.constantFrom('application/json', 'text/html'),
          fc.oneof(filled, fc.constant(null)),
          { maxKeys: 2 },
        ),
        passthroughBehavior: fc.constantFrom('WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'),
        timeoutInMillis: fc.integer({ min: 50, max: 29_000 }),
        pattern: filled.filter((pattern) => pattern !== 'default'),
        cacheNamespace: fc.option(fc.constant('shared'), { nil: undefined }),
        contentHandling: fc.option(fc.constantFrom('CONVERT_TO_TEXT', 'CONVERT_TO_BINARY'), { nil: undefined }),
        tlsConfig: fc.option(fc.record({ insecureSkipVerification: fc.boolean() }), { nil: undefined }),
      }),
      { nil: undefined },
    ),
  });
}

const uris: Readonly<Record<string, object>> = {
  MOCK: {},
  HTTP: { httpMethod: 'GET', uri: 'https://${stageVariables.host}/x', connectionType: 'INTERNET' },
  HTTP_PROXY: { httpMethod: 'ANY', uri: 'http://nlb/x', connectionType: 'VPC_LINK', connectionId: 'link01' },
  AWS: { httpMethod: 'POST', uri: 'arn:aws:apigateway:us-east-1:sqs:path/1/q', credentials: 'arn:aws:iam::1:role/r' },
  AWS_PROXY: { httpMethod: 'POST', uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations' },
};

/** Fits a body to its place: variables of the path are declared, references lead somewhere, headers are mapped. */
function finishMethod(
  body: Record<string, unknown>,
  path: string,
  verb: string,
  parts: { readonly authorizers: readonly Record<string, unknown>[]; readonly validators: readonly string[] },
  number: number,
): object {
  const { access, apiKeyRequired, validator, operationName, parameters, requestModels, responseModels } = body;
  const authorizer = parts.authorizers[Number(access)];
  const isCognito = authorizer?.type === 'COGNITO_USER_POOLS';
  const variables = pathVariables(path).map((name) => [`method.request.path.${name}`, true]);
  const declared = Object.entries(parameters as object).map(([name, value]) => [`method.request.${name}`, value]);
  const headers = (body.headers as string[]).map((name) => [`method.response.header.${name}`, false]);
  const mapped = (body.headers as string[]).map((name) => [`method.response.header.${name}`, "'x'"]);
  const integration = body.integration as Record<string, unknown> | undefined;
  const { pattern, responseTemplates, ...rest } = integration ?? {};
  return {
    httpMethod: verb,
    ...(access === 5 && { authorizationType: 'AWS_IAM' }),
    ...(authorizer !== undefined && {
      authorizationType: isCognito ? 'COGNITO_USER_POOLS' : 'CUSTOM',
      authorizerId: `auth${access}`,
      ...(isCognito && number % 2 === 0 && { authorizationScopes: ['a/b'] }),
    }),
    apiKeyRequired,
    ...(Number(validator) < parts.validators.length && { requestValidatorId: `valid${validator}` }),
    operationName,
    requestParameters: Object.fromEntries([...declared, ...variables]),
    requestModels,
    methodResponses: {
      '200': { statusCode: '200', responseModels, responseParameters: Object.fromEntries(headers) },
      '404': { statusCode: '404' },
    },
    ...(integration !== undefined && {
      methodIntegration: {
        ...rest,
        ...uris[String(integration.type)],
        requestParameters: Object.fromEntries(
          [...declared, ...variables].map(([name], at) => [`integration.request.header.h${at}`, name]),
        ),
        cacheKeyParameters: declared.map(([name]) => name),
        integrationResponses: {
          '200': { statusCode: '200', responseTemplates, responseParameters: Object.fromEntries(mapped) },
          '404': { statusCode: '404', selectionPattern: pattern },
        },
      },
    }),
  };
}
