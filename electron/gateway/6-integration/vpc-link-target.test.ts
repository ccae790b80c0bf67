import { expect, it } from 'vitest';
import type { LoadBalancer } from '../../../shared/definition/companions/load-balancer';
import { parseUriTemplate } from '../5-integration-request/uri-template';
import { noCompanions } from '../no-companions';
import { vpcLinkTargetOf } from './vpc-link-target';

const arn = (name: string) => `arn:aws:elasticloadbalancing:eu-west-1:123456789012:${name}`;
const balancer = arn('loadbalancer/net/orders/50dc6c495c0c9188');
const listener = arn('listener/net/orders/50dc6c495c0c9188/f2f7dc8efc522ab2');
const second = arn('listener/net/orders/50dc6c495c0c9188/0000000000000000');
const link = { id: 'link01', name: 'orders', targetArns: [balancer], status: 'AVAILABLE' } as const;

function targetOf(
  balancers: Readonly<Record<string, string>>,
  integrationTarget?: string,
  connectionId = 'link01',
  status: 'AVAILABLE' | 'PENDING' = 'AVAILABLE',
) {
  const loadBalancers = Object.entries(balancers).map(
    ([of, target]): LoadBalancer => ({ name: target.slice(-4), arn: of, target }),
  );
  const target = vpcLinkTargetOf(
    { connectionId: parseUriTemplate(connectionId), integrationTarget },
    { ...noCompanions, vpcLinks: [{ ...link, targetArns: [...link.targetArns], status }], loadBalancers },
    { link: 'link01' },
  );
  return target.kind === 'found' ? target.connectTo : target.message;
}

it.each([
  [
    'what stands for the link’s load balancer',
    { [balancer]: 'http://h:1', [arn('loadbalancer/net/a/1')]: 'http://h:2' },
    undefined,
    'http://h:1',
  ],
  ['the single listener of the link’s load balancer', { [listener]: 'http://h:1' }, undefined, 'http://h:1'],
  [
    'nothing where several listeners could be meant',
    { [listener]: 'http://h:1', [second]: 'http://h:2' },
    undefined,
    undefined,
  ],
  [
    'what stands for the integration’s own target',
    { [balancer]: 'http://h:1', [listener]: 'http://h:2' },
    listener,
    'http://h:2',
  ],
  ['the load balancer of a listener without a target', { [balancer]: 'http://h:1' }, listener, 'http://h:1'],
  ['nothing for another listener', { [second]: 'http://h:1' }, listener, undefined],
  ['nothing where nothing is mapped', {}, undefined, undefined],
])('connects to %s', (_, balancers, integrationTarget, target) => {
  expect(targetOf(balancers, integrationTarget)).toBe(target);
});

it.each([
  ['link09', 'There is no VPC link link09.'],
  ['${stageVariables.none}', 'The stage has no value for ${stageVariables.none}, which names the VPC link.'],
])('refuses %s', (connectionId, message) => {
  expect(targetOf({ [balancer]: 'http://h:1' }, undefined, connectionId)).toBe(message);
});

it('takes the id from a stage variable, and refuses a link that is not ready', () => {
  const mapped = { [balancer]: 'http://h:1' };
  expect([
    targetOf(mapped, undefined, '${stageVariables.link}'),
    targetOf(mapped, undefined, 'link01', 'PENDING'),
  ]).toEqual(['http://h:1', 'The VPC link link01 is PENDING, not AVAILABLE.']);
});
