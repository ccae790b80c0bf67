// Private integrations: HTTP and HTTP_PROXY through a VPC link.
import type { VpcLink } from '../../../shared/definition/companions/vpc-link';
import { type ConformanceCase, internalError } from '../conformance-case';
import { http, proxy } from '../operations';

const arn = (name: string) => `arn:aws:elasticloadbalancing:us-east-1:123456789012:${name}`;
const balancer = arn('loadbalancer/net/orders/50dc6c495c0c9188');
const listener = arn('listener/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2');
const link: VpcLink = { id: 'link01', name: 'orders', targetArns: [balancer], status: 'AVAILABLE' };
const target = 'http://{endpoint}';

const mapped = { vpcLinks: [link], loadBalancers: [{ name: 'orders', arn: balancer, target }] };
const behindLink = { connectionType: 'VPC_LINK', connectionId: 'link01', uri: 'http://orders.internal:8080/v1/x?a=b' };
const request = { path: '/dev/x?c=d' };

function refused(id: string, integration: object, reason: string, companions: ConformanceCase['companions'] = mapped) {
  return {
    id,
    source: 'assumed',
    paths: { '/x': { get: http({ ...behindLink, ...integration }) } },
    companions,
    request,
    answer: {
      status: 500,
      body: internalError,
      sent: null,
      log: `Execution failed due to configuration error: ${reason}`,
    },
  } as const satisfies ConformanceCase;
}

export const vpcLinkCases: readonly ConformanceCase[] = [
  {
    id: '6.1: HTTP_PROXY through a VPC link keeps path, query and Host of the URI',
    source: 'documented',
    paths: { '/x': { get: proxy(behindLink) } },
    companions: mapped,
    request,
    answer: {
      status: 200,
      body: '{"from":"endpoint"}',
      sent: { url: '/v1/x?a=b&c=d', headers: { Host: 'orders.internal:8080' } },
      log: 'Endpoint request URI: http://orders.internal:8080/v1/x?a=b&c=d',
    },
  },
  {
    id: '6.1: HTTP through a VPC link maps and selects as HTTP does',
    source: 'documented',
    paths: {
      '/x': {
        get: http(
          { ...behindLink, responses: { default: { statusCode: '200' }, '5\\d{2}': { statusCode: '502' } } },
          { statuses: ['200', '502'] },
        ),
      },
    },
    companions: mapped,
    endpoint: { status: 503 },
    request,
    answer: { status: 502, sent: { url: '/v1/x?a=b', headers: { Accept: 'application/json' } } },
  },
  {
    id: '8: the id of a VPC link may be a stage variable',
    source: 'recorded',
    paths: { '/x': { get: http({ ...behindLink, connectionId: '${stageVariables.link}' }) } },
    companions: mapped,
    stage: { variables: { link: 'link01' } },
    request,
    answer: { status: 200, sent: { url: '/v1/x?a=b' } },
  },
  {
    id: '6.1: a target of the integration’s own goes before the link’s',
    source: 'documented',
    paths: { '/x': { get: http({ ...behindLink, integrationTarget: listener }) } },
    companions: {
      vpcLinks: [link],
      loadBalancers: [
        { name: 'orders', arn: balancer, target: 'http://127.0.0.1:9' },
        { name: 'shop', arn: listener, target },
      ],
    },
    request,
    answer: { status: 200, sent: { headers: { Host: 'orders.internal:8080' } } },
  },
  {
    id: 'A9: a link whose load balancer is not mapped: the URI is called as written',
    source: 'assumed',
    paths: { '/x': { get: http({ ...behindLink, uri: 'http://{endpoint}/back' }) } },
    companions: { vpcLinks: [link] },
    request,
    answer: { status: 200, sent: { url: '/back', headers: { Host: '{endpoint}' } } },
  },
  {
    id: '6.6: TLS through a VPC link checks the certificate for the URI’s host',
    source: 'documented',
    paths: {
      '/x': {
        get: http({ ...behindLink, uri: 'https://orders.internal/x', tlsConfig: { insecureSkipVerification: true } }),
      },
    },
    companions: { vpcLinks: [link], loadBalancers: [{ name: 'orders', arn: balancer, target: 'https://{endpoint}' }] },
    endpoint: { tls: 'localhost' },
    request,
    answer: {
      status: 500,
      body: internalError,
      log: "Host name 'orders.internal' does not match the certificate subject provided by the peer (CN=",
    },
  },
  {
    id: '6.6: TLS through a VPC link to a certificate of the URI’s host, its authority let pass',
    source: 'documented',
    paths: {
      '/x': { get: http({ ...behindLink, uri: 'https://localhost/x', tlsConfig: { insecureSkipVerification: true } }) },
    },
    companions: { vpcLinks: [link], loadBalancers: [{ name: 'orders', arn: balancer, target: 'https://{endpoint}' }] },
    endpoint: { tls: 'localhost' },
    request,
    answer: { status: 200, sent: { url: '/x', headers: { Host: 'localhost' } } },
  },
  refused('6.1: a VPC link that is not there', { connectionId: 'gone' }, 'There is no VPC link gone.'),
  refused(
    '6.1: a VPC link of an unset stage variable',
    { connectionId: '${stageVariables.none}' },
    'The stage has no value for ${stageVariables.none}',
  ),
  refused('6.1: a VPC link that is not ready', {}, 'The VPC link link01 is PENDING, not AVAILABLE.', {
    ...mapped,
    vpcLinks: [{ ...link, status: 'PENDING' }],
  }),
  refused(
    '6.1: a host behind a VPC link that leads nowhere',
    { uri: 'http://orders.invalid/' },
    'Invalid endpoint address',
    {
      vpcLinks: [link],
    },
  ),
];
