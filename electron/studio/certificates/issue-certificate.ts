// Makes certificates: authorities, those they issue for server names, and ones that sign themselves.
import 'reflect-metadata';
import { createPrivateKey, randomBytes, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  type JsonGeneralName,
  type JsonName,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { KeyAlgorithm } from '../../../shared/definition/companions/certificate';

/** A certificate and its key, both PEM; the key is PKCS #8. */
export interface CertificatePair {
  readonly certificate: string;
  readonly privateKey: string;
}

export interface Validity {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly days: number;
}

const dayMs = 24 * 60 * 60 * 1_000;

/** A new authority, ECDSA with P-256, which signs servers and clients but no other authorities. */
export async function issueAuthority(name: string, validity: Validity): Promise<CertificatePair> {
  const keys = await makeKeys('EC_prime256v1');
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: newSerial(),
      name: [{ O: ['Gatehouse'] }, { CN: [name] }],
      ...datesOf(validity),
      signingAlgorithm: signing('EC_prime256v1'),
      keys,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
      ],
    },
    webcrypto,
  );
  return pair(certificate, keys);
}

export interface LeafOptions extends Validity {
  readonly authority: CertificatePair;
  /** DNS names, maybe with `*.` in front, and addresses; the first one is the common name. */
  readonly names: readonly string[];
  readonly keyAlgorithm: KeyAlgorithm;
  /** A client's certificate; default: a server's. */
  readonly isClient?: boolean;
}

/** A certificate that the authority issues for names. */
export async function issueLeaf(options: LeafOptions): Promise<CertificatePair> {
  const { authority, names, keyAlgorithm, isClient = false } = options;
  const issuer = new X509Certificate(authority.certificate);
  const keys = await makeKeys(keyAlgorithm);
  const alternatives = names.map(
    (value): JsonGeneralName => (isIP(value) === 0 ? { type: 'dns', value } : { type: 'ip', value }),
  );
  const extensions: Extension[] = [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
    new ExtendedKeyUsageExtension([isClient ? ExtendedKeyUsage.clientAuth : ExtendedKeyUsage.serverAuth]),
    await SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
    await AuthorityKeyIdentifierExtension.create(issuer, false, webcrypto),
  ];
  if (!isClient) extensions.push(new SubjectAlternativeNameExtension(alternatives));
  const certificate = await X509CertificateGenerator.create(
    {
      serialNumber: newSerial(),
      // a common name has 64 characters at most
      subject: [{ CN: [(names[0] ?? '').slice(0, 64)] }],
      issuer: issuer.subjectName.toJSON(),
      ...datesOf(options),
      signingAlgorithm: signing('EC_prime256v1'),
      publicKey: keys.publicKey,
      signingKey: await signingKeyOf(authority),
      extensions,
    },
    webcrypto,
  );
  return pair(certificate, keys);
}

/** A certificate that signs itself: RSA with 2048 bits, as API Gateway makes them for its calls of endpoints. */
export async function issueSelfSigned(name: JsonName, validity: Validity): Promise<CertificatePair> {
  const keys = await makeKeys('RSA_2048');
  const certificate = await X509CertificateGenerator.createSelfSigned(
    { serialNumber: newSerial(), name, ...datesOf(validity), signingAlgorithm: signing('RSA_2048'), keys },
    webcrypto,
  );
  return pair(certificate, keys);
}

const curves: Readonly<Record<string, string>> = {
  EC_prime256v1: 'P-256',
  EC_secp384r1: 'P-384',
  EC_secp521r1: 'P-521',
};

function makeKeys(algorithm: KeyAlgorithm): Promise<webcrypto.CryptoKeyPair> {
  const namedCurve = curves[algorithm];
  const parameters =
    namedCurve === undefined
      ? {
          name: 'RSASSA-PKCS1-v1_5',
          modulusLength: Number(algorithm.slice('RSA_'.length)),
          publicExponent: new Uint8Array([1, 0, 1]),
          hash: 'SHA-256',
        }
      : { name: 'ECDSA', namedCurve };
  return webcrypto.subtle.generateKey(parameters, true, ['sign', 'verify']) as Promise<webcrypto.CryptoKeyPair>;
}

function signing(algorithm: KeyAlgorithm) {
  return curves[algorithm] === undefined
    ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
    : { name: 'ECDSA', hash: 'SHA-256' };
}

function signingKeyOf({ privateKey }: CertificatePair): Promise<webcrypto.CryptoKey> {
  const der = createPrivateKey(privateKey).export({ type: 'pkcs8', format: 'der' });
  return webcrypto.subtle.importKey('pkcs8', der, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
}

function datesOf({ from, days }: Validity): { readonly notBefore: Date; readonly notAfter: Date } {
  return { notBefore: new Date(from), notAfter: new Date(from + days * dayMs) };
}

/** Positive: the first bit stays clear. */
function newSerial(): string {
  return `0${randomBytes(16).toString('hex').slice(1)}`;
}

async function pair(certificate: X509Certificate, { privateKey }: webcrypto.CryptoKeyPair): Promise<CertificatePair> {
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', privateKey)).toString('base64');
  const lines = (key.match(/.{1,64}/g) ?? []).join('\n');
  return {
    certificate: `${certificate.toString('pem')}\n`,
    privateKey: `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n`,
  };
}
