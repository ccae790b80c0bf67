import { expect, it } from 'vitest';
import type { AccessKey } from '../wire/access-keys';
import { callerOf } from '../wire/caller';
import { answerQueryProtocol } from '../wire/query-protocol';
import { sts } from './sts';

const now = Date.UTC(2026, 0, 2, 3, 4, 5);

async function ask(form: Record<string, string>, headers: Record<string, string> = {}, accessKey = 'AKIDEXAMPLE') {
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKey}/20260102/eu-west-1/sts/aws4_request, Signature=0`;
  const body = Buffer.from(new URLSearchParams({ Version: '2011-06-15', ...form }).toString());
  const request = {
    method: 'POST',
    rawPath: '/',
    query: new URLSearchParams(),
    headers: { authorization, ...headers },
    body,
  };
  const issued: AccessKey[] = [];
  const caller = callerOf(request, { region: 'us-east-1', accountId: '000000000000' });
  const { status, body: answer } = await answerQueryProtocol(sts, request, {
    caller,
    now,
    issued: (key) => void issued.push(key),
  });
  return { status, text: String(answer), issued };
}

it('names the account of the workspace, or the one that a key of twelve digits names', async () => {
  const usual = await ask({ Action: 'GetCallerIdentity' });
  const own = await ask({ Action: 'GetCallerIdentity' }, {}, '123456789012');
  expect([usual.text.replace(/<RequestId>.*?</, '<RequestId><'), own.text.includes('<Account>123456789012<')]).toEqual([
    '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::000000000000:user/gatehouse</Arn><UserId>AIDAGATEHOUSELOCAL01</UserId><Account>000000000000</Account></GetCallerIdentityResult><ResponseMetadata><RequestId></RequestId></ResponseMetadata></GetCallerIdentityResponse>',
    true,
  ]);
});

it('gives temporary keys for a role, as JSON where that is asked for', async () => {
  const form = {
    Action: 'AssumeRole',
    RoleArn: 'arn:aws:iam::123456789012:role/team/reader',
    RoleSessionName: 'alice@example.com',
  };
  const { text, issued } = await ask(form, { accept: 'application/json' });
  const { AssumedRoleUser, Credentials } = JSON.parse(text).AssumeRoleResponse.AssumeRoleResult;
  expect([AssumedRoleUser, Credentials]).toEqual([
    {
      Arn: 'arn:aws:sts::123456789012:assumed-role/reader/alice@example.com',
      AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{16}:alice@example\.com$/),
    },
    {
      AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/),
      SecretAccessKey: expect.stringMatching(/^.{40}$/),
      SessionToken: expect.stringMatching(/^.{160}$/),
      Expiration: '2026-01-02T04:04:05Z',
    },
  ]);
  // whoever verifies signatures knows them
  expect(issued).toEqual([
    {
      accessKeyId: Credentials.AccessKeyId,
      secretAccessKey: Credentials.SecretAccessKey,
      sessionToken: Credentials.SessionToken,
      expiresAt: Date.UTC(2026, 0, 2, 4, 4, 5),
    },
  ]);
});

it.each([
  [{ Action: 'AssumeRole', RoleArn: 'wrong', RoleSessionName: 'alice' }, 400, 'ValidationError'],
  [{ Action: 'AssumeRole', RoleArn: 'arn:aws:iam::123456789012:role/r', RoleSessionName: '<' }, 400, 'ValidationError'],
  [{ Action: 'DecodeAuthorizationMessage' }, 501, 'NotImplemented'],
])('refuses %j', async (form, status, code) => {
  const answer = await ask(form as unknown as Record<string, string>);
  expect([answer.status, /<Code>(.*?)</.exec(answer.text)?.[1]]).toEqual([status, code]);
});
