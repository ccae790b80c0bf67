import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

let opened: ManagementUnderTest;
beforeEach(async () => {
  opened = await openTestManagement({ accessKeys: [{ accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' }] });
});
afterEach(() => opened.dispose());

const statusOf = async (method: string, path: string, action?: string) => {
  const headers = action === undefined ? {} : { 'x-amz-target': `AWSCognitoIdentityProviderService.${action}` };
  const { status, text } = await opened.call(method, path, '{}', headers);
  return `${status} ${JSON.parse(text).__type ?? ''}`.trim();
};

it('lets apps log in without a signature where calls must be signed, and nothing else', async () => {
  expect([
    await statusOf('POST', '/', 'InitiateAuth'),
    await statusOf('POST', '/', 'SignUp'),
    await statusOf('POST', '/', 'GetUser'),
    await statusOf('POST', '/', 'AdminInitiateAuth'),
    await statusOf('POST', '/', 'ListUserPools'),
    await statusOf('POST', '/', 'constructor'),
  ]).toEqual([
    '400 InvalidParameterException',
    '400 InvalidParameterException',
    '400 InvalidParameterException',
    '400 MissingAuthenticationTokenException',
    '400 MissingAuthenticationTokenException',
    '400 MissingAuthenticationTokenException',
  ]);
});

it('shows keys and makes tokens for everybody on this machine, signed or not', async () => {
  const pool = '/_gatehouse/idp/us-east-1_Ab3dE6gH9';
  expect([
    await statusOf('GET', `${pool}/.well-known/jwks.json`),
    await statusOf('GET', `${pool}/.well-known/openid-configuration`),
    await statusOf('POST', `${pool}/token`),
    await statusOf('POST', `${pool}/oauth2/token`),
  ]).toEqual(['200', '200', '200', '400']);
});
