// Custom domain names and base path mappings of a stage, where a push takes them along.
// https://docs.aws.amazon.com/apigateway/latest/api/API_CreateBasePathMapping.html
import type { DomainName } from '../../../shared/definition/companions/domain-name';
import { type Definition, findEntity, listEntities } from '../../../shared/definition/entities';
import type { ManagementClient, Members } from './management-client';
import type { StagePlace } from './push-plans';
import type { PushedThing } from './pushed-things';

export interface LocalMapping {
  readonly domain: DomainName;
  /** `(none)` is the empty base path. */
  readonly basePath: string;
}

export interface RemoteMappings {
  /** Names of the domains that are there. */
  readonly domains: ReadonlySet<string>;
  /** By domain name and base path, `api.example.com v1`. */
  readonly mappings: ReadonlyMap<string, Members>;
}

/** The mappings of the stage in the working copy. Private domain names stay here: they belong to VPC endpoints. */
export function localMappings(definition: Definition, { apiId, stageName }: StagePlace): readonly LocalMapping[] {
  return listEntities(definition, 'base-path-mapping').flatMap(({ ids, entity }) => {
    const domain = findEntity(definition, 'domain-name', ids[0] ?? '');
    if (domain === undefined || isPrivate(domain)) return [];
    return entity.restApiId === apiId && entity.stage === stageName ? [{ domain, basePath: entity.basePath }] : [];
  });
}

/** The same domains and mappings at the endpoint. */
export async function readRemoteMappings(
  client: ManagementClient,
  wanted: readonly LocalMapping[],
): Promise<RemoteMappings> {
  const domains = new Set<string>();
  const mappings = new Map<string, Members>();
  for (const { domain, basePath } of wanted) {
    const path = ['domainnames', domain.domainName];
    if ((await client.find({ method: 'GET', path })) === undefined) continue;
    domains.add(domain.domainName);
    const mapping = await client.find({ method: 'GET', path: [...path, 'basepathmappings', basePath] });
    if (mapping !== undefined) mappings.set(keyOf(domain.domainName, basePath), mapping);
  }
  return { domains, mappings };
}

/** Domains and mappings as things to compare: those of the working copy. */
export function wantedDomainThings(wanted: readonly LocalMapping[], there: StagePlace): readonly PushedThing[] {
  return [
    ...[...new Set(wanted.map(({ domain }) => domain.domainName))].map(domainThing),
    ...wanted.map(({ domain, basePath }) =>
      mappingThing(keyOf(domain.domainName, basePath), { restApiId: there.apiId, stage: there.stageName }),
    ),
  ];
}

/** Domains and mappings as things to compare: those at the endpoint. */
export function foundDomainThings({ domains, mappings }: RemoteMappings): readonly PushedThing[] {
  return [
    ...[...domains].map(domainThing),
    ...[...mappings].map(([key, { restApiId, stage }]) => mappingThing(key, { restApiId, stage })),
  ];
}

/** Makes the domains that are missing, and points the mappings to the stage. */
export async function applyDomains(
  client: ManagementClient,
  wanted: readonly LocalMapping[],
  remote: RemoteMappings,
  there: StagePlace,
): Promise<void> {
  const known = new Set(remote.domains);
  for (const { domain, basePath } of wanted) {
    const { domainName } = domain;
    if (!known.has(domainName)) {
      await client.call({ method: 'POST', path: ['domainnames'], body: newDomainBody(domain) });
      known.add(domainName);
    }
    await applyMapping(client, domainName, basePath, remote.mappings.get(keyOf(domainName, basePath)), there);
  }
}

async function applyMapping(
  client: ManagementClient,
  domainName: string,
  basePath: string,
  found: Members | undefined,
  { apiId, stageName }: StagePlace,
): Promise<void> {
  const path = ['domainnames', domainName, 'basepathmappings'];
  if (found === undefined) {
    const body = { basePath: basePath === '(none)' ? '' : basePath, restApiId: apiId, stage: stageName };
    await client.call({ method: 'POST', path, body });
    return;
  }
  const operations = [
    ...(found.restApiId === apiId ? [] : [{ op: 'replace' as const, path: '/restapiId', value: apiId }]),
    ...(found.stage === stageName ? [] : [{ op: 'replace' as const, path: '/stage', value: stageName }]),
  ];
  if (operations.length > 0) await client.patch([...path, basePath], operations);
}

function newDomainBody(domain: DomainName): Members {
  const { domainName, certificateArn, regionalCertificateArn, endpointConfiguration, securityPolicy } = domain;
  const { mutualTlsAuthentication, ownershipVerificationCertificateArn, tags } = domain;
  const { truststoreUri, truststoreVersion } = mutualTlsAuthentication ?? {};
  return Object.fromEntries(
    Object.entries({
      domainName,
      certificateArn,
      regionalCertificateArn,
      endpointConfiguration,
      securityPolicy,
      ownershipVerificationCertificateArn,
      ...(truststoreUri !== undefined && {
        mutualTlsAuthentication: { truststoreUri, ...(truststoreVersion !== undefined && { truststoreVersion }) },
      }),
      tags,
    }).filter(([, value]) => value !== undefined),
  );
}

function domainThing(name: string): PushedThing {
  return { kind: 'domain name', name, settings: {} };
}

function mappingThing(name: string, settings: Members): PushedThing {
  return { kind: 'base path mapping', name, settings };
}

function isPrivate({ endpointConfiguration }: DomainName): boolean {
  return endpointConfiguration.types[0] === 'PRIVATE';
}

function keyOf(domainName: string, basePath: string): string {
  return `${domainName} ${basePath}`;
}
