// HTTP APIs: routes that ask for a signature (reference A12, IAM).
import { signedAt } from '../case-signatures';
import type { CaseAnswer, CaseRequest } from '../conformance-case';
import { type CaseRoute, type HttpCase, lambda1, lambda2 } from '../http-case';
import { account, alice, bob, by, policy, signedAccess, stranger } from '../rest/signed-request-parts';

const forbidden: CaseAnswer = {
  status: 403,
  body: '{"message":"Forbidden"}',
  headers: { 'x-amzn-errortype': null },
  invoked: null,
};
const guarded = (integration: CaseRoute): CaseRoute => ({ ...integration, route: { authorizationType: 'AWS_IAM' } });

function signed(
  id: string,
  source: HttpCase['source'],
  request: CaseRequest,
  answer: CaseAnswer,
  more: Partial<HttpCase> = {},
): HttpCase {
  return {
    id: `A12: ${id}`,
    source,
    routes: { 'GET /x': guarded(lambda2), $default: guarded(lambda2) },
    stages: { dev: {}, $default: {} },
    functions: { fn: { returns: 'in' } },
    access: signedAccess,
    startsAt: signedAt,
    request,
    answer,
    ...more,
  };
}

const in2 = (event: Readonly<Record<string, unknown>>): CaseAnswer => ({ status: 200, invoked: { event } });
const userArn = `arn:aws:iam::${account}:user/alice`;
const onStage = (stage: string, resource: string): Partial<HttpCase> => ({
  access: {
    ...signedAccess,
    users: [
      {
        userName: 'alice',
        userId: 'AIDAALICE',
        createDate: 0,
        policies: {
          invoke: policy('Allow', { Resource: `arn:aws:execute-api:us-east-1:${account}:*/${stage}/${resource}` }),
        },
      },
    ],
  },
});

export const httpSignedCases: readonly HttpCase[] = [
  signed(
    'a user',
    'documented',
    by(alice),
    in2({
      'requestContext.authorizer': {
        iam: {
          accessKey: alice.accessKeyId,
          accountId: account,
          callerId: 'AIDAALICE',
          cognitoIdentity: null,
          principalOrgId: null,
          userArn,
          userId: 'AIDAALICE',
        },
      },
    }),
  ),
  signed(
    'a user in format 1.0',
    'documented',
    by(alice),
    in2({
      'requestContext.identity.userArn': userArn,
      'requestContext.identity.accessKey': alice.accessKeyId,
      'requestContext.authorizer': 'absent',
    }),
    { routes: { 'GET /x': guarded(lambda1) }, functions: { fn: { returns: { statusCode: 200 } } } },
  ),
  signed('an unknown key is an administrator', 'assumed', by(stranger), { status: 200 }),
  signed('a policy that denies', 'documented', by(bob), forbidden),
  signed('another secret', 'assumed', by({ ...alice, secretAccessKey: 'wrong' }), forbidden),
  signed('too long ago', 'assumed', by(alice, { secondsBefore: 3_600 }), forbidden),
  signed(
    'no resource policy lets another account in',
    'documented',
    { ...by(alice), headers: [['X-Gatehouse-Account', '999999999999']] },
    forbidden,
  ),
  signed('the ARN of a route', 'documented', by(alice), { status: 200 }, onStage('dev', 'GET/x')),
  signed('the ARN of another', 'documented', by(alice), forbidden, onStage('dev', 'GET/y')),
  signed(
    'the ARN on $default',
    'documented',
    by(alice, {}, { path: '/x' }),
    { status: 200 },
    onStage('$default', 'GET/x'),
  ),
  signed(
    'the ARN on the path of $default',
    'assumed',
    by(alice, {}, { path: '/other' }),
    { status: 200 },
    onStage('$default', 'GET/other'),
  ),
];
