// What explanations say in full: lines for a terminal, remedies, and the change to paste.
import { expect, it } from 'vitest';
import { explanationText } from '../../../shared/trace/explain-request';
import {
  answer,
  byAlice,
  byFunction,
  byKey,
  explained,
  key,
  plan,
  planWith,
  policyFor,
  resourcePolicy,
  type Scene,
  signed,
  throttled,
} from '../testing/access-scenes';

it('says what the client signed instead, line beside line', async () => {
  const text = explanationText(await explained(byAlice(policyFor('Allow', '*'), signed('/x'))));
  expect([text[1], text.filter((line) => line.trim().startsWith('! '))]).toEqual([
    expect.stringContaining('The client signed the path without /dev.'),
    ['    ! /dev/x', '    ! /x'],
  ]);
});

it('says of a signature that nothing explains that the secret is most likely another one', async () => {
  const { remedy, rows } = await explained(byAlice(undefined, signed('/dev/x', 'other')));
  expect([remedy, JSON.stringify(rows).includes('signedInstead')]).toEqual([
    'No usual mistake explains the signature: most likely the secret access key is another one.',
    false,
  ]);
});

it('tells of a kept result how long it is still good for, and under which name', async () => {
  const text = explanationText(await explained({ ...byFunction, answers: answer('Allow'), times: 2 }), true);
  expect(text.filter((line) => line.includes('Cache: hit') || line.includes('Cache key'))).toEqual([
    '    Cache: hit: a kept result, for another 300 s',
    expect.stringMatching(/^ {4}Cache key: .{12}… of authorizer and identity$/),
    '    Cache: hit: a kept result',
  ]);
});

const disabled = { ...byKey, access: { apiKeys: [{ ...key, enabled: false }], usagePlans: [plan] } };
const aws = 'aws --endpoint-url http://127.0.0.1:4600';
it.each<[string, Scene, string, readonly string[]]>([
  [
    'a resource policy',
    { api: resourcePolicy('Deny', '*') },
    'shell',
    [
      `${aws} apigateway update-rest-api --rest-api-id abc1234567 --patch-operations '[{"op":"replace","path":"/policy"`,
      `${aws} apigateway create-deployment --rest-api-id abc1234567 --stage-name dev`,
    ],
  ],
  [
    'a policy of a user',
    byAlice(policyFor('Allow', 'arn:aws:execute-api:us-east-1:123456789012:abc1234567/dev/GET/y')),
    'shell',
    [`${aws} iam put-user-policy --user-name alice --policy-name own --policy-document '{"Version":"2012-10-17"`],
  ],
  [
    'a policy that a function returns',
    { ...byFunction, answers: answer('Deny') },
    'policy',
    ['{', '  "Version": "2012-10-17"'],
  ],
  [
    'a disabled key',
    disabled,
    'shell',
    [`${aws} apigateway update-api-key --api-key k1 --patch-operations op=replace,path=/enabled,value=true`],
  ],
  [
    'a key in no plan',
    { ...byKey, access: { apiKeys: [key] } },
    'shell',
    [
      `PLAN=$(${aws} apigateway create-usage-plan --name dev-callers --api-stages apiId=abc1234567,stage=dev`,
      `${aws} apigateway create-usage-plan-key --usage-plan-id "$PLAN" --key-id k1 --key-type API_KEY`,
    ],
  ],
  [
    'a used-up quota',
    planWith({ quota: { limit: 1, offset: 0, period: 'DAY' } }),
    'shell',
    [
      `${aws} apigateway update-usage --usage-plan-id gold --key-id k1 --patch-operations op=replace,path=/remaining,value=1`,
    ],
  ],
])('offers the change of %s for the code', async (_what, scene, kind, beginnings) => {
  const { code } = await explained(scene);
  const lines = code?.text.split('\n') ?? [];
  expect([code?.kind, beginnings.map((beginning, line) => lines[line]?.startsWith(beginning))]).toEqual([
    kind,
    beginnings.map(() => true),
  ]);
});

it('tells the whole story in lines: what was compared, what was not reached, and what would let it in', async () => {
  const resource = 'arn:aws:execute-api:us-east-1:123456789012:abc1234567/dev/GET/y';
  const lines = explanationText(await explained({ ...byFunction, answers: answer('Allow', resource) }));
  const untimed = lines.map((line) => line.replace(/ \([\d.]+ ms\)$/, ''));
  expect(untimed.slice(0, 14)).toEqual([
    "The authorizer's policy does not cover this method.",
    'Policy of authorizer guard does not allow it. The client saw “User is not authorized to access this resource”.',
    '',
    '✓ Route: GET /x',
    '✓ Identity sources: every identity source has a value',
    '✓ Authorizer cache: no result for this identity is kept; the next one is for 300 s',
    '✓ Authorizer guard: guard knows the caller as ann, from the function, in 0 ms',
    '✗ Authorizer policy: Policy of authorizer guard does not allow it.',
    '    Caller: anonymous',
    '    Action: execute-api:Invoke',
    '    Resource: arn:aws:execute-api:us-east-1:123456789012:abc1234567/dev/GET/x',
    '    Rule: one side decides',
    `    Policy of authorizer guard, statement 1, Allow: Resource ${resource} is not ${resource.replace(/y$/, 'x')}`,
    '· API key, usage plan, throttle: not reached',
  ]);
});

it('tells of a path that no method has that 403 is what others call 404', async () => {
  const { headline, remedy, rows } = await explained({ path: '/dev/nowhere' });
  expect([headline, remedy?.includes('403'), rows[0]?.verdict]).toEqual([
    'No method of the deployed API has this path and method.',
    true,
    'denied',
  ]);
});

it('tells of an empty bucket when the next token comes, and of one that never fills that it never does', async () => {
  const [slow, never] = await Promise.all(
    [throttled(1, 1), throttled(0, 0)].map((throttle) => explained(planWith({ throttle }))),
  );
  expect([slow?.remedy, never?.remedy]).toEqual([
    'The next token is there in 1000 ms. 1 may come at once, then 1 a second.',
    'Rate or burst is 0: this limit never lets a request through.',
  ]);
});
