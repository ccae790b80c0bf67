import { expect, it } from 'vitest';
import { findPolicyFindings, type PolicySubject } from './policy-findings';

const api = {
  apiId: 'abc1234567',
  endpointType: 'REGIONAL',
  stageNames: new Set(['dev']),
  serves: (verb: string, path: string) => verb === 'GET' && (path === '/pets' || path === '/'),
  hasSignedMethods: false,
} as const;
const allow = {
  Effect: 'Allow',
  Principal: { AWS: '123456789012' },
  Action: 'execute-api:Invoke',
  Resource: 'execute-api:/*',
};

/** Rule, path and message of each finding. */
function found(statement: object | readonly object[], subject: PolicySubject = { use: 'resource', api }) {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statement });
  return findPolicyFindings(text, subject).map(({ rule, path, message }) => `${rule} ${path.join('.')}: ${message}`);
}

it('finds nothing in policies that do what they say', () => {
  const Condition = { StringEquals: { 'aws:Referer': 'a', 'aws:PrincipalType': 'User' } };
  expect([
    found(allow),
    found([allow, { ...allow, Effect: 'Deny', Condition }]),
    found({ ...allow, Resource: ['execute-api:/dev/GET/pets', 'arn:aws:execute-api:*:*:abc1234567/*/GET/', '*'] }),
    found({ ...allow, Principal: undefined, Action: 's3:*', Resource: 'arn:aws:s3:::b/*' }, { use: 'identity' }),
  ]).toEqual([[], [], [], []]);
});

it.each([
  ['arn:aws:execute-api:us-east-1:1234', 'An ARN has six parts: arn:partition:service:region:account:resource.'],
  ['arn:aws:s3:::bucket', 'A request to an API is a resource of execute-api, not of s3.'],
  ['arn:aws:*:us-east-1:1:abc1234567/*', 'The service of an ARN cannot be a wildcard.'],
  ['arn:aws:execute-api:us-east-1:1:other/*', 'This API is abc1234567, not other.'],
  ['arn:aws:execute-api:us-east-1:1:abc1234567', 'After the API the ARN goes on with /stage/METHOD/path, or /*.'],
  ['execute-api:/prod/*', 'The API has no stage prod.'],
  ['execute-api:/dev', 'After the stage the ARN goes on with /METHOD/path, or /*.'],
  ['execute-api:/dev/get/pets', 'get is no method of a request; the ARN has the verb in capitals, and * for any.'],
  ['execute-api:/dev/GET', 'After the method the ARN goes on with /path; of the root it ends with a slash.'],
  ['execute-api:/dev/PUT/pets', 'The API has no method PUT /pets.'],
])('says why %s matches nothing', (Resource, message) => {
  expect(found({ ...allow, Resource })).toEqual([`policy-never-matches Statement.Resource: ${message}`]);
});

it('says which keys requests do not have', () => {
  const Condition = { StringEquals: { 's3:prefix': 'a', 'aws:SourceVpc': 'vpc-1', 'aws:username': 'bob' } };
  expect(found([{ ...allow, Condition }])).toEqual([
    'policy-key-unknown Statement.0.Condition.StringEquals.s3:prefix: Requests to an API have no condition key s3:prefix.',
    'policy-key-unknown Statement.0.Condition.StringEquals.aws:SourceVpc: Only requests to private APIs have aws:SourceVpc.',
    'policy-key-unknown Statement.0.Condition.StringEquals.aws:username: Only signed requests have aws:username, and no method asks for AWS_IAM.',
  ]);
});

it('says what is too wide, what is taken back, and which actions are no actions of an API', () => {
  const everyone = { ...allow, Principal: '*' };
  expect({
    open: found(everyone),
    actions: found({ ...allow, Action: '*' }),
    service: found({ ...allow, Action: ['s3:Get*'] }),
    cancelled: found([
      { ...everyone, Resource: 'execute-api:/dev/GET/*' },
      { ...everyone, Effect: 'Deny', Action: 'execute-api:*', Resource: 'execute-api:/dev/*' },
      { ...everyone, Effect: 'Deny', Resource: 'execute-api:/???/GET/pets' },
    ]),
  }).toEqual({
    open: ['policy-too-wide Statement: Everyone may call everything: nothing in this policy keeps anybody out.'],
    actions: [
      'policy-too-wide Statement.Action: This takes in actions of every service; execute-api:Invoke is enough to call.',
    ],
    service: [
      'policy-never-matches Statement.Action: No action of execute-api is among these, so the statement never applies.',
    ],
    cancelled: ['policy-cancelled Statement.0: Statement 2 denies all that this statement allows.'],
  });
});

it('gives the place in the text, of broken policies too', () => {
  const text =
    '{\n  "Statement": [\n    {"Effect": "Allow", "Principal": "*", "Action": "*",\n     "Resource": "x"}\n  ]\n}';
  const places = (source: string) =>
    findPolicyFindings(source, { use: 'resource', api }).map(({ rule, line, column, length }) => [
      rule,
      line,
      column,
      length,
    ]);
  expect([places(text), places(text.replace('"x"', '["*", "execute-api:/prod/*"]'))]).toEqual([
    [['policy-invalid', 4, 18, 1]],
    [
      ['policy-too-wide', 3, 5, 1],
      ['policy-too-wide', 3, 53, 3],
      ['policy-never-matches', 4, 24, 21],
    ],
  ]);
});

it('counts the bytes of resource policies', () => {
  const text = JSON.stringify({ Statement: { ...allow, Sid: 'ä'.repeat(4_100) } });
  expect([
    findPolicyFindings(text, { use: 'resource' }).map(({ message }) => message),
    findPolicyFindings(JSON.stringify({ Statement: [] }).padEnd(9_000), { use: 'identity' }),
  ]).toEqual([[`A resource policy has up to 8192 bytes; this one has ${new TextEncoder().encode(text).length}.`], []]);
});

it('points at the key of a condition', () => {
  const text =
    '{"Statement": {"Effect": "Deny", "Principal": "*", "Action": "execute-api:*", "Resource": "*", "Condition": {"Bool": {"s3:x" : true}}}}';
  expect(findPolicyFindings(text, { use: 'resource', api })).toEqual([
    expect.objectContaining({ rule: 'policy-key-unknown', line: 1, column: text.indexOf('"s3:x"') + 1, length: 6 }),
  ]);
});
