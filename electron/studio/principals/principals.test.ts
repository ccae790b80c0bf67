// Requests signed by the studio, at the gateway: persona by persona, over real sockets.

import { request as openRequest } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import type { PrincipalReference, SignedCall } from '../../../shared/contract/principals';
import { entityKey } from '../../../shared/definition/entities';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';
import { signCall } from './sign-call';

let opened: StudioUnderTest;
afterEach(() => opened.dispose());

const document = JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'Guarded', version: '1' },
  paths: {
    '/x': {
      get: {
        'x-amazon-apigateway-auth': { type: 'AWS_IAM' },
        responses: { 200: { description: 'ok' } },
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
          responses: {
            default: { statusCode: '200', responseTemplates: { 'application/json': '$context.identity.userArn' } },
          },
        },
      },
    },
  },
});

async function openGuarded(options: { readonly isStrict?: boolean } = {}): Promise<string> {
  opened = await openTestStudio(options);
  const { client } = opened;
  await client.workspace.create({ name: 'Guarded' });
  const { apiId } = await client.documents.import({ text: document, fileName: 'a.json' });
  await client.deployments.create({ apiId, stageName: 'dev' });
  const { port } = await client.gateway.state();
  return `http://127.0.0.1:${port}/_aws/execute-api/${apiId}/dev/x`;
}

/** Sends exactly what was signed. */
function send({ method, url, headers }: SignedCall): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = openRequest(
      url,
      { method, headers: headers.flat() as unknown as string[], agent: false },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk) => (text += chunk));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      },
    );
    sent.on('error', reject).end();
  });
}

async function callAs(url: string, as: PrincipalReference, presignSeconds?: number) {
  const signed = await opened.client.principals.sign({ as, url, ...(presignSeconds && { presignSeconds }) });
  const { status, text } = await send(signed);
  return `${status} ${status === 200 ? text : Object.keys(JSON.parse(text))[0]}`;
}

it('lets in whom the workspace allows, in headers and in the URL', async () => {
  const url = await openGuarded();
  const { principals, definition } = opened.client;
  await principals.createUser({
    userName: 'alice',
    attachedPolicies: ['arn:aws:iam::aws:policy/AmazonAPIGatewayInvokeFullAccess'],
  });
  await principals.createUser({ userName: 'bob' });
  await definition.put({
    key: entityKey('iam-role', 'deploy'),
    entity: {
      roleName: 'deploy',
      roleId: 'AROADEPLOY',
      createDate: 0,
      assumeRolePolicyDocument: '{"Version":"2012-10-17","Statement":[]}',
      policies: {
        invoke: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"execute-api:*","Resource":"*"}}',
      },
    },
  });
  const alice = { kind: 'user', userName: 'alice' } as const;
  expect([
    await callAs(url, alice),
    await callAs(url, alice, 60),
    await callAs(url, { kind: 'user', userName: 'bob' }),
    await callAs(url, { kind: 'role', roleName: 'deploy', sessionName: 'ci' }),
    await callAs(url, { kind: 'account', accountId: '111122223333' }),
    (await opened.get(url)).body,
  ]).toEqual([
    '200 arn:aws:iam::000000000000:user/alice',
    '200 arn:aws:iam::000000000000:user/alice',
    '403 Message',
    '200 arn:aws:sts::000000000000:assumed-role/deploy/ci',
    '403 Message',
    '{"message":"Missing Authentication Token"}',
  ]);
});

it('signs by the virtual clock, and lets a session end by it', async () => {
  const url = await openGuarded();
  const { principals, clock } = opened.client;
  const arn = 'arn:aws:iam::000000000000:role/elsewhere';
  const { accessKeyId, secretAccessKey, sessionToken } = await principals.assumeRole({ role: arn });
  await principals.createUser({ userName: 'alice', attachedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'] });
  await clock.advance({ seconds: 7_200 });
  const late = await callAs(url, { kind: 'user', userName: 'alice' });
  // the same session, signed now
  const call = { method: 'GET', url, headers: [], body: Buffer.alloc(0), service: 'execute-api', region: 'us-east-1' };
  const keys = { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
  const signed = signCall({ ...call, at: opened.studio.virtualClock.now() }, keys);
  const ended = await send({ method: 'GET', ...signed, principal: '', accessKeyId });
  expect([late, ended]).toEqual([
    '200 arn:aws:iam::000000000000:user/alice',
    { status: 403, text: '{"message":"The security token included in the request is expired"}' },
  ]);
});

it('refuses keys that nobody has, strictly, and takes away what is removed at once', async () => {
  const url = await openGuarded({ isStrict: true });
  const { principals, definition } = opened.client;
  const made = await principals.createUser({
    userName: 'alice',
    attachedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'],
  });
  const alice = { kind: 'user', userName: 'alice' } as const;
  const signed = await principals.sign({ as: alice, url });
  const before = (await send(signed)).status;
  await definition.remove({ key: made.key });
  const after = (await send(signed)).status;
  expect([await callAs(url, { kind: 'account', accountId: '111122223333' }), before, after]).toEqual([
    '403 message',
    200,
    403,
  ]);
});

it('lists whom it has, and warns of a role that trusts nobody here', async () => {
  await openGuarded();
  const { principals, definition } = opened.client;
  const { accessKey } = await principals.createUser({ userName: 'alice', policies: { own: '{"Statement":[]}' } });
  await definition.put({
    key: entityKey('iam-role', 'deploy'),
    entity: { roleName: 'deploy', roleId: 'AROADEPLOY', createDate: 0, assumeRolePolicyDocument: '{}' },
  });
  const { users, roles } = await principals.list();
  const { warnings, arn } = await principals.assumeRole({ role: 'deploy' });
  expect([users, roles.map(({ arn: one }) => one), warnings, arn]).toEqual([
    [
      {
        key: 'iam-user:alice',
        userName: 'alice',
        arn: 'arn:aws:iam::000000000000:user/alice',
        userId: expect.stringMatching(/^AIDA/),
        policies: ['own'],
        attachedPolicies: [],
        accessKeys: [
          {
            key: `iam-access-key:${accessKey?.accessKeyId}`,
            accessKeyId: accessKey?.accessKeyId,
            status: 'Active',
            hasSecret: true,
          },
        ],
      },
    ],
    ['arn:aws:iam::000000000000:role/deploy'],
    [
      'The trust policy of deploy does not name this account: AWS would refuse arn:aws:iam::000000000000:user/gatehouse.',
    ],
    'arn:aws:sts::000000000000:assumed-role/deploy/gatehouse',
  ]);
  await expect(principals.createUser({ userName: 'alice' })).rejects.toMatchObject({ code: 'CONFLICT' });
});
