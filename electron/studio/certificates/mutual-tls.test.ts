// Chains of clients' certificates, held against truststores on a fixed clock.
import 'reflect-metadata';
import { X509Certificate as NodeCertificate, webcrypto } from 'node:crypto';
import { X509Certificate, X509CertificateGenerator, X509CrlGenerator } from '@peculiar/x509';
import { beforeAll, expect, it } from 'vitest';
import { clientRefusal } from '../../gateway/1-entry/tls/verify-client';
import { openMemoryFiles } from '../../storage/memory-files';
import { type CertificatePair, issueAuthority, issueLeaf, issueSelfSigned } from './issue-certificate';
import { readTruststore } from './truststore';

// the library's types know the browser's only
const crypto = webcrypto as never;
const from = Date.parse('2026-01-01T00:00:00Z');
const now = Date.parse('2026-02-01T00:00:00Z');
const nextYear = Date.parse('2027-06-01T00:00:00Z');

let authority: CertificatePair;
let other: CertificatePair;
let client: CertificatePair;
beforeAll(async () => {
  authority = await issueAuthority('Root', { from, days: 3_650 });
  other = await issueAuthority('Other', { from, days: 3_650 });
  client = await clientOf(authority);
});

const clientOf = (issuer: CertificatePair): Promise<CertificatePair> =>
  issueLeaf({ authority: issuer, names: ['alice'], keyAlgorithm: 'EC_prime256v1', isClient: true, from, days: 365 });
const read = ({ certificate }: CertificatePair) => new NodeCertificate(certificate);
const trusting = (...pairs: readonly CertificatePair[]) => ({ certificates: pairs.map(read), revoked: [] });

/** A certificate with settings that nothing here issues. */
async function odd(
  algorithm: { readonly name: string; readonly [setting: string]: unknown },
  hash: string,
): Promise<NodeCertificate> {
  const keys = (await webcrypto.subtle.generateKey(algorithm as never, true, [
    'sign',
    'verify',
  ])) as webcrypto.CryptoKeyPair;
  const made = await X509CertificateGenerator.createSelfSigned(
    {
      name: 'CN=odd',
      notBefore: new Date(from),
      notAfter: new Date(nextYear),
      signingAlgorithm: { ...algorithm, hash },
      keys,
    },
    crypto,
  );
  return new NodeCertificate(made.toString('pem'));
}

it('lets in who was issued a certificate by an authority of the truststore, for as long as both are valid', () => {
  expect([
    clientRefusal([read(client)], trusting(authority), now),
    clientRefusal([read(client)], trusting(other, authority), now),
    clientRefusal([read(client)], trusting(authority), nextYear),
    clientRefusal([read(client)], trusting(authority), from - 1_000),
  ]).toEqual([
    undefined,
    undefined,
    'Client cert expired on Jan  1 00:00:00 2027 GMT',
    'Client cert is not valid before Jan  1 00:00:00 2026 GMT',
  ]);
});

it('refuses strangers, whatever they bring along', () => {
  const stranger = 'Could not find issuer for certificate: CN=Root,O=Gatehouse is not in the truststore';
  expect([
    clientRefusal([], trusting(authority), now),
    clientRefusal([read(client)], trusting(other), now),
    clientRefusal([read(client), read(authority)], trusting(other), now),
    clientRefusal([read(authority)], trusting(other), now),
  ]).toEqual([
    'The client showed no certificate.',
    stranger,
    'Self-signed certificate CN=Root,O=Gatehouse is not in the truststore',
    'Self-signed certificate CN=Root,O=Gatehouse is not in the truststore',
  ]);
});

it('lets in a certificate that signs itself where the truststore holds it', async () => {
  const own = await issueSelfSigned([{ CN: ['own'] }], { from, days: 365 });
  expect(clientRefusal([read(own)], trusting(own), now)).toBeUndefined();
});

it('refuses weak keys and weak signatures', async () => {
  const rsa = { name: 'RSASSA-PKCS1-v1_5', publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' };
  const weakKey = await odd({ ...rsa, modulusLength: 1_024 }, 'SHA-256');
  const weakHash = await odd({ ...rsa, modulusLength: 2_048, hash: 'SHA-1' }, 'SHA-1');
  const largeCurve = await odd({ name: 'ECDSA', namedCurve: 'P-521' }, 'SHA-512');
  const store = { certificates: [weakKey, weakHash, largeCurve], revoked: [] };
  expect([weakKey, weakHash, largeCurve].map((certificate) => clientRefusal([certificate], store, now))).toEqual([
    'Client cert has an RSA key of 1024 bits; 2048 are asked for',
    'Client cert using an Insecure Signature Algorithm',
    'Client cert has a key that is neither RSA nor ECDSA with P-256 or P-384',
  ]);
});

it('takes four certificates from the client to the root and no more', async () => {
  const chain = [authority];
  for (const name of ['one', 'two', 'three']) chain.unshift(await intermediate(chain[0] as CertificatePair, name));
  const [three, two, one] = chain.map(read);
  const ofTwo = read(await clientOf(chain[1] as CertificatePair));
  const ofThree = read(await clientOf(chain[0] as CertificatePair));
  const store = trusting(authority);
  const sent = [one, two, three].filter((certificate) => certificate !== undefined);
  expect([clientRefusal([ofTwo, ...sent], store, now), clientRefusal([ofThree, ...sent], store, now)]).toEqual([
    undefined,
    'Certificate chain is longer than 4',
  ]);
});

it('reads a truststore with its warnings, and refuses what its authority took back', async () => {
  const files = openMemoryFiles();
  const expired = await issueAuthority('Old', { from: from - 1_000_000_000_000, days: 30 });
  const bundle = authority.certificate + expired.certificate + (await clientOf(other)).certificate;
  const key = await signingKey(authority);
  const list = await X509CrlGenerator.create(
    {
      issuer: 'O=Gatehouse, CN=Root',
      thisUpdate: new Date(from),
      nextUpdate: new Date(nextYear),
      entries: [{ serialNumber: read(client).serialNumber, revocationDate: new Date(from) }],
      signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
      signingKey: key,
    },
    crypto,
  );
  await files.makeFolder('/w/truststores/bucket/a');
  await files.createText('/w/truststores/bucket/a/trust.pem', bundle);
  await files.createText('/w/truststores/bucket/a/trust.pem.crl', list.toString('pem').replaceAll(' CRL', ' X509 CRL'));
  const store = await readTruststore('s3://bucket/a/trust.pem', { folder: '/w', files, now });
  expect([store.warnings, clientRefusal([read(client)], store, now)]).toEqual([
    [
      expect.stringContaining('Certificate CN=Old,O=Gatehouse expired on'),
      'The issuer of certificate CN=alice, CN=Other,O=Gatehouse, is not in the truststore.',
    ],
    `Certificate ${read(client).serialNumber} was revoked by its issuer`,
  ]);
});

it('finds truststores inside the workspace only where the URI says S3', async () => {
  const place = { folder: '/w', files: openMemoryFiles(), now };
  const refusals = ['s3://bucket/../../secret.pem', 's3://bucket/none.pem', 'file:trust.pem'].map((uri) =>
    readTruststore(uri, place).then(
      () => 'read',
      ({ message }: Error) => message,
    ),
  );
  expect(await Promise.all(refusals)).toEqual([
    'The truststore s3://bucket/../../secret.pem cannot be read: its key leads out of the workspace.',
    'The truststore s3://bucket/none.pem cannot be read: there is no file /w/truststores/bucket/none.pem.',
    'The truststore file:trust.pem cannot be read: there is no file /w/trust.pem.',
  ]);
});

/** An authority below another one. */
async function intermediate(issuer: CertificatePair, name: string): Promise<CertificatePair> {
  const made = await issueAuthority(name, { from, days: 3_650 });
  const own = new X509Certificate(made.certificate);
  const certificate = await X509CertificateGenerator.create(
    {
      subject: own.subject,
      issuer: new X509Certificate(issuer.certificate).subject,
      notBefore: own.notBefore,
      notAfter: own.notAfter,
      signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
      publicKey: own.publicKey,
      signingKey: await signingKey(issuer),
      extensions: own.extensions.filter(({ type }) => type === '2.5.29.15' || type === '2.5.29.19'),
    },
    crypto,
  );
  return { certificate: certificate.toString('pem'), privateKey: made.privateKey };
}

function signingKey({ privateKey }: CertificatePair): Promise<webcrypto.CryptoKey> {
  const der = Buffer.from(privateKey.replace(/-----[^-]+-----/g, ''), 'base64');
  return webcrypto.subtle.importKey('pkcs8', der, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
}
