// Certificates, inspections and handshakes in lines for people.
import type {
  CertificateDetails,
  CertificateFacts,
  CertificateRow,
  TlsInspection,
  TrustResult,
} from '../../../../shared/contract/certificates';
import type { TlsHandshake } from '../../../../shared/trace/tls-handshake';

/** One line of the list. */
export function rowLine(row: CertificateRow): string {
  const ends = row.notAfter === undefined ? '' : ` until ${dayOf(row.notAfter)}`;
  const used = row.usedBy.length === 0 ? '' : `, used by ${row.usedBy.join(', ')}`;
  const key = row.hasKey ? '' : ', no private key here';
  return `${row.certificateId} ${row.names.join(' ')} ${row.type} ${row.status}${ends}${key}${used}`;
}

export function detailLines(details: CertificateDetails): readonly string[] {
  return [
    `# ${details.arn}`,
    rowLine(details),
    ...details.faults.map((fault) => `! ${fault}`),
    ...chainLines(details.chain),
  ];
}

export function inspectionLines(inspection: TlsInspection): readonly string[] {
  const { serverName, why, faults, chain, policy, minVersion, isStrict, mutual, client, port } = inspection;
  return [
    `# ${serverName === '' ? 'no server name' : serverName}${port === undefined ? '' : ` on port ${port}`}`,
    why,
    `policy ${policy}: ${minVersion} and later${isStrict ? '; STRICT: the Host header says the same name' : ''}`,
    ...chainLines(chain),
    ...faults.map((fault) => `! ${fault}`),
    ...(mutual === undefined
      ? []
      : [
          `mutual TLS with ${mutual.truststoreUri} (${mutual.file}), ${mutual.revoked} revoked`,
          ...chainLines(mutual.authorities),
          ...mutual.warnings.map((warning) => `! ${warning}`),
        ]),
    ...(client === undefined
      ? []
      : [`client ${client.facts.subject}: ${client.refusal === undefined ? 'let in' : `refused. ${client.refusal}`}`]),
  ];
}

export function handshakeLine(handshake: TlsHandshake): string {
  const { at, remoteAddress, serverName, outcome, version, cipherSuite, protocol, clientSubject, reason } = handshake;
  const agreed = version === undefined ? '' : ` ${version} ${cipherSuite} ${protocol}`;
  const client = clientSubject === undefined ? '' : ` client ${clientSubject}`;
  const why = reason === undefined ? '' : `: ${reason}`;
  const name = serverName === '' ? '(no name)' : serverName;
  return `${new Date(at).toISOString()} ${remoteAddress || '-'} ${name} ${outcome}${agreed}${client}${why}`;
}

export function trustLines({ steps, remaining }: TrustResult): readonly string[] {
  return [
    ...steps.map(
      ({ command, isDone, output }) => `${isDone ? 'done' : 'not done'}: ${command}${output ? ` (${output})` : ''}`,
    ),
    ...(remaining.length === 0 ? [] : ['Type these yourself:', ...remaining.map((command) => `  ${command}`)]),
  ];
}

function chainLines(chain: readonly CertificateFacts[]): readonly string[] {
  return chain.map(
    ({ subject, issuer, key, notBefore, notAfter, names }) =>
      `  ${subject} (${key}), issued by ${issuer}, ${dayOf(notBefore)} to ${dayOf(notAfter)}${names.length === 0 ? '' : `, for ${names.join(' ')}`}`,
  );
}

function dayOf(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10);
}
