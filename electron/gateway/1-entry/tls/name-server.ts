// Shakes hands for one server name: its certificate, its versions and, where it wants mutual TLS, the client's certificate.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html
import { X509Certificate } from 'node:crypto';
import { createServer, type Server, type TLSSocket } from 'node:tls';
import { distinguishedName } from '../../../../shared/definition/companions/certificate';
import type { TlsHandshake } from '../../../../shared/trace/tls-handshake';
import type { TlsProfile } from '../../ports';
import type { TlsSession } from '../received-request';
import { shownCertificate } from './certificate-words';
import { handshakeFault } from './handshake-words';
import type { TlsDoorOptions } from './tls-door';
import { serverOptions, truststoreOf } from './tls-profile';
import { clientRefusal, type Truststore } from './verify-client';

export interface NameServer {
  /** Never listens: connections are given to it. */
  readonly server: Server;
  readonly profile: TlsProfile;
}

/** Clients that stop in the middle are let go. */
const handshakeTimeout = 15_000;

/** Makes it. Throws where OpenSSL does not take the certificate or its key. */
export function openNameServer(
  options: Pick<TlsDoorOptions, 'accept' | 'onHandshake' | 'clock'>,
  serverName: string,
  profile: TlsProfile,
): NameServer {
  const truststore = profile.mutual && truststoreOf(profile.mutual);
  const server = createServer({ ...serverOptions(profile), handshakeTimeout });

  function tell(socket: TLSSocket, rest: Pick<TlsHandshake, 'outcome'> & Partial<TlsHandshake>): void {
    const at = options.clock();
    const remoteAddress = socket.remoteAddress ?? '';
    options.onHandshake({ at, remoteAddress, serverName, certificate: profile.words, ...rest });
  }

  server.on('tlsClientError', (fault, socket) => {
    const reason = handshakeFault(fault);
    if (reason !== undefined) tell(socket, { outcome: 'refused', reason });
  });
  server.on('secureConnection', (socket) => {
    const protocol = socket.alpnProtocol === 'h2' ? 'h2' : 'http/1.1';
    const shown = { ...factsOf(socket), serverName };
    const agreed = { version: shown.version, cipherSuite: shown.cipherSuite, protocol };
    if (profile.mutual === undefined || truststore === undefined) {
      tell(socket, { outcome: 'accepted', ...agreed });
      options.accept(socket, shown, protocol);
      return;
    }
    const judged = judge(presentedBy(socket), truststore, options.clock());
    const { leaf, distrust } = judged;
    const client = leaf && {
      clientSubject: distinguishedName(leaf.subject),
      clientIssuer: distinguishedName(leaf.issuer),
    };
    const outcome = leaf === undefined ? 'refused' : distrust === undefined ? 'accepted' : 'forbidden';
    tell(socket, { outcome, ...agreed, ...client, ...(distrust !== undefined && { reason: distrust }) });
    // AWS assumed: without a certificate there is no connection, with one that is not trusted it answers 403
    if (leaf === undefined) socket.destroy();
    else options.accept(socket, { ...shown, mutualDomain: profile.mutual.domainName, ...sessionOf(judged) }, protocol);
  });
  return { server, profile };
}

interface Judged {
  readonly leaf: X509Certificate | undefined;
  readonly distrust: string | undefined;
}

function judge(presented: readonly X509Certificate[], truststore: Truststore, now: number): Judged {
  return { leaf: presented[0], distrust: clientRefusal(presented, truststore, now) };
}

function sessionOf({ leaf, distrust }: Judged): Pick<TlsSession, 'clientCert' | 'distrust'> {
  if (distrust !== undefined) return { distrust };
  return leaf === undefined ? {} : { clientCert: shownCertificate(leaf) };
}

function factsOf(socket: TLSSocket): { readonly version: string; readonly cipherSuite: string } {
  return { version: socket.getProtocol() ?? '', cipherSuite: socket.getCipher().standardName ?? '' };
}

/** The client's certificate and those that it sent with it. */
function presentedBy(socket: TLSSocket): readonly X509Certificate[] {
  const presented: X509Certificate[] = [];
  let next: { raw?: Buffer; issuerCertificate?: unknown } | undefined = socket.getPeerCertificate(true);
  while (next?.raw !== undefined && presented.length < 10) {
    const certificate = new X509Certificate(next.raw);
    // the chain of one that signs itself goes in circles
    if (presented.some(({ fingerprint256 }) => fingerprint256 === certificate.fingerprint256)) break;
    presented.push(certificate);
    next = next.issuerCertificate as typeof next;
  }
  return presented;
}
