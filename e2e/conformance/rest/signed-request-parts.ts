// What the cases of signed requests have in common: an API, the users and roles of its account, and the refusals.
import { identityOf } from '../../../electron/gateway/3-access/signature/caller-identity';
import type { AccessSettings } from '../../../electron/gateway/ports';
import { type CaseSignature, caseSessionKey, signedAt } from '../case-signatures';
import type { CaseAnswer, CaseRequest, ConformanceCase } from '../conformance-case';
import { mock } from '../operations';

type Source = ConformanceCase['source'];

const whoCalls =
  '$context.identity.userArn $context.identity.accountId $context.identity.caller $context.identity.user $context.identity.accessKey';
const signed = { more: { 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } } };
const paths = {
  '/x': { get: mock(whoCalls, signed), post: mock('in', signed) },
  '/free': { get: mock(whoCalls) },
  '/{proxy+}': { delete: mock('in', signed) },
};

export function policy(effect: 'Allow' | 'Deny', more: object = {}): string {
  const statement = { Effect: effect, Action: 'execute-api:Invoke', Resource: '*', ...more };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

export const account = '123456789012';
export const alice = { accessKeyId: 'AKIAALICE0000000KEY1', secretAccessKey: 'secret-of-alice' };
export const bob = { accessKeyId: 'AKIABOB000000000KEY1', secretAccessKey: 'secret-of-bob' };
export const stranger = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'anything' };
const boundary = `arn:aws:iam::${account}:policy/only-post`;

export const signedAccess: Partial<AccessSettings> = {
  sessionKey: caseSessionKey,
  users: [
    { userName: 'alice', userId: 'AIDAALICE', createDate: 0, policies: { invoke: policy('Allow') } },
    { userName: 'bob', userId: 'AIDABOB', createDate: 0, path: '/team/', policies: { invoke: policy('Deny') } },
    { userName: 'carol', userId: 'AIDACAROL', createDate: 0, tags: { team: 'web' } },
    {
      userName: 'dave',
      userId: 'AIDADAVE',
      createDate: 0,
      attachedPolicies: ['arn:aws:iam::aws:policy/AmazonAPIGatewayInvokeFullAccess'],
      permissionsBoundary: boundary,
    },
  ],
  accessKeys: [
    { ...alice, userName: 'alice', status: 'Active', createDate: 0 },
    { ...bob, userName: 'bob', status: 'Active', createDate: 0 },
    { accessKeyId: 'AKIACAROL0000000KEY1', secretAccessKey: 'c', userName: 'carol', status: 'Active', createDate: 0 },
    { accessKeyId: 'AKIACAROL0000000KEY2', secretAccessKey: 'c', userName: 'carol', status: 'Inactive', createDate: 0 },
    { accessKeyId: 'AKIADAVE00000000KEY1', secretAccessKey: 'd', userName: 'dave', status: 'Active', createDate: 0 },
    { accessKeyId: 'AKIANOSECRET0000KEY1', userName: 'alice', status: 'Active', createDate: 0 },
  ],
  roles: [
    {
      roleName: 'deploy',
      roleId: 'AROADEPLOY',
      createDate: 0,
      assumeRolePolicyDocument: '{}',
      attachedPolicies: [`arn:aws:iam::${account}:policy/invoke-get`],
    },
  ],
  policies: [
    {
      policyName: 'invoke-get',
      policyId: 'ANPA1',
      document: policy('Allow', { Resource: 'arn:aws:execute-api:*:*:*/dev/GET/*' }),
      createDate: 0,
    },
    {
      policyName: 'only-post',
      policyId: 'ANPA2',
      document: policy('Allow', { Resource: 'arn:aws:execute-api:*:*:*/dev/POST/*' }),
      createDate: 0,
    },
  ],
};

export const get: CaseRequest = { path: '/dev/x' };
export const post: CaseRequest = { method: 'POST', path: '/dev/x', body: '{"a":1}' };

export function by(keys: CaseSignature['keys'], more: Omit<CaseSignature, 'keys'> = {}, request = get): CaseRequest {
  return { ...request, signed: { keys, ...more } };
}

export function signedCaseOf(
  id: string,
  source: Source,
  request: CaseRequest,
  answer: CaseAnswer,
  settings: Partial<AccessSettings> = {},
): ConformanceCase {
  return {
    id: `7.3: ${id}`,
    source,
    paths,
    access: { ...signedAccess, ...settings },
    startsAt: signedAt,
    request,
    answer,
  };
}

export function refusal(errorType: string, message: string | RegExp): CaseAnswer {
  const body = typeof message === 'string' ? JSON.stringify({ message }) : message;
  return { status: 403, body, headers: { 'x-amzn-ErrorType': errorType } };
}
export const invalid = (message: string | RegExp) => refusal('InvalidSignatureException', message);
export const incomplete = (message: string | RegExp) => refusal('IncompleteSignatureException', message);
export const unknown = refusal('UnrecognizedClientException', 'The security token included in the request is invalid.');
export const expired = refusal('ExpiredTokenException', 'The security token included in the request is expired');
export const mismatch = invalid(
  /^\{"message":"The request signature we calculated does not match the signature you provided\. Check your AWS Secret Access Key and signing method\. Consult the service documentation for details\.\\n\\nThe Canonical String for this request should have been\\n'(?:GET|POST)\\n\/.*'\\n\\nThe String-to-Sign should have been\\n'AWS4-HMAC-SHA256\\n20260115T120000Z\\n20260115\/us-east-1\/execute-api\/aws4_request\\n[0-9a-f]{64}'\\n"\}$/,
);

export function caller(arn: string, userId: string, accessKeyId: string): CaseAnswer {
  const {
    accountId,
    caller: id,
    user,
    userArn,
    accessKey,
  } = identityOf({
    arn,
    principalArn: arn,
    accountId: account,
    type: 'User',
    userId,
    accessKeyId,
  });
  return { status: 200, body: [userArn, accountId, id, user, accessKey].join(' ') };
}
export const asAlice = caller(`arn:aws:iam::${account}:user/alice`, 'AIDAALICE', alice.accessKeyId);
export const asStranger = caller(
  `arn:aws:iam::${account}:user/gatehouse`,
  'AIDAGATEHOUSELOCAL01',
  stranger.accessKeyId,
);
export const line = (value: string): CaseRequest => ({ ...get, headers: [['Authorization', value]] });
