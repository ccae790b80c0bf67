// Random definitions for tests: every kind of entity, every field, texts that try what YAML can hold.
import fc from 'fast-check';
import { z } from 'zod';
import {
  type Definition,
  type Entity,
  type EntityKey,
  type EntityKind,
  entityKey,
  entitySchemas,
} from '../../../shared/definition/entities';
import { gatewayResponseTypes } from '../../../shared/definition/rest/gateway-response';
import { httpMethods } from '../../../shared/definition/rest/method';

const nastyTexts = [
  '',
  ' ',
  'a',
  '"',
  "'",
  '# no comment',
  'a: b',
  '- a',
  'a\nb',
  'a\n',
  '\n',
  '\n\na\n\n',
  '  a\n b\n',
  'a \nb',
  '\ta',
  'a\r\nb',
  '\r',
  'true',
  'null',
  '~',
  '1',
  '0x1',
  '1e3',
  '.5',
  '2026-01-01',
  '{a}',
  '[a]',
  '&a',
  '*a',
  '!a',
  '|',
  '>',
  '%a',
  '@a',
  '`',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\u0000',
  'ä🙂',
  "'*'",
  '#set($x = 1)\n{"a": "$x"}\n',
  '---',
  '...',
  '{ file: a.vtl }',
  'a #b',
  ':',
  '? a',
  '<<',
  '__proto__',
];
const text = fc.oneof(fc.constantFrom(...nastyTexts), fc.string({ unit: 'grapheme', maxLength: 12 }));
const anything = fc.oneof(
  text,
  fc.integer(),
  fc.boolean(),
  fc.array(text, { maxLength: 2 }),
  fc.dictionary(fc.constantFrom('a', 'B', '1'), fc.oneof(text, fc.integer(), fc.array(text, { maxLength: 2 })), {
    maxKeys: 2,
    noNullPrototype: true,
  }),
);
const keyText = text.filter((value) => value !== '__proto__');
const contentType = fc.constantFrom('application/json', 'application_json', 'text/xml', '$default', '*/*');
const statusCode = fc.constantFrom('200', '201', '400', '404', '500');
const pathPart = fc.constantFrom(
  'pets',
  'Pets',
  'PETS',
  'con',
  'aux.txt',
  '..',
  '.',
  '.git',
  'a.',
  'a:b',
  '{id}',
  '{Id}',
  '{proxy+}',
  '~2'.slice(1),
  'x'.repeat(140),
  'X'.repeat(140),
);
const name = (...names: string[]) => fc.constantFrom(...names);

const regions = name('eu-west-1', 'us-gov-west-1');
const accounts = name('000000000000', '123456789012');
/** Kinds that say which region and account they were made in. */
const placedKinds = [
  'rest-api',
  'usage-plan',
  'api-key',
  'domain-name',
  'vpc-link',
  'access-association',
  'vpc-endpoint',
  'client-certificate',
  'certificate',
  'web-acl',
  'ip-set',
  'regex-pattern-set',
  'waf-rule-group',
  'function',
  'v2-api',
  'v2-vpc-link',
];

/** Rules nest: one shape stands for all, with texts that try what YAML can hold. */
const wafRule = fc.record({ found: text.filter((value) => value !== ''), priority: fc.nat(9) }).map((of) => ({
  Name: 'rule',
  Priority: of.priority,
  Statement: {
    NotStatement: {
      Statement: {
        ByteMatchStatement: {
          SearchString: of.found,
          FieldToMatch: { UriPath: {} },
          TextTransformations: [{ Priority: 0, Type: 'NONE' }],
          PositionalConstraint: 'CONTAINS',
        },
      },
    },
  },
  Action: { Count: {} },
  VisibilityConfig: { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: false, MetricName: 'm' },
}));

/** Fields whose texts have a form of their own, by kind and path. */
const fields: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'method.methodResponses.key': statusCode,
  'method.methodResponses.*.statusCode': statusCode,
  'method.methodIntegration.integrationResponses.key': statusCode,
  'method.methodIntegration.integrationResponses.*.statusCode': statusCode,
  'method.methodIntegration.requestTemplates.key': contentType,
  'method.methodIntegration.integrationResponses.*.responseTemplates.key': contentType,
  ...Object.fromEntries(placedKinds.map((kind) => [`${kind}.region`, regions])),
  ...Object.fromEntries([...placedKinds, 'account'].map((kind) => [`${kind}.accountId`, accounts])),
  ...Object.fromEntries(
    ['iam-user', 'iam-role'].flatMap((kind) => [
      [`${kind}.path`, name('/', '/team/')],
      [`${kind}.policies.key`, name('read', 'a=b')],
      [`${kind}.accountId`, accounts],
    ]),
  ),
  ...Object.fromEntries(
    ['web-acl', 'ip-set', 'regex-pattern-set', 'waf-rule-group'].flatMap((kind) => [
      [`${kind}.Name`, name('block', 'Block_2')],
      [`${kind}.Rules.*`, wafRule],
    ]),
  ),
  'account.countries.key': name('192.0.2.0/24', '2001:db8::/32'),
  'account.countries.*': name('DE', 'US'),
  'web-acl.DefaultAction': fc.constantFrom({ Allow: {} }, { Block: { CustomResponse: { ResponseCode: 418 } } }),
  'web-acl.AssociationConfig': fc.constant({
    RequestBody: { API_GATEWAY: { DefaultSizeInspectionLimit: 'KB_32' } },
  }),
  'vpc-endpoint.vpcEndpointId': name('vpce-1', 'vpce-con'),
  'vpc-endpoint.vpcId': name('vpc-1', 'vpc-0a1b'),
  'vpc-endpoint.cidrBlocks.*': name('10.0.0.0/16', 'fd00::/8'),
  'iam-policy.path': name('/', '/team/'),
  'iam-policy.accountId': accounts,
  'iam-access-key.accessKeyId': name('AKIA000000000001'),
  'user-pool.id': name('us-east-1_aaaaaaaaa'),
  'user-pool.accountId': accounts,
  'user-pool.mappedTo.issuer': name('https://issuer.example.com', 'http://127.0.0.1:9000/a'),
  'user-pool.mappedTo.jwksUri': name('https://issuer.example.com/keys'),
  'persona.iam.accountId': accounts,
  'function.lambdaName': name('orders', 'a'),
  'v2-model.schema': fc.constantFrom('{}', '{"type":"object"}\n'),
  'v2-model.name': name('Pet', 'pet'),
  'v2-integration.requestTemplates.key': contentType,
  'v2-integration.responseParameters.key': statusCode,
  'v2-integration-response.responseTemplates.key': contentType,
  'routing-rule.conditions': fc.constantFrom([], [{ matchBasePaths: { anyOf: ['a', '# b'] } }]),
  'routing-rule.actions': fc.constant([{ invokeApi: { apiId: 'http1', stage: '$default', stripBasePath: true } }]),
  'v2-stage.stageVariables.key': name('a', 'B', '1'),
  'v2-stage.stageVariables.*': name('', 'x', 'a:b', '#', '~', '1'),
  'model.schema': fc.constantFrom('{}', '{"type":"object"}\n', '[1,\n 2]'),
  'rest-api.policy': fc.constantFrom('{"Statement":[]}', '{}'),
  'domain-name.policy': fc.constantFrom('{"Statement":[]}', '{}'),
  'gateway-response.statusCode': statusCode,
  'stage.variables.key': name('a', 'B', '1'),
  'stage.variables.*': name('', 'x', 'a:b', '#', '~', '1'),
  'stage.canarySettings.stageVariableOverrides.key': name('a', 'B'),
  'stage.canarySettings.stageVariableOverrides.*': name('', 'x'),
  'api-key.value': name('k'.repeat(20), '# colon: and more!!!!!'),
  'http-backend.routes.*.path': name('/', '/pets/{id}'),
  'rest-api.endpointConfiguration.types': fc.constantFrom(['EDGE'], ['REGIONAL']),
  'domain-name.endpointConfiguration.types': fc.constantFrom(['EDGE'], ['REGIONAL']),
  'function.endpoint.url': name('http://localhost:4566'),
  'service-endpoint.endpointUrl': name('http://localhost:8000', 'https://sqs.eu-west-1.amazonaws.com'),
  'load-balancer.arn': name('arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/a/1'),
  'load-balancer.target': name('http://127.0.0.1:3000'),
  'test-suite.variables.key': name('a', 'b.c'),
  'test-suite.requests.*.id': name('r1', 'R-2'),
  'test-suite.requests.*.method': name('GET', 'post'),
  'test-suite.requests.*.path': name('/', '/pets/{{id}}', 'https://example.com/a b', '{{url}}'),
  'test-suite.requests.*.capture.*.variable': name('id', 'order.id'),
  'vpc-link.targetArns': fc.constant(['arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/a/1']),
};

/** Definitions over a small stock of ids, so that two of them have entities in common. */
export const randomDefinitions: fc.Arbitrary<Definition> = fc
  .record({
    apis: fc.subarray(['api1', 'api2', 'api3']).chain((ids) => fc.tuple(...ids.map(randomApi))),
    v2Apis: fc.subarray(['http1', 'chat1']).chain((ids) => fc.tuple(...ids.map(randomV2Api))),
    companions: fc.tuple(
      some('usage-plan', ['p1', 'p2'], (id) => [[id], { id }]),
      some('api-key', ['k1', 'k2'], (id) => [[id], { id }]),
      some('vpc-link', ['v1', 'v2'], (id) => [[id], { id }]),
      some('v2-vpc-link', ['v1', 'v2'], (id) => [[id], { id }]),
      some('client-certificate', ['c1'], (id) => [[id], { clientCertificateId: id }]),
      some('certificate', ['c1', 'c2'], (id) => [[id], { certificateId: id }]),
      ...(['web-acl', 'ip-set', 'regex-pattern-set', 'waf-rule-group'] as const).map((kind) =>
        some(kind, ['w1', 'w2'], (id) => [[id], { Id: id }]),
      ),
      some('vpc-endpoint', ['vpce-1', 'vpce-con'], (id) => [[id], { vpcEndpointId: id }]),
      some('access-association', ['arn:aws:apigateway:us-east-1:0:/a+b', 'con'], (id) => [
        [id],
        { domainNameAccessAssociationArn: id },
      ]),
      some('http-backend', ['pets', 'con'], (id) => [[id], { name: id }]),
      some('function', ['Pets', 'con'], (id) => [[id], { functionName: id }]),
      some('service-endpoint', ['dynamodb', 'con'], (id) => [[id], { service: id }]),
      some('load-balancer', ['Orders', 'con'], (id) => [[id], { name: id }]),
      some('iam-user', ['Alice', 'con'], (id) => [[id], { userName: id }]),
      some('iam-access-key', ['AKIA000000000001'], (id) => [[id], { accessKeyId: id }]),
      some('iam-role', ['Deploy', 'con'], (id) => [[id], { roleName: id }]),
      some('iam-policy', ['Read', 'con'], (id) => [[id], { policyName: id }]),
      some('user-pool', ['us-east-1_aaaaaaaaa'], (id) => [[id], { id }]),
      some('user-pool-client', ['client1'], (id) => [[id], { clientId: id }]),
      some('user-pool-user', ['u1', 'u2'], (id) => [[id], { sub: id }]),
      some('persona', ['alice', 'con'], (id) => [[id], { name: id }]),
      some('test-suite', ['smoke', 'con'], (id) => [[id], { id }]),
      some('account', ['account'], () => [[], {}]),
      fc
        .subarray(['*.example.com', 'example.com'])
        .chain((domains) => fc.tuple(...domains.map(randomDomain)).map((found) => found.flat())),
    ),
  })
  .map(({ apis, v2Apis, companions }) => new Map([...apis.flat(), ...v2Apis.flat(), ...companions.flat()] as Entries));

type Entries = [EntityKey, Entity][];

function randomApi(apiId: string): fc.Arbitrary<Entries> {
  const root = `${apiId}root`;
  return fc
    .tuple(
      random('rest-api', [apiId], { id: apiId, rootResourceId: root }),
      randomResources(apiId, root),
      some('model', ['Pet', 'pet', 'PET'], (id) => [[apiId, id], { name: id, id: id.toLowerCase() }]),
      some('authorizer', ['a1', 'a2', 'a3'], (id) => [[apiId, id], { id }]),
      some('request-validator', ['v1', 'v2'], (id) => [[apiId, id], { id }]),
      some('gateway-response', [...gatewayResponseTypes], (id) => [[apiId, id], { responseType: id }]),
      some('documentation-part', ['d1', 'd2'], (id) => [[apiId, id], { id }]),
      some('documentation-version', ['1.0', 'v/2'], (id) => [[apiId, id], { version: id }]),
      some('stage', ['dev', 'Dev', 'aux'], (id) => [[apiId, id], { stageName: id }]),
    )
    .map(([api, ...lists]) => [api, ...lists.flat()]);
}

function randomV2Api(apiId: string): fc.Arbitrary<Entries> {
  return fc
    .tuple(
      random('v2-api', [apiId], { id: apiId }),
      some('v2-route', ['r1', 'r2'], (id) => [[apiId, id], { id }]),
      some('v2-route-response', ['r1', 'r2'], (id) => [[apiId, id, 'rr1'], { id: 'rr1' }]),
      some('v2-integration', ['i1', 'i2'], (id) => [[apiId, id], { id }]),
      some('v2-integration-response', ['i1', 'i2'], (id) => [[apiId, id, 'ir1'], { id: 'ir1' }]),
      some('v2-authorizer', ['a1', 'a2'], (id) => [[apiId, id], { id }]),
      some('v2-model', ['m1', 'm2'], (id) => [[apiId, id], { id }]),
      some('v2-stage', ['$default', 'dev', 'Dev'], (id) => [[apiId, id], { stageName: id }]),
    )
    .map(([api, ...lists]) => [api, ...lists.flat()]);
}

/** A tree: each resource hangs below the root or one with a smaller number. */
function randomResources(apiId: string, root: string): fc.Arbitrary<Entries> {
  const resource = fc.record({
    parent: fc.nat({ max: 5 }),
    pathPart,
    isThere: fc.boolean(),
    methods: fc.subarray([...httpMethods], { maxLength: 3 }),
  });
  return fc.array(resource, { minLength: 6, maxLength: 6 }).chain((drawn) => {
    const ids = [root];
    const taken = new Set<string>();
    const entries: Entries = [[entityKey('resource', apiId, root), { id: root }]];
    const methods: fc.Arbitrary<[EntityKey, Entity]>[] = [];
    drawn.forEach(({ parent, pathPart: part, isThere, methods: verbs }, at) => {
      const id = `r${at}`;
      const parentId = ids[parent % ids.length] ?? root;
      if (!isThere || taken.has(`${parentId}/${part}`)) return;
      taken.add(`${parentId}/${part}`);
      ids.push(id);
      entries.push([entityKey('resource', apiId, id), { id, parentId, pathPart: part }]);
      for (const httpMethod of verbs) methods.push(random('method', [apiId, id, httpMethod], { httpMethod }));
    });
    return fc
      .tuple(random('method', [apiId, root, 'GET'], { httpMethod: 'GET' }), ...methods)
      .map((found) => [...entries, ...found]);
  });
}

function randomDomain(domainName: string): fc.Arbitrary<Entries> {
  return fc
    .tuple(
      random('domain-name', [domainName], { domainName }),
      some('base-path-mapping', ['(none)', 'v1', 'V1'], (id) => [[domainName, id], { basePath: id }]),
      some('api-mapping', ['am1', 'am2'], (id) => [[domainName, id], { id }]),
      some('routing-rule', ['rr1', 'rr2'], (id) => [[domainName, id], { id }]),
    )
    .map(([domain, ...lists]) => [domain, ...lists.flat()]);
}

function some(
  kind: EntityKind,
  ids: readonly string[],
  place: (id: string) => [string[], object],
): fc.Arbitrary<Entries> {
  return fc
    .subarray([...ids], { maxLength: Math.min(3, ids.length) })
    .chain((chosen) => fc.tuple(...chosen.map((id) => random(kind, ...place(id)))));
}

function random(kind: EntityKind, ids: readonly string[], fixed: object): fc.Arbitrary<[EntityKey, Entity]> {
  return randomValue(entitySchemas[kind], kind).map((drawn) => {
    const keyed = withKeys({ ...(drawn as object), ...fixed });
    return [entityKey(kind, ...ids), entitySchemas[kind].parse(keyed) as Entity];
  });
}

/** Items that repeat their key do so rightly. */
function withKeys(entity: object): object {
  return JSON.parse(JSON.stringify(entity), (key, value) =>
    typeof value === 'object' && value !== null && 'statusCode' in value && /^\d{3}$/.test(key)
      ? { ...value, statusCode: key }
      : value,
  );
}

function randomValue(schema: unknown, path: string): fc.Arbitrary<unknown> {
  const known = fields[path];
  if (known !== undefined) return known;
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return randomValue(schema.def.innerType, path);
  if (schema instanceof z.ZodNullable) return fc.option(randomValue(schema.def.innerType, path));
  if (schema instanceof z.ZodObject) return objectOf(schema, path);
  if (schema instanceof z.ZodArray) return fc.array(randomValue(schema.element, `${path}.*`), { maxLength: 3 });
  if (schema instanceof z.ZodRecord) {
    const key = fields[`${path}.key`] ?? keyText;
    return fc.dictionary(key as fc.Arbitrary<string>, randomValue(schema.valueType, `${path}.*`), {
      maxKeys: 3,
      noNullPrototype: true,
    });
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    return fc.oneof(...schema.options.map((option) => randomValue(option, path)));
  }
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodUnknown) return anything;
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber) {
    return fc.integer({
      min: Math.max(-1_000, schema.minValue ?? 0),
      max: Math.min(2_000_000_000, schema.maxValue ?? 0),
    });
  }
  const passes = (value: string) =>
    z.string().safeParse(value).success && (schema as z.ZodString).safeParse(value).success;
  // a filter that lets nothing through would look for ever
  if (!nastyTexts.some(passes)) throw new Error(`${path} has a form of its own: give it texts above.`);
  return text.filter(passes);
}

function objectOf(schema: z.ZodObject, path: string): fc.Arbitrary<unknown> {
  const members = Object.entries(schema.shape);
  const isRequired = ([, member]: [string, unknown]) =>
    !(member instanceof z.ZodOptional || member instanceof z.ZodDefault);
  const arbitraries = Object.fromEntries(
    members.map(([member, inner]) => [member, randomValue(inner, `${path}.${member}`)]),
  );
  return fc.record(arbitraries, { requiredKeys: members.filter(isRequired).map(([member]) => member) });
}
