// What the TLS settings of the called name ask of a request, beside the handshake: a client's certificate, the same name twice.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html
import { coversName } from '../../../../shared/definition/companions/certificate';
import type { TlsDemand } from '../../ports';
import { withoutPort } from '../destination';
import type { ReceivedRequest } from '../received-request';

type Called = Pick<ReceivedRequest, 'head' | 'connection' | 'destination'>;

/** Why the request is refused with 403; undefined: it is not. */
export function tlsRefusal(demands: readonly TlsDemand[] | undefined, request: Called): string | undefined {
  if (demands === undefined || demands.length === 0) return undefined;
  const host = withoutPort(request.head.host).toLowerCase();
  const demand = demandOf(demands, host, request.destination.apiId);
  if (demand === undefined) return undefined;
  const { tls } = request.connection;
  if (demand.isMutual) {
    if (tls === undefined) return `${host} wants mutual TLS: call it over TLS, with a client certificate.`;
    if (tls.mutualDomain !== demand.domainName) {
      return `${host} wants mutual TLS; the handshake was for ${tls.serverName || 'no name'}, which asks for no certificate.`;
    }
    if (tls.distrust !== undefined) return `Access denied. Reason: ${tls.distrust}`;
  }
  if (demand.isStrict && tls !== undefined && tls.serverName !== host) {
    return `The handshake was for ${tls.serverName || 'no name'}, the Host header says ${host}; endpoint access mode STRICT wants the same.`;
  }
  return undefined;
}

/** A name of its own comes before one with a wildcard. */
function demandOf(demands: readonly TlsDemand[], host: string, apiId: string): TlsDemand | undefined {
  const byName = (domainName: string | undefined): boolean => domainName !== undefined && coversName(domainName, host);
  return (
    demands.find(({ domainName }) => domainName?.toLowerCase() === host) ??
    demands.find(({ domainName }) => byName(domainName)) ??
    demands.find((demand) => demand.apiId === apiId && host.startsWith(`${apiId}.`))
  );
}
