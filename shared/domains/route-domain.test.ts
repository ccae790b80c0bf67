import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoutingRule } from '../definition/companions/v2-companions';
import { openFindMapping, pathBehind } from './choose-mapping';
import type { DomainRoutes, MappingRoute } from './domain-routes';
import { openFindDomain } from './find-domain';
import { globMatches } from './match-rule';
import { openRouteDomain, type RuleTried } from './route-domain';

function mapping(path: string, apiId: string, stage?: string): MappingRoute {
  return { key: `base-path-mapping:api.example.com/${path}`, path, apiId, ...(stage !== undefined && { stage }) };
}

function rule(
  id: string,
  priority: number,
  conditions: RoutingRule['conditions'],
  stripBasePath?: boolean,
): RoutingRule {
  const strip = stripBasePath === undefined ? {} : { stripBasePath };
  return { id, priority, conditions, actions: [{ invokeApi: { apiId: id, stage: 'dev', ...strip } }] };
}

const header = (name: string, valueGlob: string) => ({ matchHeaders: { anyOf: [{ header: name, valueGlob }] } });
const below = (basePath: string) => ({ matchBasePaths: { anyOf: [basePath] } });

const empty: DomainRoutes = {
  domainName: 'api.example.com',
  endpointType: 'REGIONAL',
  routingMode: 'BASE_PATH_MAPPING_ONLY',
  mappings: [],
  rules: [],
  vpceIds: [],
};

function led(domain: Partial<DomainRoutes>, path: string, headers: readonly (readonly [string, string])[] = []) {
  const route = openRouteDomain({ ...empty, ...domain })(path, headers);
  return route.kind === 'nowhere' ? route.words : [route.apiId, route.stage, route.path];
}

describe('mappings', () => {
  const mappings = [mapping('', 'rest'), mapping('v1', 'one', 'dev'), mapping('v1/orders', 'two', 'prod')];

  it('takes the longest one on the boundaries of segments, and gives the API what is behind it', () => {
    const paths = ['/v1/orders/7', '/v1/ordersx', '/v1', '/v1/', '//v1/pets', '/V1/pets', '/'];
    expect(paths.map((path) => led({ mappings }, path))).toEqual([
      ['two', 'prod', '/7'],
      ['one', 'dev', '/ordersx'],
      ['one', 'dev', '/'],
      ['one', 'dev', '/'],
      ['one', 'dev', '/pets'],
      ['rest', undefined, '/V1/pets'],
      ['rest', undefined, '/'],
    ]);
  });

  it('leads nowhere where none takes the path', () => {
    expect([led({ mappings: mappings.slice(1) }, '/pets'), led({}, '/pets')]).toEqual([
      'No mapping of api.example.com takes the path.',
      'api.example.com has no mapping.',
    ]);
  });

  it('finds what a search through all of them finds', () => {
    const segment = fc.constantFrom('a', 'b', 'aa', 'a.b', '%20', '$x');
    const path = fc.array(segment, { maxLength: 4 }).map((segments) => segments.join('/'));
    const property = fc.property(fc.uniqueArray(path, { maxLength: 8 }), path, fc.boolean(), (keys, asked, slash) => {
      const all = keys.map((key) => ({ path: key }));
      const sent = `/${asked}${slash ? '/' : ''}`;
      const naive = all
        .filter(({ path: key }) => key === '' || `${sent}/`.startsWith(`/${key}/`))
        .sort((one, other) => other.path.length - one.path.length)[0];
      expect(openFindMapping(all)(sent)).toEqual(naive);
      if (naive !== undefined) expect(pathBehind(sent, naive.path).startsWith('/')).toBe(true);
    });
    fc.assert(property);
  });
});

describe('routing rules', () => {
  const rules = [
    rule('beta', 10, [header('X-Version', 'beta*'), below('orders')], true),
    rule('orders', 20, [below('/orders/')]),
    rule('all', 30, []),
  ];
  const byRules = { routingMode: 'ROUTING_RULE_ONLY', rules } as const;

  it('takes the first one whose conditions all hold, and strips the base path where it says so', () => {
    const beta = [['x-version', 'beta2']] as const;
    const asked = [
      led(byRules, '/orders/7', beta),
      led(byRules, '/orders/7'),
      led(byRules, '/Orders/7', beta),
      led({ ...byRules, rules: rules.slice(0, 2) }, '/pets'),
    ];
    expect(asked).toEqual([
      ['beta', 'dev', '/7'],
      ['orders', 'dev', '/orders/7'],
      ['all', 'dev', '/Orders/7'],
      'No routing rule of api.example.com matches; its routing mode leaves mappings out.',
    ]);
  });

  it('asks mappings after the rules where the mode says so, and no rule where it says mappings only', () => {
    const both = { rules: rules.slice(1, 2), mappings: [mapping('', 'mapped', 'dev')] };
    const asked = [
      led({ ...both, routingMode: 'ROUTING_RULE_THEN_BASE_PATH_MAPPING' }, '/orders'),
      led({ ...both, routingMode: 'ROUTING_RULE_THEN_BASE_PATH_MAPPING' }, '/pets'),
      led({ ...both, routingMode: 'BASE_PATH_MAPPING_ONLY' }, '/orders'),
    ];
    expect(asked.map(([apiId]) => apiId)).toEqual(['orders', 'mapped', 'mapped']);
  });

  it('matches a condition by any of its headers, and takes a rule only where every condition matches', () => {
    const anyOf = [
      { header: 'x-version', valueGlob: 'beta*' },
      { header: 'x-tester', valueGlob: '*' },
    ];
    const wanted = [rule('any', 10, [{ matchHeaders: { anyOf } }, header('x-tenant', 'acme'), below('orders')])];
    const by = (...headers: (readonly [string, string])[]) =>
      led({ ...byRules, rules: wanted }, '/orders', [...headers, ['X-Tenant', 'acme']])[0];
    expect([by(['X-Tester', 'me']), by(['x-version', 'beta']), by(['x-version', 'alpha'])]).toEqual([
      'any',
      'any',
      'N',
    ]);
  });

  it('tells of every rule that was looked at what its conditions compared', () => {
    const tried: RuleTried[] = [];
    openRouteDomain({ ...empty, ...byRules })('/orders/7', [], (one) => tried.push(one));
    expect(tried).toEqual([
      {
        routingRuleId: 'beta',
        priority: 10,
        matches: false,
        basePath: 'orders',
        conditions: [
          { holds: false, wanted: 'header X-Version is beta*' },
          { holds: true, wanted: 'path begins with /orders', actual: '/orders/7' },
        ],
      },
      {
        routingRuleId: 'orders',
        priority: 20,
        matches: true,
        basePath: 'orders',
        conditions: [{ holds: true, wanted: 'path begins with /orders', actual: '/orders/7' }],
      },
    ]);
  });

  it('lets * stand for anything at the ends of a value only, and minds its letter case', () => {
    const globs = [
      ['*', ''],
      ['v2*', 'v2.1'],
      ['*.1', 'v2.1'],
      ['*2*', 'v2.1'],
      ['v*1', 'v2.1'],
      ['V2*', 'v2.1'],
      ['v2.1', 'v2.1'],
    ] as const;
    expect(globs.map(([glob, value]) => globMatches(glob, value))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      true,
    ]);
  });
});

it('knows a name of its own before a wildcard, which stands for one label', () => {
  const find = openFindDomain([{ domainName: 'Api.example.com' }, { domainName: '*.example.com' }]);
  const hosts = ['api.example.com', 'shop.example.com', 'a.b.example.com', 'example.com', '.example.com'];
  expect(hosts.map((host) => find(host)?.domainName)).toEqual([
    'Api.example.com',
    '*.example.com',
    undefined,
    undefined,
    undefined,
  ]);
});
