// TLS to endpoints whose chain need not be trusted: expiry and host name are checked all the same.
import { checkServerIdentity, type TLSSocket } from 'node:tls';
import { buildConnector } from 'undici';

/**
 * Connects like undici does but takes any chain.
 * AWS documented: `tlsConfig.insecureSkipVerification` still checks the certificate's expiry and host name.
 */
export function lenientTlsConnector(options: buildConnector.BuildOptions): buildConnector.connector {
  const connect = buildConnector({ ...options, rejectUnauthorized: false });
  return (target, callback) => {
    connect(target, (...outcome) => {
      const [error, socket] = outcome;
      if (error !== null || target.protocol !== 'https:') {
        callback(...outcome);
        return;
      }
      const problem = problemOfPeer(socket as TLSSocket, target.servername || target.hostname);
      if (problem === undefined) {
        callback(null, socket);
        return;
      }
      socket.destroy();
      callback(problem, null);
    });
  };
}

function problemOfPeer(socket: TLSSocket, host: string): Error | undefined {
  const certificate = socket.getPeerCertificate();
  if (Date.parse(certificate.valid_to) < Date.now()) return new Error('certificate has expired');
  return checkServerIdentity(host, certificate);
}
