// The ledger's rows for entities beside the APIs: plans, keys, domains, links, certificates, account, local backends.
import type { Fidelity, FidelityEntry } from './ledger';

function rows(kind: string, fidelity: Fidelity, note: string | undefined, fields: readonly string[]): FidelityEntry[] {
  return fields.map((field) => ({ setting: `${kind}.${field}`, fidelity, ...(note !== undefined && { note }) }));
}

const plans = 'Usage plans are kept and not applied here yet.';
const keys = 'API keys are kept and not checked here yet.';
const domains = 'Custom domain names are kept and not served here yet.';
const links = 'VPC links are kept and not followed here yet.';
const certificates = 'Client certificates are kept and not presented here yet.';

export const beyondApisRows: readonly FidelityEntry[] = [
  ...rows('usage-plan', 'stored only', plans, [
    'id',
    'name',
    'description',
    'apiStages.*.apiId',
    'apiStages.*.stage',
    'apiStages.*.throttle.*.burstLimit',
    'apiStages.*.throttle.*.rateLimit',
    'throttle.burstLimit',
    'throttle.rateLimit',
    'quota.limit',
    'quota.offset',
    'quota.period',
    'productCode',
    'keyIds',
    'tags',
  ]),
  ...rows('api-key', 'stored only', keys, [
    'id',
    'value',
    'name',
    'customerId',
    'description',
    'enabled',
    'createdDate',
    'lastUpdatedDate',
    'stageKeys',
    'tags',
  ]),
  ...rows('domain-name', 'stored only', domains, [
    'domainName',
    'domainNameId',
    'domainNameArn',
    'certificateArn',
    'certificateName',
    'regionalCertificateArn',
    'regionalCertificateName',
    'regionalDomainName',
    'regionalHostedZoneId',
    'distributionDomainName',
    'distributionHostedZoneId',
    'endpointConfiguration.types',
    'endpointConfiguration.vpcEndpointIds',
    'endpointConfiguration.ipAddressType',
    'domainNameStatus',
    'securityPolicy',
    'endpointAccessMode',
    'mutualTlsAuthentication.truststoreUri',
    'mutualTlsAuthentication.truststoreVersion',
    'mutualTlsAuthentication.truststoreWarnings',
    'ownershipVerificationCertificateArn',
    'policy',
    'routingMode',
    'tags',
  ]),
  ...rows('base-path-mapping', 'stored only', domains, ['basePath', 'restApiId', 'stage']),
  ...rows('vpc-link', 'stored only', links, [
    'id',
    'name',
    'description',
    'targetArns',
    'status',
    'statusMessage',
    'tags',
  ]),
  ...rows('client-certificate', 'stored only', certificates, [
    'clientCertificateId',
    'description',
    'pemEncodedCertificate',
    'createdDate',
    'expirationDate',
    'tags',
  ]),
  ...rows(
    'account',
    'approximated',
    'Imports write it into policies; at run time ARNs and $context show 000000000000.',
    ['accountId'],
  ),
  ...rows('account', 'stored only', 'Logs and traces stay on this machine; no role is assumed.', ['cloudwatchRoleArn']),
  ...rows('account', 'stored only', 'Throttling is not applied here yet.', [
    'throttleSettings.burstLimit',
    'throttleSettings.rateLimit',
  ]),
  ...rows('account', 'stored only', 'Shown to AWS’s clients only.', ['features', 'apiKeyVersion']),
  ...rows('http-backend', 'enforced', undefined, [
    'name',
    'description',
    'routes.*.httpMethod',
    'routes.*.path',
    'routes.*.status',
    'routes.*.headers',
    'routes.*.body',
    'routes.*.delayMs',
  ]),
];
