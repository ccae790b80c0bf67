// The TLS port as clients find it: certificates, versions, HTTP/2 and client certificates.
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { type RequestOptions, request } from 'node:https';
import { join } from 'node:path';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { entityKey } from '../../../shared/definition/entities';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';
import { type CertificatePair, issueSelfSigned } from './issue-certificate';

let opened: StudioUnderTest;
let port = 0;
let ca = '';
let host = '';
const secure = 'secure.example.com';

beforeAll(async () => {
  opened = await openTestStudio({ placement: { host: '127.0.0.1', port: 0, tlsPort: 0 } });
  const { client, studio } = opened;
  const { folder } = await client.workspace.create({ name: 'Secured' });
  const imported = await client.documents.import({ fileName: 'a.yaml', text: document });
  await client.deployments.create({ apiId: imported.apiId, stageName: 'dev' });
  host = `${imported.apiId}.execute-api.us-east-1.localhost`;
  port = studio.gateway.state.tlsPort ?? 0;
  ({ certificate: ca } = await client.certificates.authority());
  await mkdir(join(folder, 'truststores/certs'), { recursive: true });
  await writeFile(join(folder, 'truststores/certs/trust.pem'), ca);
  const put = (domainName: string, rest: object) =>
    client.definition.put({
      key: entityKey('domain-name', domainName),
      entity: { domainName, endpointConfiguration: { types: ['REGIONAL'] }, ...rest },
    });
  await put(secure, { mutualTlsAuthentication: { truststoreUri: 's3://certs/trust.pem' } });
  await client.definition.put({
    key: entityKey('base-path-mapping', secure, '(none)'),
    entity: { basePath: '(none)', restApiId: imported.apiId, stage: 'dev' },
  });
  await put('modern.example.com', { securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09', endpointAccessMode: 'STRICT' });
  await put('old.example.com', { securityPolicy: 'TLS_1_0' });
});
afterAll(() => opened.dispose());

const document = `openapi: 3.0.1
info: { title: Secured, version: '1' }
paths:
  /:
    get:
      responses: { '200': { description: ok } }
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates: { application/json: '{"statusCode":200}' }
        responses:
          default:
            statusCode: '200'
            responseTemplates:
              application/json: '$context.identity.clientCert.subjectDN|$context.identity.clientCert.validity.notAfter'
`;

const at = (servername: string) => ({ host: '127.0.0.1', port, servername, ca });

/** Status and body, or the code of the fault. */
function call(options: RequestOptions): Promise<readonly [number | string, string?]> {
  return new Promise((resolve) => {
    const sent = request({ agent: false, ...options }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve([answer.statusCode ?? 0, Buffer.concat(parts).toString()]));
    });
    sent.on('error', (fault: NodeJS.ErrnoException) => resolve([fault.code ?? fault.message]));
    sent.end();
  });
}

/** The same on the plain port. */
function callPlain(hostName: string): Promise<readonly [number | string, string?]> {
  const plain = opened.studio.gateway.state.port;
  return new Promise((resolve) => {
    get({ host: '127.0.0.1', port: plain, path: '/', agent: false, headers: { Host: hostName } }, (answer) => {
      answer.setEncoding('utf8');
      answer.on('data', (text: string) => resolve([answer.statusCode ?? 0, text]));
    });
  });
}

/** The version that was agreed on, or the code of the fault. */
async function versionOf(options: ConnectionOptions): Promise<string> {
  const socket: TLSSocket = connect(options);
  try {
    await once(socket, 'secureConnect');
    return socket.getProtocol() ?? '';
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code ?? '';
  } finally {
    socket.destroy();
  }
}

it('serves APIs by server name with a certificate of its authority', async () => {
  const answer = await call({ ...at(host), path: '/dev', headers: { Host: `${host}:${port}` } });
  const stranger = await call({ ...at(host), ca: [], path: '/dev', headers: { Host: host } });
  expect([answer, stranger]).toEqual([[200, '|'], ['SELF_SIGNED_CERT_IN_CHAIN']]);
});

it('speaks HTTP/2 with who wants it', async () => {
  const session = connectHttp2(`https://${host}:${port}`, { ca, servername: host, host: '127.0.0.1' } as never);
  const stream = session.request({ ':path': '/dev', ':authority': host });
  const [headers] = (await once(stream, 'response')) as [Record<string, unknown>];
  const [body] = (await once(stream, 'data')) as [Buffer];
  session.close();
  expect([headers[':status'], headers.connection, String(body)]).toEqual([200, undefined, '|']);
});

it('takes the versions that the security policy of the name takes', async () => {
  const weak = { maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const;
  expect([
    await versionOf({ ...at('old.example.com'), ...weak }),
    await versionOf({ ...at(secure), ...weak }),
    await versionOf({ ...at('modern.example.com'), maxVersion: 'TLSv1.2' }),
    await versionOf(at('modern.example.com')),
  ]).toEqual(['TLSv1.1', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'TLSv1.3']);
  const [first] = (await opened.client.certificates.handshakes()).filter(({ outcome }) => outcome === 'refused');
  expect(first).toMatchObject({
    serverName: 'modern.example.com',
    reason: 'The client knows TLS 1.2 at best; SecurityPolicy_TLS13_1_3_2025_09 asks for more.',
  });
});

it('lets in who shows a certificate of the truststore, tells the API of it, and answers 403 to others', async () => {
  const alice = await opened.client.certificates.issueClient({ name: 'alice' });
  const mallory = await issueSelfSigned([{ CN: ['mallory'] }], { from: Date.now() - 1_000, days: 1 });
  const shown = (pair: CertificatePair) => ({ cert: pair.certificate, key: pair.privateKey });
  const forbidden = [403, '{"message":"Forbidden"}'];
  expect([
    await call({ ...at(secure), path: '/', headers: { Host: secure }, ...shown(alice) }),
    await call({ ...at(secure), path: '/', headers: { Host: secure }, ...shown(mallory) }),
    // asked for by another name the certificate was never looked at
    await call({ ...at('localhost'), path: '/', headers: { Host: secure }, ...shown(alice) }),
    await callPlain(secure),
  ]).toEqual([[200, expect.stringMatching(/^CN=alice\|\w{3} .* GMT$/)], forbidden, forbidden, forbidden]);
  const [latest] = (await opened.client.certificates.handshakes()).filter(({ outcome }) => outcome === 'forbidden');
  expect(latest).toMatchObject({ serverName: secure, clientSubject: 'CN=mallory', version: 'TLSv1.3' });
});

it('asks for a client certificate where the domain name wants one, and says why it refuses', async () => {
  const alice = await opened.client.certificates.issueClient({ name: 'alice' });
  const mallory = await opened.client.certificates.issueClient({ name: 'mallory' });
  const shown = { cert: alice.certificate, key: alice.privateKey };
  // the same name once more, with a truststore that knows nobody of them
  const inspected = await opened.client.certificates.inspect({
    serverName: secure,
    clientCertificate: mallory.certificate,
  });
  const nobody = await call({ ...at(secure), path: '/', maxVersion: 'TLSv1.2' });
  const toOther = await call({ ...at(host), path: '/dev', headers: { Host: host }, ...shown });
  const handshakes = await opened.client.certificates.handshakes();
  expect([inspected.client?.refusal, nobody, toOther, handshakes[1]?.reason]).toEqual([
    undefined,
    ['ECONNRESET'],
    // nobody asked for it there
    [200, '|'],
    'The client showed no certificate.',
  ]);
});

it('tells clients that speak plain HTTP what to do', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  expect([answer.status, await answer.text()]).toEqual([
    400,
    'This port speaks TLS: call it with https:// or wss://.\n',
  ]);
});
