// Opens connections to an origin: plain ones read into a buffer of their own, TLS ones with the certificate checked.
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import type { Connect } from './endpoint-pool';
import { problemOfPeer } from './tls-verification';

export interface OriginOptions {
  /** `https://example.com:8443`. */
  readonly origin: string;
  /** The name of the certificate, where it is not the origin's host. */
  readonly serverName: string | undefined;
  readonly insecureSkipVerification: boolean;
  /** Certificates in PEM to trust instead of the well-known authorities. */
  readonly trustedCertificates?: readonly string[] | undefined;
  /** The certificate that TLS endpoints may ask for, in PEM. */
  readonly clientCertificate?: { readonly cert: string; readonly key: string } | undefined;
}

/** Answers are read into this much at a time. */
const readBytes = 32_768;

/** How to connect to one origin. */
export function openConnect(options: OriginOptions): Connect {
  const { protocol, hostname, port } = new URL(options.origin);
  const host = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  if (protocol === 'https:') return tlsConnect(options, host, Number(port || 443));
  return (onReady, onBytes) => {
    const socket = connectPlain({
      host,
      port: Number(port || 80),
      noDelay: true,
      // Node 18 would give up where `localhost` is ::1 first and the endpoint listens on 127.0.0.1 only.
      ...{ autoSelectFamily: true },
      onread: {
        // one buffer a connection, written over by the next read: no allocation, no stream in between
        buffer: Buffer.allocUnsafeSlow(readBytes),
        callback(read, buffer) {
          onBytes((buffer as Buffer).subarray(0, read));
          return true;
        },
      },
    });
    socket.once('connect', onReady);
    return socket;
  };
}

function tlsConnect(options: OriginOptions, host: string, port: number): Connect {
  const { insecureSkipVerification, trustedCertificates, clientCertificate, serverName = host } = options;
  const settings: ConnectionOptions = {
    host,
    port,
    ALPNProtocols: ['http/1.1'],
    ...{ autoSelectFamily: true, noDelay: true },
    ...(isIP(serverName) === 0 && { servername: serverName }),
    ...(trustedCertificates && { ca: [...trustedCertificates] }),
    ...clientCertificate,
    ...(insecureSkipVerification && { rejectUnauthorized: false }),
  };
  let session: Buffer | undefined;
  return (onReady, onBytes): Socket => {
    const socket = connectTls({ ...settings, ...(session && { session }) });
    // a session that was resumed shows no certificate to check, so there are none where the chain is not
    if (!insecureSkipVerification) socket.on('session', (latest) => (session = latest));
    socket.on('data', onBytes);
    socket.once('secureConnect', () => {
      const problem = insecureSkipVerification ? problemOfPeer(socket, serverName) : undefined;
      if (problem === undefined) onReady();
      else socket.destroy(problem);
    });
    return socket;
  };
}
