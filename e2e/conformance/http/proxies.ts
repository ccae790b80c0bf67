// HTTP APIs: what endpoints are sent, and what comes back of their answers (reference A8, A15).
import type { CaseRequest, SentRequest } from '../conformance-case';
import { type CaseRoute, type HttpCase, proxy } from '../http-case';

type Source = HttpCase['source'];

/** What the endpoint is sent of `request`. */
function sends(
  id: string,
  source: Source,
  [key, uri]: readonly [key: string, uri: string],
  request: CaseRequest,
  sent: SentRequest,
  more: Partial<HttpCase> & { readonly integration?: CaseRoute } = {},
): HttpCase {
  const { integration = {}, ...rest } = more;
  return {
    id,
    source,
    routes: { [key]: { ...proxy, integrationUri: uri, ...integration } },
    request,
    answer: { status: 200, sent },
    ...rest,
  };
}

const back = 'http://{endpoint}/back';

const addresses: readonly HttpCase[] = [
  sends(
    '37: a greedy variable',
    'recorded',
    ['ANY /{proxy+}', 'http://{endpoint}/{proxy}'],
    { path: '/a/b?x=1&y=a%20b' },
    {
      url: '/a/b?x=1&y=a%20b',
      headers: {
        forwarded: /^for=127\.0\.0\.1;host=\{api\}\.execute-api\.us-east-1\.amazonaws\.com;proto=http$/,
        via: 'HTTP/1.1 AmazonAPIGateway',
        host: '{endpoint}',
      },
    },
  ),
  sends('A8: without a variable just the URI', 'documented', ['GET /x/{id}', back], { path: '/x/7' }, { url: '/back' }),
  sends(
    'A8: a variable',
    'documented',
    ['GET /x/{id}', 'http://{endpoint}/y/{id}'],
    { path: '/x/a%20b' },
    { url: '/y/a%20b' },
  ),
  sends(
    'A8: $default appends the path',
    'documented',
    ['$default', back],
    { path: '/x/y?q=1' },
    { url: '/back/x/y?q=1' },
  ),
  sends(
    'A8: $default after a slash',
    'documented',
    ['$default', 'http://{endpoint}/'],
    { path: '/x/y/' },
    { url: '/x/y/' },
  ),
  sends(
    'A8: $default on a named stage',
    'documented',
    ['$default', back],
    { path: '/dev/x' },
    { url: '/back/x' },
    { stages: { dev: {} } },
  ),
  sends(
    'A8: stage variables',
    'documented',
    ['GET /x', 'http://${stageVariables.host}/${stageVariables.path}?q=1'],
    { path: '/x?r=2' },
    {
      url: '/v1?q=1&r=2',
    },
    { stages: { $default: { variables: { path: 'v1', host: '{endpoint}' } } } },
  ),
  sends(
    'A8: a method of its own',
    'documented',
    ['GET /x', back],
    { path: '/x' },
    { method: 'PUT' },
    { integration: { integrationMethod: 'PUT' } },
  ),
  sends(
    'A8: ANY is the client’s',
    'documented',
    ['ANY /x', back],
    { method: 'PATCH', path: '/x', body: 'b' },
    { method: 'PATCH', body: 'b' },
    {
      integration: { integrationMethod: 'ANY' },
    },
  ),
  sends(
    'A8: headers pass through',
    'documented',
    ['GET /x', back],
    {
      path: '/x',
      headers: [
        ['Authorization', 'Bearer t'],
        ['X-A', '1'],
        ['Via', '1.0 other'],
        ['Cookie', 'a=1'],
        ['Connection', 'close'],
        ['X-Gatehouse-Persona', 'p'],
      ],
    },
    {
      headers: {
        authorization: 'Bearer t',
        'x-a': '1',
        via: '1.0 other, HTTP/1.1 AmazonAPIGateway',
        cookie: 'a=1',
        connection: 'keep-alive',
        'x-gatehouse-persona': null,
      },
    },
  ),
];

const gzipped = Buffer.from('H4sIAAAAAAAAA8tIzcnJBwCGphA2BQAAAA==', 'base64');

/** What the client gets of the endpoint's answer. */
const answering: readonly HttpCase[] = [
  {
    id: 'A8: status, headers and body pass through',
    source: 'documented',
    routes: { 'GET /x': proxy },
    endpoint: { status: 418, headers: { 'X-B': ['1', '2'], Server: 's', 'x-amzn-requestid': 'r' }, body: 'tea' },
    request: { path: '/x' },
    answer: {
      status: 418,
      body: 'tea',
      headers: {
        'x-b': '1, 2',
        server: 's',
        'content-type': 'application/json',
        'content-length': '3',
        'x-amzn-requestid': 'r',
        'x-amzn-remapped-server': null,
      },
    },
  },
  {
    id: 'A15: content codings are the endpoint’s own',
    source: 'documented',
    routes: { 'GET /x': proxy },
    endpoint: { headers: { 'Content-Encoding': 'gzip' }, body: gzipped },
    request: { path: '/x' },
    answer: { status: 200, base64: gzipped.toString('base64'), headers: { 'content-encoding': 'gzip' } },
  },
  {
    id: 'A15: headers of the connection stay behind',
    source: 'documented',
    routes: { 'GET /x': proxy },
    endpoint: { headers: { 'Keep-Alive': 'timeout=9', TE: 'x', 'Proxy-Authenticate': 'Basic' }, body: 'x' },
    request: { path: '/x' },
    answer: { status: 200, headers: { 'keep-alive': null, te: null, 'proxy-authenticate': null } },
  },
];

const listener =
  'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/orders/50dc6c495c0c9188/0467ef3c8400ae65';
const service = 'arn:aws:servicediscovery:us-east-1:123456789012:service/srv-abc';
const behindLink: CaseRoute = { connectionType: 'VPC_LINK', connectionId: 'link12' };
const companions = (arn: string) => ({
  v2VpcLinks: [{ id: 'link12' }],
  loadBalancers: [{ name: 'orders', arn, target: 'http://{endpoint}' }],
});

const privately: readonly HttpCase[] = [
  sends(
    '38: a private path has the stage in it',
    'documented',
    ['GET /x/{id}', listener],
    { path: '/dev/x/7?q=1' },
    { url: '/dev/x/7?q=1' },
    {
      integration: behindLink,
      companions: companions(listener),
      stages: { dev: {} },
    },
  ),
  sends(
    '38: and not with overwrite:path',
    'documented',
    ['GET /x/{id}', listener],
    { path: '/dev/x/7' },
    { url: '/x/7' },
    {
      integration: { ...behindLink, requestParameters: { 'overwrite:path': '$request.path' } },
      companions: companions(listener),
      stages: { dev: {} },
    },
  ),
  sends(
    'A8: a private target that no load balancer stands for is called as its URI says',
    'assumed',
    ['GET /x/{id}', 'http://{endpoint}'],
    { path: '/dev/x/7' },
    { url: '/dev/x/7' },
    { integration: behindLink, companions: { v2VpcLinks: [{ id: 'link12' }] }, stages: { dev: {} } },
  ),
  sends(
    'A8: a Cloud Map service',
    'documented',
    ['GET /x', `${service}?colour=blue`],
    { path: '/x' },
    { url: '/x' },
    {
      integration: behindLink,
      companions: companions(service),
    },
  ),
  sends(
    'A8: the listener of a load balancer',
    'assumed',
    ['GET /x', listener],
    { path: '/x' },
    { url: '/x' },
    {
      integration: behindLink,
      companions: companions(
        'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/orders/50dc6c495c0c9188',
      ),
    },
  ),
  ...[
    ['nothing stands for it', { v2VpcLinks: [{ id: 'link12' }] }, 503, 'Service Unavailable'],
    ['a link that is not there', {}, 500, 'Internal Server Error'],
  ].map(
    ([what, beside, status, message]): HttpCase => ({
      id: `A8: a private integration, ${what}`,
      source: 'assumed',
      routes: { 'GET /x': { ...proxy, integrationUri: listener, ...behindLink } },
      companions: beside as object,
      request: { path: '/x' },
      answer: { status: Number(status), body: `{"message":"${message}"}`, sent: null },
    }),
  ),
  {
    id: 'A8: a private target that refuses',
    source: 'assumed',
    routes: { 'GET /x': { ...proxy, integrationUri: listener, ...behindLink } },
    companions: companions(listener),
    endpoint: { fault: 'refuses' },
    request: { path: '/x' },
    answer: { status: 503, body: '{"message":"Service Unavailable"}' },
  },
];

export const httpProxyCases: readonly HttpCase[] = [...addresses, ...answering, ...privately];
