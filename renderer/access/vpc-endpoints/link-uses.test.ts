import { expect, it } from 'vitest';
import { type Definition, type Entity, type EntityKey, entityKey } from '../../../shared/definition/entities';
import { linkRows } from './link-uses';

const entry = (key: EntityKey, entity: object): [EntityKey, Entity] => [key, entity as Entity];

it('lists links of both kinds with the methods and routes that go through them', () => {
  const arn = 'arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/orders/50dc6c495c0c9188';
  const definition: Definition = new Map([
    entry(entityKey('rest-api', 'rest1'), { id: 'rest1', name: 'Orders', rootResourceId: 'root' }),
    entry(entityKey('resource', 'rest1', 'root'), { id: 'root' }),
    entry(entityKey('resource', 'rest1', 'pets'), { id: 'pets', parentId: 'root', pathPart: 'pets' }),
    entry(entityKey('method', 'rest1', 'pets', 'GET'), {
      httpMethod: 'GET',
      methodIntegration: { type: 'HTTP_PROXY', connectionId: 'older1' },
    }),
    entry(entityKey('v2-api', 'http1'), { id: 'http1', name: 'Shop', protocolType: 'HTTP' }),
    entry(entityKey('v2-integration', 'http1', 'i1'), { id: 'i1', connectionId: 'newer1' }),
    entry(entityKey('v2-integration', 'http1', 'i2'), { id: 'i2', connectionId: 'newer1' }),
    entry(entityKey('v2-route', 'http1', 'r1'), { id: 'r1', routeKey: 'ANY /x', target: 'integrations/i1' }),
    entry(entityKey('vpc-link', 'older1'), { id: 'older1', name: 'to-nlb', targetArns: [arn] }),
    entry(entityKey('v2-vpc-link', 'newer1'), { id: 'newer1', name: 'inside', subnetIds: ['subnet-1', 'subnet-2'] }),
  ]);
  expect(linkRows(definition)).toEqual([
    {
      key: 'v2-vpc-link:newer1',
      id: 'newer1',
      name: 'inside',
      kind: 'subnets',
      leadsTo: 'subnet-1, subnet-2',
      uses: ['Shop: ANY /x', 'Shop: integration i2'],
    },
    {
      key: 'vpc-link:older1',
      id: 'older1',
      name: 'to-nlb',
      kind: 'load-balancer',
      leadsTo: 'net/orders/50dc6c495c0c9188',
      uses: ['Orders: GET /pets'],
    },
  ]);
});
