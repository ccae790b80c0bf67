// Which certificate and which TLS settings a server name gets, and why.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html
import { isIP } from 'node:net';
import { type Certificate, certificateIdOf, coversName } from '../../../shared/definition/companions/certificate';
import type { DomainName } from '../../../shared/definition/companions/domain-name';
import { type Definition, findEntity, listEntities } from '../../../shared/definition/entities';

export interface ServedName {
  /** Where the certificate comes from: one of the workspace, or issued by the authority for these names. */
  readonly source:
    | { readonly kind: 'certificate'; readonly certificate: Certificate & { readonly privateKey: string } }
    | { readonly kind: 'authority'; readonly names: readonly string[] };
  readonly why: string;
  readonly securityPolicy: string | undefined;
  readonly isStrict: boolean;
  /** The custom domain name, where it is one. */
  readonly domain?: DomainName;
}

/** What a client gets that names no server, or one of this machine. */
const ownNames = ['localhost', '*.localhost', '127.0.0.1', '::1'];

const apiHost = /^([a-z0-9]+)\.(execute-api\.[a-z0-9-]+\.(?:localhost|amazonaws\.com(?:\.cn)?))$/;

/** Decides for `serverName`, in lower case; empty where the client names none. */
export function servedName(definition: Definition, serverName: string): ServedName {
  if (serverName === '') {
    const why = 'The client names no server (it called an address): the authority issues one for this machine.';
    return { source: { kind: 'authority', names: ownNames }, why, securityPolicy: undefined, isStrict: false };
  }
  const domain = domainOf(definition, serverName);
  if (domain !== undefined) return servedDomain(definition, domain, serverName);
  const host = apiHost.exec(serverName);
  if (host !== null) {
    const [, apiId = '', rest = ''] = host;
    const api = findEntity(definition, 'rest-api', apiId);
    return {
      source: { kind: 'authority', names: [serverName, `*.${rest}`] },
      why: `The address of API ${api?.name ?? apiId}: the authority issues one for its region.`,
      securityPolicy: api?.securityPolicy,
      isStrict: api?.endpointAccessMode === 'STRICT',
    };
  }
  const names = serverName === 'localhost' || isIP(serverName) !== 0 ? ownNames : [serverName];
  const why = `No domain name of the workspace covers ${serverName}: the authority issues one for it.`;
  return { source: { kind: 'authority', names }, why, securityPolicy: undefined, isStrict: false };
}

/** The custom domain name that a server name means: its own comes before one with a wildcard. */
function domainOf(definition: Definition, serverName: string): DomainName | undefined {
  const all = listEntities(definition, 'domain-name').map(({ entity }) => entity);
  return (
    all.find(({ domainName }) => domainName.toLowerCase() === serverName) ??
    all.find(({ domainName }) => coversName(domainName, serverName))
  );
}

function servedDomain(definition: Definition, domain: DomainName, serverName: string): ServedName {
  const settings = {
    securityPolicy: domain.securityPolicy,
    isStrict: domain.endpointAccessMode === 'STRICT',
    domain,
  };
  const arn = domain.regionalCertificateArn ?? domain.certificateArn;
  const certificate =
    arn === undefined ? undefined : findEntity(definition, 'certificate', certificateIdOf(arn) ?? arn);
  if (certificate?.privateKey !== undefined) {
    const source = {
      kind: 'certificate',
      certificate: { ...certificate, privateKey: certificate.privateKey },
    } as const;
    return { source, why: `Domain name ${domain.domainName} uses certificate ${arn}.`, ...settings };
  }
  const missing =
    arn === undefined
      ? 'names no certificate'
      : certificate === undefined
        ? `uses certificate ${arn}, which is not in this workspace`
        : `uses certificate ${arn}, whose private key is not on this machine`;
  const names = [...new Set([domain.domainName.toLowerCase(), serverName])];
  const why = `Domain name ${domain.domainName} ${missing}: the authority issues one for it.`;
  return { source: { kind: 'authority', names }, why, ...settings };
}
