import { expect, it } from 'vitest';
import type { AwsAnswer, AwsRequest } from './aws-transport';
import { openManagementClient } from './management-client';

const ok: AwsAnswer = { status: 200, headers: {}, text: '{"id":"a"}' };
const throttled: AwsAnswer = { status: 429, headers: {}, text: '{"message":"Too Many Requests"}' };

function openClient(answers: readonly (AwsAnswer | Error)[], endpoint = 'https://apigateway.eu-west-1.amazonaws.com') {
  const requests: AwsRequest[] = [];
  const waits: number[] = [];
  const client = openManagementClient({
    endpoint,
    region: 'eu-west-1',
    keys: { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: 'token' },
    clock: () => Date.UTC(2026, 0, 15, 12),
    random: () => 1,
    wait: async (ms) => void waits.push(ms),
    async transport(request) {
      requests.push(request);
      const answer = answers[Math.min(requests.length, answers.length) - 1] ?? ok;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  return { client, requests, waits };
}

it('signs its calls, asks for plain JSON, and escapes what is in paths and queries', async () => {
  const { client, requests } = openClient([ok], 'http://127.0.0.1:4600/prefix');
  await client.call({ method: 'DELETE', path: ['tags', 'arn:aws:x::/restapis/a b'], query: { tagKeys: 'a&b' } });
  const [{ url = '', headers = [] } = {}] = requests;
  expect([url, Object.fromEntries(headers)]).toEqual([
    'http://127.0.0.1:4600/prefix/tags/arn%3Aaws%3Ax%3A%3A%2Frestapis%2Fa%20b?tagKeys=a%26b',
    {
      Host: '127.0.0.1:4600',
      Accept: 'application/json',
      'X-Amz-Date': '20260115T120000Z',
      'X-Amz-Security-Token': 'token',
      Authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=AKID\/20260115\/eu-west-1\/apigateway\/aws4_request, SignedHeaders=accept;host;x-amz-date;x-amz-security-token, Signature=[0-9a-f]{64}$/,
      ),
    },
  ]);
});

it('waits longer and longer while it is throttled, and as long as it is told', async () => {
  const told = { ...throttled, headers: { 'retry-after': '3' } };
  const { client, requests, waits } = openClient([throttled, throttled, told, { ...ok, status: 503 }, ok]);
  expect(await client.call({ method: 'GET', path: ['account'] })).toEqual({ id: 'a' });
  expect([requests.length, waits]).toEqual([5, [500, 1_000, 3_000, 4_000]]);
});

it('gives up after eight times', async () => {
  const { client, requests } = openClient([throttled]);
  await expect(client.call({ method: 'GET', path: ['account'] })).rejects.toMatchObject({
    code: 'PUSH_REFUSED',
    message: 'GET /account was refused: HTTP 429: Too Many Requests',
  });
  expect(requests).toHaveLength(8);
});

it('does not wait for a quota that is used up', async () => {
  const full = { ...throttled, headers: { 'x-amzn-errortype': 'LimitExceededException:http://internal' } };
  const { client, waits } = openClient([full]);
  await expect(client.call({ method: 'POST', path: ['restapis'], body: {} })).rejects.toMatchObject({
    message: 'POST /restapis was refused: LimitExceededException: Too Many Requests',
  });
  expect(waits).toEqual([]);
});

it('says where no answer came from', async () => {
  const { client } = openClient([new Error('connect ECONNREFUSED')]);
  await expect(client.list(['restapis'])).rejects.toMatchObject({
    code: 'PUSH_REFUSED',
    message: 'https://apigateway.eu-west-1.amazonaws.com gave no answer to GET /restapis: connect ECONNREFUSED',
  });
});

it('reads all pages of a collection', async () => {
  const page = (item: readonly object[], position?: string) => ({ ...ok, text: JSON.stringify({ item, position }) });
  const { client, requests } = openClient([page([{ id: 1 }, 'odd' as never], 'x=='), page([{ id: 2 }])]);
  expect([await client.list(['restapis']), requests[1]?.url.split('?')[1]]).toEqual([
    [{ id: 1 }, { id: 2 }],
    'limit=500&position=x%3D%3D',
  ]);
});

it.each([
  ['<GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult>', 200, '111122223333'],
  ['{"GetCallerIdentityResult":{"Account":"111122223333"}}', 200, '111122223333'],
  ['<Error/>', 403, undefined],
])('asks AWS whose the keys are: %s', async (text, status, account) => {
  const { client, requests } = openClient([{ ...ok, status, text }]);
  expect([await client.accountId(), requests[0]?.url]).toEqual([account, 'https://sts.eu-west-1.amazonaws.com/']);
});
