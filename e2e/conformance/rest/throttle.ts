// The stage's throttle: which requests share a bucket, which entry holds, and what the client is told.
import type { CaseRequest, CaseStage, ConformanceCase } from '../conformance-case';
import { mock } from '../operations';

type Source = ConformanceCase['source'];
type Settings = NonNullable<CaseStage['methodSettings']>;

const once = { throttlingRateLimit: 0.001, throttlingBurstLimit: 1 };
const open = { throttlingRateLimit: 1_000, throttlingBurstLimit: 1_000 };
const shut = { throttlingRateLimit: 0, throttlingBurstLimit: 5 };

const paths = {
  '/a': { get: mock('get'), post: mock('post') },
  '/b/{id}': { get: mock('b') },
  '/any': { 'x-amazon-apigateway-any-method': mock('any') },
  '/': { get: mock('root') },
};
const get = (path: string): CaseRequest => ({ path: `/dev${path}` });

/** Whether `request` still passes after those `before`. */
function throttles(
  id: string,
  source: Source,
  methodSettings: Settings,
  before: readonly CaseRequest[],
  request: CaseRequest,
  isRefused: boolean,
): ConformanceCase {
  return {
    id: `8: ${id}`,
    source,
    paths,
    stage: { methodSettings },
    before,
    request,
    answer: isRefused
      ? {
          status: 429,
          body: '{"message":"Too Many Requests"}',
          headers: { 'x-amzn-ErrorType': 'TooManyRequestsException', 'Retry-After': null, 'X-Amzn-Trace-Id': null },
          log: /^Key throttle limit exceeded for RestApi \{api\}, Stage dev, Resource [a-z0-9]+, HttpMethod [A-Z]+\. Limit: \d+\.\d\d Burst: \d+$/,
        }
      : { status: 200 },
  };
}

export const throttleCases: readonly ConformanceCase[] = [
  throttles(
    'the burst lets as many pass',
    'documented',
    { '*/*': { throttlingRateLimit: 0.001, throttlingBurstLimit: 2 } },
    [get('/a')],
    get('/a'),
    false,
  ),
  throttles(
    'and no more',
    'documented',
    { '*/*': { throttlingRateLimit: 0.001, throttlingBurstLimit: 2 } },
    [get('/a'), get('/a')],
    get('/a'),
    true,
  ),
  throttles('rate 0 blocks everything', 'documented', { '*/*': shut }, [], get('/a'), true),
  throttles(
    'burst 0 blocks everything',
    'documented',
    { '*/*': { throttlingRateLimit: 5, throttlingBurstLimit: 0 } },
    [],
    get('/a'),
    true,
  ),
  throttles(
    'methods have buckets of their own',
    'documented',
    { '*/*': once },
    [get('/a')],
    { method: 'POST', path: '/dev/a' },
    false,
  ),
  throttles('resources have buckets of their own', 'documented', { '*/*': once }, [get('/a')], get('/b/1'), false),
  throttles(
    'concrete paths of one resource share a bucket',
    'documented',
    { '*/*': once },
    [get('/b/1')],
    get('/b/2'),
    true,
  ),
  throttles(
    'verbs that ANY serves share a bucket',
    'assumed',
    { '*/*': once },
    [get('/any')],
    { method: 'PUT', path: '/dev/any' },
    true,
  ),
  throttles('a trailing slash is the same resource', 'documented', { '*/*': once }, [get('/a')], get('/a/'), true),
  throttles(
    'an entry of the method wins over the stage, opening',
    'documented',
    { '*/*': shut, 'a/GET': open },
    [],
    get('/a'),
    false,
  ),
  throttles(
    'an entry of the method wins over the stage, closing',
    'documented',
    { '*/*': open, 'a/GET': shut },
    [],
    get('/a'),
    true,
  ),
  throttles(
    'other methods keep the stage’s',
    'documented',
    { '*/*': open, 'a/GET': shut },
    [],
    { method: 'POST', path: '/dev/a' },
    false,
  ),
  ...['b/{id}/GET', '/b/{id}/GET', '~1b~1{id}/GET'].map((key) =>
    throttles(`the entry ${key} is found`, 'assumed', { [key]: shut }, [], get('/b/7'), true),
  ),
  ...['/GET', '~1/GET'].map((key) =>
    throttles(`the entry ${key} is the root’s`, 'assumed', { [key]: shut }, [], get('/'), true),
  ),
  {
    ...throttles('a missing token comes before the throttle', 'documented', { '*/*': shut }, [], get('/none'), true),
    answer: { status: 403, body: '{"message":"Missing Authentication Token"}' },
  },
];
