// Subject `certificates`: the authority of the workspace, its certificates, and what a server name gets over TLS.
// Certificates are entities: edit tags and such with `definition.update`.
import { z } from 'zod';
import { keyAlgorithms } from '../definition/companions/certificate';
import type { EntityKey } from '../definition/entities';
import type { TlsHandshake } from '../trace/tls-handshake';
import type { EditResult } from './definition';
import { method } from './subject';

/** What stands in a certificate. */
export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  readonly serialNumber: string;
  /** Names and addresses that it is good for. */
  readonly names: readonly string[];
  /** Epoch milliseconds. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** `RSA 2048`, `EC prime256v1`. */
  readonly key: string;
  readonly isAuthority: boolean;
  readonly fingerprint256: string;
}

export interface AuthorityState {
  readonly facts: CertificateFacts;
  /** PEM. */
  readonly certificate: string;
  /** Whether this machine's own store has it; absent: nobody can tell here. */
  readonly isTrusted?: boolean;
  /** The commands that put it there and take it away again, to be typed by whoever has the right. */
  readonly trustCommands: readonly string[];
  readonly untrustCommands: readonly string[];
}

/** What came of putting the authority into the machine's store, or of taking it out. */
export interface TrustResult {
  readonly steps: readonly {
    readonly command: string;
    readonly isDone: boolean;
    /** What the command said where it failed. */
    readonly output?: string;
  }[];
  /** To be typed by hand: those that failed here. */
  readonly remaining: readonly string[];
}

export interface CertificateRow {
  readonly key: EntityKey;
  readonly certificateId: string;
  readonly arn: string;
  readonly domainName: string;
  readonly names: readonly string[];
  readonly type: 'AMAZON_ISSUED' | 'IMPORTED';
  readonly status: 'ISSUED' | 'EXPIRED' | 'BROKEN';
  readonly keyAlgorithm: string;
  /** Epoch milliseconds; absent where the certificate cannot be read. */
  readonly notAfter?: number;
  /** Domain names that show it. */
  readonly usedBy: readonly string[];
  /** False where the slot of its key is empty: nothing can show it. */
  readonly hasKey: boolean;
}

export interface CertificateDetails extends CertificateRow {
  /** The certificate first, then those that issued it. */
  readonly chain: readonly CertificateFacts[];
  /** PEM of all of them. */
  readonly pem: string;
  /** What is wrong with it, in words. */
  readonly faults: readonly string[];
}

/** A key pair that stages show to back ends. */
export interface ClientCertificateRow {
  readonly key: EntityKey;
  readonly clientCertificateId: string;
  readonly description?: string;
  /** The certificate, for the back end to trust; its key never leaves. */
  readonly pem: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly notAfter: number;
  readonly isExpired: boolean;
  /** False where the slot of its key is empty: back ends are shown nothing. */
  readonly hasKey: boolean;
  /** Stages that show it; while there are any it cannot be deleted. */
  readonly usedBy: readonly { readonly apiId: string; readonly stageName: string }[];
}

/** What a client gets that asks for a server name. */
export interface TlsInspection {
  readonly serverName: string;
  /** Which certificate, and why this one. */
  readonly why: string;
  readonly chain: readonly CertificateFacts[];
  readonly faults: readonly string[];
  readonly policy: string;
  readonly minVersion: string;
  /** Endpoint access mode STRICT: the name of the handshake and the Host header are the same. */
  readonly isStrict: boolean;
  /** Set where clients show a certificate. */
  readonly mutual?: {
    readonly domainName: string;
    readonly truststoreUri: string;
    readonly file: string;
    readonly authorities: readonly CertificateFacts[];
    /** What is wrong with certificates of the truststore. */
    readonly warnings: readonly string[];
    readonly revoked: number;
  };
  /** Whether the client's certificate that was brought along would be let in. */
  readonly client?: { readonly facts: CertificateFacts; readonly refusal?: string };
  /** The TLS port; absent: none is open. */
  readonly port?: number;
}

const certificateId = z.string().min(1).max(200);
const pem = z.string().max(200_000);
const hostName = z
  .string()
  .max(253)
  .regex(/^(\*\.)?[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9])?$/, 'A host name: letters, digits, dots and hyphens.');

export const certificatesSubject = {
  /** The authority, made where there is none. */
  authority: method(z.strictObject({}).default({})).returns<AuthorityState>(),
  trust: method(z.strictObject({}).default({})).returns<TrustResult>(),
  untrust: method(z.strictObject({}).default({})).returns<TrustResult>(),
  list: method(z.strictObject({}).default({})).returns<readonly CertificateRow[]>(),
  show: method(z.strictObject({ certificateId })).returns<CertificateDetails>(),
  /** Issued by the authority at once. */
  issue: method(
    z.strictObject({
      domainName: hostName,
      subjectAlternativeNames: z.array(hostName).max(100).default([]),
      keyAlgorithm: z.enum(keyAlgorithms).default('EC_prime256v1'),
    }),
  ).returns<EditResult & { readonly certificateId: string; readonly arn: string }>(),
  import: method(
    z.strictObject({
      certificate: pem,
      privateKey: pem,
      certificateChain: pem.optional(),
      /** Takes the place of this one. */
      certificateId: certificateId.optional(),
    }),
  ).returns<EditResult & { readonly certificateId: string; readonly arn: string }>(),
  /** Issues it anew under the same ARN; imported ones are imported again instead. */
  renew: method(z.strictObject({ certificateId })).returns<EditResult>(),
  /** A client's certificate of the authority, with its key: to try mutual TLS with. Nothing is kept of it. */
  issueClient: method(z.strictObject({ name: z.string().min(1).max(64) })).returns<{
    readonly certificate: string;
    readonly privateKey: string;
  }>(),
  /** Key pairs that stages show to back ends, the newest first. */
  clientCertificates: method(z.strictObject({}).default({})).returns<readonly ClientCertificateRow[]>(),
  /** Makes one, good for 365 days, as GenerateClientCertificate does. */
  generateClientCertificate: method(
    z.strictObject({
      description: z.string().max(1_024).optional(),
      tags: z.record(z.string(), z.string()).optional(),
    }),
  ).returns<EditResult & { readonly clientCertificateId: string }>(),
  inspect: method(
    z.strictObject({
      /** Empty: as for a client that names none. */
      serverName: z.union([hostName, z.literal('')]),
      /** PEM of a client's certificate, and of those that it would send along. */
      clientCertificate: pem.optional(),
    }),
  ).returns<TlsInspection>(),
  /** Newest first. */
  handshakes: method(z.strictObject({}).default({})).returns<readonly TlsHandshake[]>(),
} as const;
