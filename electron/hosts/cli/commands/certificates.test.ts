import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { localhostCertificate, otherCertificate } from '../../../gateway/6-integration/test-certificates';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { certificatesCommand } from './certificates';
import { importCommand } from './documents';

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([importCommand, certificatesCommand]);
  await writeFile(join(cli.folder, 'a.yaml'), "openapi: 3.0.1\ninfo: { title: A, version: '1' }\npaths: {}\n");
  await cli.run('import', 'a.yaml');
});
afterEach(() => cli.dispose());

const lines = ({ output }: { readonly output: string }) => output.split('\n');

it('issues, lists, shows and renews a certificate of its authority', async () => {
  const issued = await cli.run('certificates', 'issue', 'api.example.com', '--names', '*.api.example.com');
  const list = await cli.run('certificates');
  const before = await cli.run('certificates', 'show', 'api.example.com');
  const renewed = await cli.run('certificates', 'renew', 'api.example.com');
  const after = await cli.run('certificates', 'show', 'api.example.com');
  const id = issued.output.split('/')[1] ?? '';
  expect([
    issued.output,
    lines(list),
    lines(before).slice(0, 4),
    renewed.output,
    before.output === after.output,
  ]).toEqual([
    expect.stringMatching(/^arn:aws:acm:us-east-1:000000000000:certificate\/[0-9a-f-]{36}$/),
    [
      expect.stringMatching(
        new RegExp(`^${id} api.example.com \\*.api.example.com AMAZON_ISSUED ISSUED until \\d{4}-\\d\\d-\\d\\d$`),
      ),
    ],
    [
      `# ${issued.output}`,
      list.output,
      expect.stringMatching(/^ {2}CN=api.example.com \(EC prime256v1\), issued by CN=Gatehouse local authority/),
      expect.stringMatching(/^ {2}CN=Gatehouse local authority .*, issued by CN=Gatehouse local authority/),
    ],
    `${id} is renewed.`,
    false,
  ]);
});

it('imports a certificate with its key, and refuses another key', async () => {
  const write = (name: string, text: string) => writeFile(join(cli.folder, name), text);
  await write('cert.pem', localhostCertificate.cert);
  await write('key.pem', localhostCertificate.key);
  await write('other.pem', otherCertificate.key);
  const importing = (key: string) => cli.run('certificates', 'import', '--certificate', 'cert.pem', '--key', key);
  const imported = await importing('key.pem');
  const refused = await importing('other.pem');
  const keyless = await cli.run('certificates', 'import', '--certificate', 'cert.pem');
  const file = await readFile(join(cli.folder, 'certificates/localhost.yaml'), 'utf8');
  expect([imported.code, refused.code, keyless.code, /PRIVATE KEY/.test(file), /privateKey:/.test(file)]).toEqual([
    0,
    1,
    2,
    false,
    true,
  ]);
});

it('says which certificate a server name gets, and whether a client would be let in', async () => {
  await cli.run('certificates', 'client', 'alice', '--out', cli.folder);
  const client = join(cli.folder, 'alice.pem');
  const inspected = await cli.run('certificates', 'inspect', 'api.example.com', '--client-certificate', client);
  expect([inspected.code, lines(inspected)]).toEqual([
    0,
    [
      '# api.example.com',
      'No domain name of the workspace covers api.example.com: the authority issues one for it.',
      'policy TLS_1_2: TLSv1.2 and later',
      expect.stringMatching(/^ {2}CN=api.example.com .*, for api.example.com$/),
      expect.stringMatching(/^ {2}CN=Gatehouse local authority/),
      'client CN=alice: let in',
    ],
  ]);
});

it('shows the certificate of the authority, and no handshakes before the first', async () => {
  const [ca, again, handshakes, unknown] = [
    await cli.run('certificates', 'ca'),
    await cli.run('certificates', 'ca'),
    await cli.run('certificates', 'handshakes'),
    await cli.run('certificates', 'dance'),
  ];
  expect([ca.output === again.output, lines(ca)[0], handshakes.output, unknown.code]).toEqual([
    true,
    '-----BEGIN CERTIFICATE-----',
    'No handshakes yet.',
    2,
  ]);
});
