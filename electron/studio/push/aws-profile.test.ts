import { expect, it } from 'vitest';
import { readAwsProfile } from './aws-profile';

const credentials = `
# mine
[default]
aws_access_key_id = AKIADEFAULT
aws_secret_access_key = secret/with=equals  ; a comment

[work]
aws_access_key_id=AKIAWORK
aws_secret_access_key=s
aws_session_token=t
[__proto__]
aws_access_key_id=AKIAPROTO
`;
const config = `
[default]
region = eu-west-1
s3 =
  max_concurrent_requests = 20
[profile work]
region=ap-southeast-2
endpoint_url = http://localhost:4600
[profile sso]
sso_session = corp
[profile role]
role_arn = arn:aws:iam::111122223333:role/deployer
source_profile = default
[profile program]
credential_process = /usr/bin/true
`;

function read(named?: string, environment: Record<string, string> = {}) {
  const files = { credentials, config };
  return readAwsProfile({ environment, readFile: async (name) => files[name] }, named);
}

it('reads the default profile from both files', async () => {
  expect(await read()).toEqual({
    keys: { accessKeyId: 'AKIADEFAULT', secretAccessKey: 'secret/with=equals' },
    region: 'eu-west-1',
  });
});

it('takes a named profile before the keys of the environment', async () => {
  const environment = { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 'e' };
  const work = { keys: { accessKeyId: 'AKIAWORK', secretAccessKey: 's', sessionToken: 't' } };
  expect([await read('work', environment), (await read(undefined, environment)).keys?.accessKeyId]).toEqual([
    { ...work, region: 'ap-southeast-2', endpoint: 'http://localhost:4600' },
    'AKIAENV',
  ]);
});

it('lets the environment name profile, region and endpoint', async () => {
  const environment = { AWS_PROFILE: 'work', AWS_REGION: 'us-west-2', AWS_ENDPOINT_URL: 'http://localhost:1' };
  expect(await read(undefined, environment)).toMatchObject({
    keys: { accessKeyId: 'AKIAWORK' },
    region: 'us-west-2',
    endpoint: 'http://localhost:1',
  });
});

it.each([
  ['sso', /Profile sso signs in through IAM Identity Center \(SSO\).*export-credentials --profile sso/],
  ['role', /Profile role takes on a role/],
  ['program', /Profile program gets its keys from another program/],
])('refuses profile %s, whose keys have to be fetched, and says what to run', async (name, words) => {
  await expect(read(name)).rejects.toMatchObject({ code: 'NOT_CAPABLE', message: expect.stringMatching(words) });
});

it('refuses a profile that is not there, and names those that are', async () => {
  await expect(read('nobody')).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: 'There is no profile nobody. Profiles: default, work, sso, role, program, __proto__.',
  });
});

it('has neither keys nor region where there are no files', async () => {
  expect(await readAwsProfile({ environment: {}, readFile: async () => undefined })).toEqual({});
});
