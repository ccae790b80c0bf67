// Resource policies: whom they let in by themselves, and how they are joined with what else speaks for a caller.
import {
  samplePoolArn,
  sampleTime,
  sampleToken,
  tokenAccess,
} from '../../../electron/gateway/3-access/tokens/testing/sample-tokens';
import type { CaseAnswer, CaseRequest, ConformanceCase } from '../conformance-case';
import { mock } from '../operations';
import { policyOf, tokenAuthorizer, withToken } from './lambda-authorizer-parts';

type Source = ConformanceCase['source'];

const get: CaseRequest = { path: '/dev/x' };
const passed: CaseAnswer = { status: 200, body: 'in' };

/** A statement about every request to the API; `parts` replace members. */
function statement(effect: 'Allow' | 'Deny', parts: object = {}): object {
  return { Effect: effect, Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*', ...parts };
}
const allow = statement('Allow');
const deny = statement('Deny');
const elsewhere = statement('Allow', { Resource: 'execute-api:/prod/*' });

function policy(statements: readonly object[] | undefined): Readonly<Record<string, unknown>> {
  if (statements === undefined) return {};
  return { 'x-amazon-apigateway-policy': { Version: '2012-10-17', Statement: statements } };
}

/** The refusal of `user`. AWS recorded: words, mask and endings. */
function refused(user: string, isDenied: boolean, method = 'GET/x'): CaseAnswer {
  const ending = isDenied
    ? ' with an explicit deny'
    : ' because no resource-based policy allows the execute-api:Invoke action';
  const resource = `arn:aws:execute-api:us-east-1:********9012:{api}/dev/${method}`;
  const text = `User: ${user} is not authorized to perform: execute-api:Invoke on resource: ${resource}${ending}`;
  return {
    status: 403,
    body: JSON.stringify({ Message: text }),
    headers: { 'x-amzn-ErrorType': 'AccessDeniedException' },
  };
}
const silent = refused('anonymous', false);
const denied = refused('anonymous', true);

function open(
  id: string,
  source: Source,
  statements: readonly object[],
  answer: CaseAnswer,
  request: CaseRequest = get,
): ConformanceCase {
  const paths = {
    '/x': { get: mock('in') },
    '/x/{id}': { 'x-amazon-apigateway-any-method': mock('in') },
    '/': { get: mock('in') },
  };
  return { id: `7.5: NONE, ${id}`, source, paths, document: policy(statements), request, answer };
}

const from = (header: string, value: string): CaseRequest => ({ path: '/dev/x', headers: [[header, value]] });
const when = (Condition: object) => [statement('Allow', { Condition })];

const openCases: readonly ConformanceCase[] = [
  open('an Allow', 'documented', [allow], passed),
  { ...open('silence', 'recorded', [elsewhere], silent), id: '99: policy silent, NONE' },
  open('a Deny', 'recorded', [deny], denied),
  open('a Deny beside an Allow', 'documented', [allow, deny], denied),
  open(
    'an Allow for an account that nobody proves to be of',
    'documented',
    [statement('Allow', { Principal: { AWS: '123456789012' } })],
    silent,
  ),
  open(
    'a Deny for all but a user denies strangers',
    'documented',
    [allow, statement('Deny', { Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::123456789012:user/a' } })],
    denied,
  ),
  open(
    'the root ends with a slash',
    'documented',
    [statement('Allow', { Resource: 'execute-api:/dev/GET/' })],
    passed,
    { path: '/dev' },
  ),
  open(
    'the verb of the request, not ANY',
    'documented',
    [statement('Allow', { Resource: 'execute-api:/dev/PUT/x/*' })],
    passed,
    { method: 'PUT', path: '/dev/x/7' },
  ),
  open('the path undecoded', 'documented', [statement('Allow', { Resource: 'execute-api:/dev/GET/x/a%2Fb' })], passed, {
    path: '/dev/x/a%2Fb',
  }),
  open('a star crosses slashes', 'recorded', [statement('Allow', { Resource: 'execute-api:/*/7' })], passed, {
    path: '/dev/x/7',
  }),
  open(
    'an ARN that says nothing after the account',
    'documented',
    [statement('Allow', { Resource: 'arn:aws:execute-api:*:*:*' })],
    passed,
  ),
  open('another region', 'documented', [statement('Allow', { Resource: 'arn:aws:execute-api:eu-west-1:*:*' })], silent),
  open('another action', 'documented', [statement('Allow', { Action: 'execute-api:InvalidateCache' })], silent),
  open('an action in other letters', 'documented', [statement('Allow', { Action: 'Execute-API:inv*' })], passed),
  open(
    'an address in the range',
    'documented',
    when({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }),
    passed,
    from('X-Gatehouse-Source-Ip', '203.0.113.9'),
  ),
  open(
    'an address outside',
    'documented',
    when({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }),
    silent,
    from('X-Gatehouse-Source-Ip', '203.0.114.9'),
  ),
  open(
    'an IPv6 address',
    'documented',
    when({ IpAddress: { 'aws:SourceIp': '2001:db8::/32' } }),
    passed,
    from('X-Gatehouse-Source-Ip', '2001:db8::7'),
  ),
  open(
    'all but a range',
    'documented',
    [allow, statement('Deny', { Condition: { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } } })],
    denied,
  ),
  open(
    'a referrer',
    'documented',
    when({ StringLike: { 'aws:Referer': 'https://shop.example/*' } }),
    passed,
    from('Referer', 'https://shop.example/a'),
  ),
  open('a missing referrer', 'documented', when({ StringLike: { 'aws:Referer': '*' } }), silent),
  open(
    'a missing referrer, if it exists',
    'documented',
    when({ StringLikeIfExists: { 'aws:Referer': 'https://shop.example/*' } }),
    passed,
  ),
  open(
    'a VPC',
    'documented',
    when({ StringEquals: { 'aws:SourceVpc': 'vpc-0a1b' } }),
    passed,
    from('X-Gatehouse-Vpc', 'vpc-0a1b'),
  ),
];

function byLambda(
  id: string,
  source: Source,
  own: object,
  statements: readonly object[] | undefined,
  answer: CaseAnswer,
): ConformanceCase {
  return {
    id: `7.5: Lambda authorizer, ${id}`,
    source,
    paths: { '/x': { get: mock('in', { more: { security: [{ guard: [] }] } }) } },
    document: { ...tokenAuthorizer(), ...policy(statements) },
    functions: { auth: { returns: { principalId: 'user', policyDocument: own } } },
    request: withToken,
    answer,
  };
}

const ownAllow = policyOf('Allow', '*');
const ownDeny = policyOf('Deny', '*');
const ownSilent = policyOf('Allow', 'arn:aws:execute-api:*:*:*/prod/*');
const accessDenied = { 'x-amzn-ErrorType': 'AccessDeniedException' };
const ownRefusal: CaseAnswer = {
  status: 403,
  body: '{"Message":"User is not authorized to access this resource"}',
  headers: accessDenied,
};
const ownDenial: CaseAnswer = {
  status: 403,
  body: '{"Message":"User is not authorized to access this resource with an explicit deny in an identity-based policy"}',
  headers: accessDenied,
};

const lambdaCases: readonly ConformanceCase[] = [
  byLambda('allow and no policy', 'documented', ownAllow, undefined, passed),
  byLambda('silent and no policy', 'documented', ownSilent, undefined, ownRefusal),
  byLambda('allow and allow', 'documented', ownAllow, [allow], passed),
  byLambda('allow and silent', 'documented', ownAllow, [elsewhere], passed),
  byLambda('silent and allow', 'documented', ownSilent, [allow], passed),
  byLambda('silent and silent', 'documented', ownSilent, [elsewhere], ownRefusal),
  byLambda('deny and allow', 'documented', ownDeny, [allow], ownDenial),
  byLambda('deny and silent', 'documented', ownDeny, [elsewhere], ownDenial),
  { ...byLambda('a Deny of the policy', 'documented', ownAllow, [allow, deny], { ...denied, invoked: null }) },
  {
    ...byLambda(
      '',
      'documented',
      ownAllow,
      [allow, statement('Deny', { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } })],
      {
        ...denied,
        invoked: null,
      },
    ),
    id: '98: policy Deny by IP and authorizer',
    request: { path: '/dev/x', headers: [...(withToken.headers ?? []), ['X-Gatehouse-Source-Ip', '203.0.113.9']] },
  },
];

function byPool(
  id: string,
  source: Source,
  statements: readonly object[],
  answer: CaseAnswer,
  token?: string,
): ConformanceCase {
  const pool = {
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    'x-amazon-apigateway-authtype': 'cognito_user_pools',
    'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: [samplePoolArn] },
  };
  return {
    id: `7.5: Cognito, ${id}`,
    source,
    paths: { '/x': { get: mock('in', { more: { security: [{ pool: [] }] } }) } },
    document: { components: { securitySchemes: { pool } }, ...policy(statements) },
    access: tokenAccess,
    startsAt: sampleTime,
    request: { path: '/dev/x', headers: [['Authorization', token ?? sampleToken()]] },
    answer,
  };
}

const poolCases: readonly ConformanceCase[] = [
  byPool('an Allow', 'documented', [allow], passed),
  { ...byPool('silence', 'documented', [elsewhere], silent), id: '99: policy silent, Cognito' },
  byPool('a Deny', 'documented', [allow, deny], denied),
  byPool(
    'the token is looked at before the policy',
    'documented',
    [deny],
    { status: 401, body: '{"message":"Unauthorized"}' },
    'none',
  ),
];

/** Signed by a key that is not known here: an administrator of the account, or of the one that 12 digits name. */
function bySignature(
  id: string,
  account: string,
  statements: readonly object[] | undefined,
  answer: 'passed' | 'silent' | 'denied',
): ConformanceCase {
  const scope = '20170301/us-east-1/execute-api/aws4_request';
  const text = `AWS4-HMAC-SHA256 Credential=${account}/${scope}, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`;
  const where = account === '123456789012' ? 'same account' : 'other account';
  return {
    id: `7.5: IAM ${where}, ${id}`,
    source: 'documented',
    paths: { '/x': { get: mock('in', { more: { 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } } }) } },
    document: policy(statements),
    startsAt: sampleTime,
    request: {
      path: '/dev/x',
      headers: [
        ['Authorization', text],
        ['X-Amz-Date', '20170301T114452Z'],
      ],
    },
    answer:
      answer === 'passed'
        ? passed
        : {
            status: 403,
            headers: accessDenied,
            body: new RegExp(
              `^\\{"Message":"User: arn:aws:iam::${account}:[^ ]+ is not authorized to perform: execute-api:Invoke on resource: ` +
                `arn:aws:execute-api:us-east-1:\\*{8}9012:\\{api\\}/dev/GET/x${
                  answer === 'denied'
                    ? ' with an explicit deny'
                    : ' because no resource-based policy allows the execute-api:Invoke action'
                }"\\}$`,
            ),
          },
  };
}

const own = '123456789012';
const other = '999988887777';
const signedCases: readonly ConformanceCase[] = [
  bySignature('identity allows, no policy', own, undefined, 'passed'),
  bySignature('identity allows, policy allows', own, [allow], 'passed'),
  bySignature('identity allows, policy silent', own, [elsewhere], 'passed'),
  bySignature('identity allows, policy denies', own, [allow, deny], 'denied'),
  bySignature('identity allows, no policy', other, undefined, 'silent'),
  bySignature('identity allows, policy allows', other, [allow], 'passed'),
  bySignature(
    'identity allows, policy names the account',
    other,
    [statement('Allow', { Principal: { AWS: other } })],
    'passed',
  ),
  bySignature('identity allows, policy silent', other, [elsewhere], 'silent'),
  bySignature('identity allows, policy denies', other, [allow, deny], 'denied'),
];

export const resourcePolicyCases: readonly ConformanceCase[] = [
  ...openCases,
  ...lambdaCases,
  ...poolCases,
  ...signedCases,
];
