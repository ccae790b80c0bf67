// Custom domain names and private APIs: which API a host leads to, and what becomes of the path on the way.
import { describe, expect, it } from 'vitest';
import { type Gateway, openGateway } from '../../electron/gateway/gateway';
import { noCompanions } from '../../electron/gateway/no-companions';
import type { Companions, VpcEndpointEntry } from '../../electron/gateway/ports';
import { entityKey } from '../../shared/definition/entities';
import type { RestApi } from '../../shared/definition/rest/rest-api';
import type { DomainRoutes, MappingRoute } from '../../shared/domains/domain-routes';
import { mock } from './operations';
import { caseSettings, importCase, openObserver, sendRequest } from './run-case';

type Headers = readonly (readonly [string, string])[];

const seen = '$context.stage $context.resourcePath $context.path $context.domainName $context.domainPrefix';
const paths = {
  '/pets': { get: mock(seen) },
  '/v1/pets': { get: mock(`unstripped ${seen}`) },
  '/ping': { get: mock('$context.identity.vpcId $context.identity.vpceId $context.identity.sourceIp') },
};
const format = '$context.customDomain.basePathMatched $context.customDomain.routingRuleIdMatched';
const { apiId } = importCase({ paths });

interface Scene {
  /** Of the API; default: public and without a policy. */
  readonly api?: {
    readonly endpointType?: 'REGIONAL' | 'PRIVATE';
    readonly policy?: object;
    readonly vpcEndpointIds?: readonly string[];
    readonly isDisabled?: boolean;
  };
  readonly domain?: Partial<DomainRoutes>;
  readonly endpoints?: readonly VpcEndpointEntry[];
  readonly isStrict?: boolean;
}

const plainDomain: DomainRoutes = {
  domainName: 'api.example.com',
  endpointType: 'REGIONAL',
  routingMode: 'BASE_PATH_MAPPING_ONLY',
  mappings: [],
  rules: [],
  vpceIds: [],
};

function mapping(path: string, stage?: string): MappingRoute {
  const key = entityKey('base-path-mapping', plainDomain.domainName, path);
  return { key, path, apiId, ...(stage !== undefined && { stage }) };
}

/** What the requests are answered, and the access log's lines. */
async function answers(scene: Scene, requests: readonly (readonly [host: string, path: string, headers?: Headers])[]) {
  const observed = openObserver();
  const companions: Companions = {
    ...noCompanions,
    domains: scene.domain === undefined ? [] : [{ ...plainDomain, ...scene.domain }],
    vpcEndpoints: scene.endpoints ?? [],
  };
  const gateway = openGateway({ settings: { ...caseSettings, companions }, observer: observed.observer });
  if (scene.isStrict === true) gateway.setAccess({ ...strictAccess });
  try {
    for (const stageName of ['dev', 'prod']) deploy(gateway, stageName, scene.api);
    const texts: string[] = [];
    for (const [host, path, headers = []] of requests) {
      const { status, body } = await sendRequest(gateway, apiId, { host, path, headers });
      const text = Buffer.from(body).toString();
      texts.push(status === 200 ? text : `${status} ${text}`);
    }
    await gateway.drain();
    return { texts, accessLog: observed.accessLog };
  } finally {
    await gateway.dispose();
  }
}

const strictAccess = {
  isStrict: true,
  apiKeys: [],
  usagePlans: [],
  users: [],
  accessKeys: [],
  roles: [],
  policies: [],
  userPools: [],
  providerKeys: [],
};

function deploy(gateway: Gateway, stageName: string, api: Scene['api'] = {}): void {
  const { endpointType = 'REGIONAL', policy, vpcEndpointIds = [], isDisabled = false } = api;
  const document = policy === undefined ? {} : { 'x-amazon-apigateway-policy': policy };
  const imported = importCase({ paths, document });
  const key = entityKey('rest-api', apiId);
  const own = {
    ...(imported.entities[key] as RestApi),
    endpointConfiguration: { types: [endpointType], vpcEndpointIds: [...vpcEndpointIds] },
    disableExecuteApiEndpoint: isDisabled,
  };
  gateway.deploy({
    apiId,
    stageName,
    deploymentId: 'dep1',
    deployedAt: 0,
    snapshotHash: 'snapshot',
    snapshot: { ...imported, entities: { ...imported.entities, [key]: own } },
    settings: { variables: {}, methodSettings: {}, tracingEnabled: false, accessLogFormat: format },
  });
}

const forbidden = '403 {"message":"Forbidden"}';
const noMethod = '403 {"message":"Missing Authentication Token"}';
const host = 'api.example.com';

describe('9: custom domain names', () => {
  it('9: the longest mapping wins, its path is removed before routing and stays in $context.path [documented]', async () => {
    const mappings = [mapping('', 'dev'), mapping('v1', 'prod'), mapping('v1/deep', 'dev')];
    const { texts, accessLog } = await answers({ domain: { mappings } }, [
      [host, '/pets'],
      ['API.example.com:4600', '/v1/pets?x=1'],
      [host, '/v1/deep/pets'],
      [host, '/v1x/pets'],
    ]);
    expect({ texts, accessLog }).toEqual({
      texts: [
        'dev /pets /pets api.example.com api',
        'prod /pets /v1/pets api.example.com api',
        'dev /pets /v1/deep/pets api.example.com api',
        noMethod,
      ],
      accessLog: ['(none) -', 'v1 -', 'v1/deep -', '(none) -'],
    });
  });

  it('9: unmapped paths are forbidden, and so is the address behind the name [documented]', async () => {
    const domain = { mappings: [mapping('v1', 'dev')] };
    const asked = await answers({ domain }, [
      [host, '/pets'],
      ['other.example.com', '/v1/pets'],
      ['d-abcdefghij.execute-api.us-east-1.amazonaws.com', '/v1/pets'],
    ]);
    expect(asked.texts).toEqual([forbidden, forbidden, forbidden]);
  });

  it('9: the stage in the URL of a mapped name is part of the path [documented]', async () => {
    const { texts } = await answers({ domain: { mappings: [mapping('v1', 'dev')] } }, [[host, '/v1/dev/pets']]);
    expect(texts).toEqual([noMethod]);
  });

  it('1.1: a mapping without a stage has the caller name it [documented]', async () => {
    const { texts } = await answers({ domain: { mappings: [mapping('v1')] } }, [
      [host, '/v1/prod/pets'],
      [host, '/v1/none/pets'],
      [host, '/v1'],
    ]);
    expect(texts).toEqual(['prod /pets /v1/prod/pets api.example.com api', forbidden, forbidden]);
  });

  it('9: a name of its own goes before the wildcard it falls under [documented]', async () => {
    const domain = { domainName: '*.example.com', mappings: [mapping('', 'dev')] };
    const { texts } = await answers({ domain }, [
      ['shop.example.com', '/pets'],
      ['a.b.example.com', '/pets'],
    ]);
    expect(texts).toEqual(['dev /pets /pets shop.example.com shop', forbidden]);
  });

  it('9: rules go by priority and strip the base path only where they say so [documented]', async () => {
    const conditions = [
      { matchHeaders: { anyOf: [{ header: 'X-Version', valueGlob: 'beta*' }] } },
      { matchBasePaths: { anyOf: ['v1'] } },
    ];
    const stripping = [{ invokeApi: { apiId, stage: 'prod', stripBasePath: true } }];
    const rules = [
      { id: 'rule01', priority: 1, conditions, actions: stripping },
      { id: 'rule02', priority: 2, conditions: conditions.slice(1), actions: [{ invokeApi: { apiId, stage: 'dev' } }] },
    ];
    const domain = {
      routingMode: 'ROUTING_RULE_THEN_BASE_PATH_MAPPING',
      rules,
      mappings: [mapping('', 'dev')],
    } as const;
    const asked = await answers({ domain }, [
      [host, '/v1/pets', [['x-version', 'beta2']]],
      [host, '/v1/pets', [['x-version', 'Beta2']]],
      [host, '/pets'],
    ]);
    expect(asked).toEqual({
      texts: [
        'prod /pets /v1/pets api.example.com api',
        'unstripped dev /v1/pets /v1/pets api.example.com api',
        'dev /pets /pets api.example.com api',
      ],
      accessLog: ['v1 rule01', 'v1 rule02', '(none) -'],
    });
    const only = { ...domain, routingMode: 'ROUTING_RULE_ONLY' } as const;
    expect((await answers({ domain: only }, [[host, '/pets']])).texts).toEqual([forbidden]);
  });

  it('1.4: /ping and /sping of a custom domain name are the service’s own [documented; the answer assumed]', async () => {
    const scene = { domain: { mappings: [mapping('', 'dev'), mapping('v1', 'dev')] } };
    const asked = await answers(scene, [
      [host, '/ping'],
      [host, '/sping?x=1'],
      [host, '/v1/ping'],
      ['{api}.execute-api.us-east-1.localhost', '/dev/ping'],
    ]);
    expect(asked.texts).toEqual(['healthy', 'healthy', '  127.0.0.1', '  127.0.0.1']);
  });

  it('9: a disabled default endpoint leaves the way by the name open [documented]', async () => {
    const scene = { api: { isDisabled: true }, domain: { mappings: [mapping('', 'dev')] } };
    const { texts } = await answers(scene, [
      ['{api}.execute-api.us-east-1.amazonaws.com', '/dev/pets'],
      [host, '/pets'],
    ]);
    expect(texts).toEqual([forbidden, 'dev /pets /pets api.example.com api']);
  });
});

const allowAll = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
};
const privateApi = { endpointType: 'PRIVATE', policy: allowAll } as const;
const own = '{api}.execute-api.us-east-1.amazonaws.com';
const endpoint: VpcEndpointEntry = {
  vpcEndpointId: 'vpce-1',
  vpcId: 'vpc-1',
  privateDnsEnabled: true,
  cidrBlocks: ['10.1.0.0/16'],
};
const through: Headers = [['X-Gatehouse-Vpce', 'vpce-1']];
const ping = 'vpc-1 vpce-1 10.1.0.4';

describe('7.6: private APIs', () => {
  it('7.6: every host form leads through the endpoint, with its VPC and an address in it [recorded]', async () => {
    const { texts } = await answers({ api: privateApi, endpoints: [endpoint] }, [
      ['{api}-vpce-1.execute-api.us-east-1.localhost', '/dev/ping'],
      ['vpce-1-0abcdefg.execute-api.us-east-1.vpce.amazonaws.com', '/dev/ping', [['x-apigw-api-id', apiId]]],
      ['127.0.0.1:4600', '/_aws/vpce/vpce-1/{api}/dev/ping?x=1'],
      [own, '/dev/ping', through],
      [own, '/dev/ping', [['X-Gatehouse-Vpc', 'vpc-1']]],
      ['vpce-1.execute-api.us-east-1.vpce.localhost', '/dev/ping'],
      [own, '/dev/ping'],
    ]);
    expect(texts).toEqual([ping, ping, ping, ping, ping, forbidden, forbidden]);
  });

  it('7.6: a public API is not reached through an endpoint, also by private DNS [recorded]', async () => {
    const { texts } = await answers({ endpoints: [endpoint] }, [
      ['{api}-vpce-1.execute-api.us-east-1.localhost', '/dev/pets'],
      [own, '/dev/pets', through],
      [own, '/dev/pets', [['X-Gatehouse-Vpc', 'vpc-2']]],
    ]);
    expect(texts.slice(0, 2)).toEqual([forbidden, forbidden]);
    expect(texts[2]).toContain('dev /pets /dev/pets');
  });

  it('7.6: without private DNS the own host leads to the internet, the endpoint’s names do not [documented]', async () => {
    const endpoints = [{ ...endpoint, privateDnsEnabled: false }];
    const { texts } = await answers({ api: privateApi, endpoints }, [
      [own, '/dev/ping', through],
      ['{api}-vpce-1.execute-api.us-east-1.localhost', '/dev/ping'],
    ]);
    expect(texts).toEqual([forbidden, ping]);
  });

  it('7.6: a private API without a policy cannot be invoked [documented]', async () => {
    const { texts } = await answers({ api: { endpointType: 'PRIVATE' }, endpoints: [endpoint] }, [
      [own, '/dev/ping', through],
    ]);
    expect(texts[0]).toContain('403 {"Message":"User: anonymous is not authorized to perform: execute-api:Invoke');
  });

  it('7.5: policies of API and endpoint see the way, and both have to allow [documented]', async () => {
    const from = (vpce: string) => ({
      Version: '2012-10-17',
      Statement: [{ ...allowAll.Statement[0], Condition: { StringEquals: { 'aws:SourceVpce': vpce } } }],
    });
    const inside = {
      Version: '2012-10-17',
      Statement: [{ ...allowAll.Statement[0], Condition: { IpAddress: { 'aws:VpcSourceIp': '10.1.0.0/16' } } }],
    };
    const outcome = async (policy: object, policyDocument?: object) => {
      const endpoints = [{ ...endpoint, ...(policyDocument && { policyDocument: JSON.stringify(policyDocument) }) }];
      const { texts } = await answers({ api: { ...privateApi, policy }, endpoints }, [[own, '/dev/ping', through]]);
      return texts[0]?.replace(/^.* because/, 'because');
    };
    expect([
      await outcome(from('vpce-1')),
      await outcome(inside, allowAll),
      await outcome(from('vpce-2')),
      await outcome(allowAll, { Version: '2012-10-17', Statement: [] }),
    ]).toEqual([
      ping,
      ping,
      'because no resource-based policy allows the execute-api:Invoke action"}',
      'because no VPC endpoint policy allows the execute-api:Invoke action"}',
    ]);
  });

  it('design 2: an endpoint that nobody knows is taken as it is, strictly it is refused [assumed]', async () => {
    const asked = [['{api}-vpce-9.execute-api.us-east-1.localhost', '/dev/ping']] as const;
    const lenient = await answers({ api: privateApi }, asked);
    const strict = await answers({ api: privateApi, isStrict: true }, asked);
    expect([lenient.texts, strict.texts]).toEqual([[' vpce-9 127.0.0.1'], [forbidden]]);
  });

  it('9: a private name lets in whom an association and both policies let in [documented]', async () => {
    const arn = 'arn:aws:apigateway:us-east-1:123456789012:/domainnames/in.example.com+abc123';
    const domain = {
      domainName: 'in.example.com',
      domainNameArn: arn,
      endpointType: 'PRIVATE',
      mappings: [mapping('v1', 'dev')],
      vpceIds: ['vpce-1'],
      policy: JSON.stringify(allowAll).replace('"Resource":"*"', '"Resource":"execute-api:/*"'),
    } as const;
    const asked = [['in.example.com', '/v1/ping', through]] as const;
    const scene = { api: privateApi, endpoints: [endpoint], domain };
    const { policy: _, ...silent } = domain;
    const texts = [
      await answers(scene, asked),
      await answers(scene, [['in.example.com', '/v1/ping']]),
      await answers({ ...scene, domain: { ...domain, vpceIds: [] } }, asked),
      await answers({ ...scene, domain: silent }, asked),
      await answers({ ...scene, domain: { ...domain, endpointType: 'REGIONAL' } }, asked),
    ].map((outcome) => outcome.texts[0]);
    expect(texts).toEqual([
      ping,
      forbidden,
      forbidden,
      expect.stringContaining('/domainnames/in.example.com+abc123 because no resource-based policy'),
      forbidden,
    ]);
  });
});
