import { expect, it } from 'vitest';
import { presignQuery, signRequest } from '../../../../shared/sigv4/sign-request';
import type { AccessCheck } from '../../../../shared/trace/access-check';
import { openAccess } from '../../no-companions';
import { nodeSigningCrypto } from '../../node-signing-crypto';
import { openSampleGateway } from '../../testing/sample-gateway';
import { openSessionSeal } from './session-seal';

const at = Date.UTC(2025, 7, 19, 17, 4, 50);
const host = 'abc1234567.execute-api.us-east-1.localhost';
const sessionKey = Buffer.alloc(32, 1).toString('base64');
const token = openSessionSeal(sessionKey).seal({
  accessKeyId: 'ASIASESSION',
  secretAccessKey: 's',
  issuedAt: at,
  expiresAt: at + 1_000,
  subject: { kind: 'role', roleArn: 'arn:aws:iam::123456789012:role/r', roleId: 'AROA', sessionName: 'ci' },
});

function openGuarded() {
  const sample = openSampleGateway({ paths: { '/x': { GET: { authorizationType: 'AWS_IAM' } } } });
  sample.gateway.setAccess({ ...openAccess, sessionKey });
  return sample;
}

async function checkOf(headers: readonly (readonly [string, string])[], path = '/dev/x') {
  const { gateway, send, traces } = openGuarded();
  const { status } = await send({ path, headers: headers.filter(([name]) => name !== 'Host') });
  await gateway.drain();
  const [trace] = traces;
  const check = trace?.checks?.find(({ name }) => name === 'signature') as AccessCheck | undefined;
  return { status, check, text: JSON.stringify(trace) };
}

const options = { region: 'us-east-1', service: 'execute-api', crypto: nodeSigningCrypto, at };
const request = {
  method: 'GET',
  path: '/dev/x',
  rawQuery: '',
  headers: [['Host', host]] as [string, string][],
  body: null,
};
const session = { accessKeyId: 'ASIASESSION', secretAccessKey: 's', sessionToken: token };

it('says whose key it was, and what was signed when', async () => {
  const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'x' };
  const { status, check } = await checkOf(signRequest(request, { ...options, keys, at: at - 60_000 }));
  expect([status, check]).toEqual([
    200,
    {
      name: 'signature',
      verdict: 'passed',
      said: 'signed with a key that is not known here: counts as arn:aws:iam::123456789012:user/gatehouse, an administrator',
      durationMs: 0.25,
      evidence: {
        kind: 'signature',
        accessKeyId: 'AKIDEXAMPLE',
        region: 'us-east-1',
        service: 'execute-api',
        signedHeaders: ['host', 'x-amz-date'],
        isVerified: false,
        isPresigned: false,
        ageSeconds: 60,
      },
    },
  ]);
});

it('shows what should have been signed, and neither token nor secret', async () => {
  const { status, check, text } = await checkOf(
    signRequest(request, { ...options, keys: { ...session, secretAccessKey: 'wrong' } }),
  );
  expect([status, check?.verdict, check?.evidence]).toEqual([
    403,
    'denied',
    expect.objectContaining({
      principal: 'arn:aws:sts::123456789012:assumed-role/r/ci',
      isVerified: false,
      canonicalRequest: expect.stringMatching(
        /^GET\n\/dev\/x\n\nhost:.*\nx-amz-date:.*\nx-amz-security-token:\*+.{6}\n/,
      ),
      stringToSign: expect.stringContaining('AWS4-HMAC-SHA256\n20250819T170450Z\n'),
    }),
  ]);
  expect([text.includes(token), text.includes(token.slice(0, 40))]).toEqual([false, false]);
});

it('keeps nothing of a presigned URL that another could use', async () => {
  const query = presignQuery(request, { ...options, keys: session, expiresSeconds: 60 });
  const { status, text } = await checkOf([], `/dev/x?${query}`);
  const signature = query.slice(-64);
  expect([status, text.includes(signature), text.includes(token), text.includes(encodeURIComponent(token))]).toEqual([
    200,
    false,
    false,
    false,
  ]);
});

it('says nothing of signatures to callers who send none', async () => {
  const { status, check } = await checkOf([]);
  expect([status, check]).toEqual([
    403,
    { name: 'signature', verdict: 'denied', said: 'Missing Authentication Token', durationMs: 0.25 },
  ]);
});
