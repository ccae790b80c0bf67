// Rules of certificates and mutual TLS: what a domain name cannot show, and what stays open beside it.
import { type Certificate, certificateIdOf } from '../companions/certificate';
import type { DomainName } from '../companions/domain-name';
import { type Definition, type EntityKey, entityKey, findEntity, listEntities } from '../entities';
import type { Report } from './finding-report';

/** Looks at all certificates and domain names. */
export function findCertificateProblems(definition: Definition, report: Report): void {
  for (const { key, entity } of listEntities(definition, 'certificate')) findKey(key, entity, report);
  for (const { key, entity } of listEntities(definition, 'domain-name')) {
    findCertificate(definition, key, entity, report);
    if (entity.mutualTlsAuthentication?.truststoreUri !== undefined) findOpenApis(definition, entity, report);
  }
}

function findKey(key: EntityKey, { domainName, privateKey }: Certificate, report: Report): void {
  if (privateKey !== undefined) return;
  const message = `The private key of the certificate for ${domainName} is not on this machine: nothing can show it. Import the certificate again.`;
  report('certificate-key-missing', key, ['privateKey'], message);
}

function findCertificate(definition: Definition, key: EntityKey, domain: DomainName, report: Report): void {
  for (const member of ['certificateArn', 'regionalCertificateArn'] as const) {
    const arn = domain[member];
    if (arn === undefined || findEntity(definition, 'certificate', certificateIdOf(arn) ?? '') !== undefined) continue;
    const message = `Certificate ${arn} is not in this workspace: the local authority issues one for ${domain.domainName}.`;
    report('certificate-unknown', key, [member], message);
  }
}

/** AWS documented: mutual TLS guards the domain name only; clients can go around it by the default endpoint. */
function findOpenApis(definition: Definition, { domainName }: DomainName, report: Report): void {
  const mapped = [
    ...listEntities(definition, 'base-path-mapping', domainName).map(({ entity }) => entity.restApiId),
    ...listEntities(definition, 'api-mapping', domainName).map(({ entity }) => entity.apiId),
  ];
  for (const apiId of new Set(mapped)) {
    const rest = findEntity(definition, 'rest-api', apiId);
    const api = rest ?? findEntity(definition, 'v2-api', apiId);
    if (api === undefined || api.disableExecuteApiEndpoint === true) continue;
    const key = entityKey(rest === undefined ? 'v2-api' : 'rest-api', apiId);
    const message = `${domainName} wants mutual TLS, and the default endpoint of ${api.name} answers without a certificate. Disable it, then deploy.`;
    report('default-endpoint-open', key, ['disableExecuteApiEndpoint'], message);
  }
}
