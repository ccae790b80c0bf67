// AWS_IAM: whose a signature is, and what the caller may do.
import type { IamSession } from '../../../shared/iam/iam-session';
import { sessionKeys, signedAt } from '../case-signatures';
import type { CaseAnswer, ConformanceCase } from '../conformance-case';
import {
  account,
  alice,
  asAlice,
  asStranger,
  bob,
  by,
  caller,
  expired,
  mismatch,
  policy,
  post,
  signedCaseOf,
  stranger,
  unknown,
} from './signed-request-parts';

const hour = 3_600_000;
function session(subject: IamSession['subject'], more: Partial<IamSession> = {}) {
  return sessionKeys({ issuedAt: signedAt, expiresAt: signedAt + hour, subject, ...more });
}
const roleSession = (more: Partial<IamSession> = {}, roleName = 'deploy') =>
  session(
    { kind: 'role', roleArn: `arn:aws:iam::${account}:role/${roleName}`, roleId: 'AROAOTHER', sessionName: 'ci' },
    more,
  );
const sessionKeyId = 'ASIACASESESSION00001';
const asRole = caller(`arn:aws:sts::${account}:assumed-role/deploy/ci`, 'AROADEPLOY:ci', sessionKeyId);

const callers: readonly ConformanceCase[] = [
  signedCaseOf('a user', 'documented', by(alice), asAlice),
  signedCaseOf('an unknown key is an administrator', 'assumed', by(stranger), asStranger),
  signedCaseOf('an unknown key of a strict gateway', 'documented', by(stranger), unknown, { isStrict: true }),
  signedCaseOf('a known key of a strict gateway', 'documented', by(alice), asAlice, { isStrict: true }),
  signedCaseOf('a temporary key without its token', 'documented', by({ ...stranger, accessKeyId: 'ASIAX' }), unknown),
  signedCaseOf('an unknown token', 'documented', by({ ...stranger, sessionToken: 'TOKEN123' }), unknown),
  signedCaseOf(
    'a key that is not active',
    'documented',
    by({ accessKeyId: 'AKIACAROL0000000KEY2', secretAccessKey: 'c' }),
    unknown,
  ),
  signedCaseOf('a role', 'documented', by(roleSession()), asRole),
  signedCaseOf('a session that has expired', 'documented', by(roleSession({ expiresAt: signedAt })), expired),
  signedCaseOf(
    'a token with the keys of another one',
    'documented',
    by({ ...roleSession(), accessKeyId: 'ASIAOTHER' }),
    unknown,
  ),
  signedCaseOf(
    'a session of another secret',
    'documented',
    by({ ...roleSession(), secretAccessKey: 'other' }),
    mismatch,
  ),
  signedCaseOf(
    'a session of a role that is not here may do everything',
    'assumed',
    by(roleSession({}, 'elsewhere'), {}, post),
    { status: 200, body: 'in' },
  ),
  signedCaseOf('a session of a role that is not here, strictly', 'assumed', by(roleSession({}, 'elsewhere')), unknown, {
    isStrict: true,
  }),
  signedCaseOf(
    'nobody signs where nobody has to',
    'assumed',
    { path: '/dev/free', headers: [['X-Amz-Date', '20260115T120000Z']] },
    { status: 200, body: '    ' },
  ),
];

function denied(arn: string, method: string, ending: string): CaseAnswer {
  const resource = `arn:aws:execute-api:us-east-1:********9012:{api}/dev/${method}/x`;
  const Message = `User: ${arn} is not authorized to perform: execute-api:Invoke on resource: ${resource}${ending}`;
  return { status: 403, body: JSON.stringify({ Message }), headers: { 'x-amzn-ErrorType': 'AccessDeniedException' } };
}
const explicit = ' with an explicit deny';
const silent = ' because no resource-based policy allows the execute-api:Invoke action';
const carol = { accessKeyId: 'AKIACAROL0000000KEY1', secretAccessKey: 'c' };
const dave = { accessKeyId: 'AKIADAVE00000000KEY1', secretAccessKey: 'd' };
const userArn = (name: string) => `arn:aws:iam::${account}:user/${name}`;
const roleArn = `arn:aws:sts::${account}:assumed-role/deploy/ci`;

const permissions: readonly ConformanceCase[] = [
  signedCaseOf('a user whose policy denies', 'recorded', by(bob), denied(userArn('team/bob'), 'GET', explicit)),
  signedCaseOf('a user without a policy', 'recorded', by(carol), denied(userArn('carol'), 'GET', silent)),
  signedCaseOf(
    'a role beyond its managed policy',
    'recorded',
    by(roleSession(), {}, post),
    denied(roleArn, 'POST', silent),
  ),
  signedCaseOf(
    'a session policy bounds the role',
    'documented',
    by(roleSession({ policy: policy('Allow', { Resource: 'arn:aws:execute-api:*:*:*/dev/POST/*' }) })),
    denied(roleArn, 'GET', silent),
  ),
  signedCaseOf('a policy of AWS, within the boundary', 'documented', by(dave, {}, post), { status: 200, body: 'in' }),
  signedCaseOf('a policy of AWS, beyond the boundary', 'documented', by(dave), denied(userArn('dave'), 'GET', silent)),
  signedCaseOf(
    'a session of a user',
    'documented',
    by(session({ kind: 'user', accountId: account, userName: 'alice' })),
    caller(userArn('alice'), 'AIDAALICE', sessionKeyId),
  ),
  signedCaseOf(
    'a federated user without a policy may nothing',
    'documented',
    by(session({ kind: 'federated', accountId: account, userName: 'alice', name: 'guest' })),
    denied(`arn:aws:sts::${account}:federated-user/guest`, 'GET', silent),
  ),
  signedCaseOf(
    'an account of its own needs the leave of the API too',
    'documented',
    by({ accessKeyId: '111122223333', secretAccessKey: 'test' }),
    denied('arn:aws:iam::111122223333:user/gatehouse', 'GET', silent),
  ),
];

export const signedCallerCases: readonly ConformanceCase[] = [...callers, ...permissions];
