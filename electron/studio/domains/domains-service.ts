// Service of the subject `domains`.
import type { StudioServices } from '../../../shared/contract/contract';
import type { DomainAnswer } from '../../../shared/contract/domains';
import { StudioError } from '../../../shared/contract/errors';
import { findApi } from '../../../shared/definition/any-api';
import { type Definition, listEntities } from '../../../shared/definition/entities';
import { domainRoutesOf } from '../../../shared/domains/domain-routes';
import { openFindDomain } from '../../../shared/domains/find-domain';
import { openRouteDomain, type RuleTried } from '../../../shared/domains/route-domain';
import { withoutPort } from '../../gateway/1-entry/destination';
import { compileAddresses } from '../../gateway/1-entry/domains/address-table';
import { noCompanions } from '../../gateway/no-companions';
import { accountIdOf } from '../functions/companions';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { addRule, associate, createDomain, mapPath } from './domain-edits';
import { judgeWay } from './judge-way';
import { reachWays } from './reach-ways';

export interface DomainsOptions {
  readonly current: CurrentWorkspace;
  readonly region: string;
  readonly isStrict: boolean;
  readonly random: () => number;
  /** The virtual clock. */
  readonly now: () => number;
}

/** Makes the service. */
export function domainsService({ current, region, isStrict, random, now }: DomainsOptions): StudioServices['domains'] {
  const copy = () => current.require().workingCopy;
  const place = () => ({ region, accountId: accountIdOf(copy().definition) });
  return {
    create: (name) =>
      copy().edit(`Create domain name ${name.domainName}`, (definition) =>
        createDomain(definition, name, place(), random),
      ),
    map: (target) =>
      copy().edit(`Map ${target.domainName}/${target.basePath}`, (definition) => mapPath(definition, target, random)),
    addRule: (rule) =>
      copy().edit(`Add routing rule to ${rule.domainName}`, (definition) => addRule(definition, rule, random)),
    associate: (pair) =>
      copy().edit(`Associate ${pair.domainName} with ${pair.vpcEndpointId}`, (definition) =>
        associate(definition, pair, place(), random),
      ),
    route: ({ host, pathWithQueryString, headers }) => routed(copy().definition, host, pathWithQueryString, headers),
    reach({ apiId, stageName, verb, path, sourceIp }) {
      const { definition } = copy();
      const api = findApi(definition, apiId);
      if (api === undefined) throw new StudioError('NOT_FOUND', `There is no API ${apiId}.`, { path: 'apiId' });
      const reached = {
        apiId,
        stageName,
        path: path.startsWith('/') ? path : `/${path}`,
        region: api.region ?? region,
      };
      const companions = {
        ...noCompanions,
        domains: domainRoutesOf(definition),
        vpcEndpoints: listEntities(definition, 'vpc-endpoint').map(({ entity }) => entity),
      };
      const table = compileAddresses(companions, isStrict);
      const accountId = api.accountId ?? accountIdOf(definition);
      const judged = { ...reached, definition, table, verb, sourceIp, accountId, nowMs: now() };
      const rows = reachWays(definition, reached).map((way) => {
        const { by, endpoint, host, url, header } = way;
        return {
          from: endpoint === undefined ? ('internet' as const) : ('vpc-endpoint' as const),
          ...(endpoint && { vpcEndpointId: endpoint.vpcEndpointId, vpcId: endpoint.vpcId }),
          by,
          url: `https://${host}${url}`,
          ...(header && { header }),
          ...judgeWay(judged, way),
        };
      });
      const endpointType = 'endpointConfiguration' in api ? (api.endpointConfiguration.types[0] ?? 'EDGE') : 'REGIONAL';
      return { apiId, apiName: api.name, endpointType, rows };
    },
  };
}

function routed(
  definition: Definition,
  host: string,
  pathWithQueryString: string,
  headers: readonly (readonly [string, string])[],
): DomainAnswer {
  const domains = domainRoutesOf(definition);
  const domain = openFindDomain(domains)(withoutPort(host).toLowerCase());
  if (domain === undefined) return { outcome: 'nowhere', said: `No custom domain name covers ${host}.`, tried: [] };
  const tried: RuleTried[] = [];
  const path = pathWithQueryString.split(/[?#]/, 1)[0] ?? '/';
  const route = openRouteDomain(domain)(path, headers, (rule) => tried.push(rule));
  const { domainName } = domain;
  if (route.kind === 'nowhere') return { domainName, outcome: 'nowhere', said: route.words, tried };
  const { apiId, stage, basePath, routingRuleId } = route;
  const apiName = findApi(definition, apiId)?.name;
  const mapping = route.by === 'mapping' ? domain.mappings.find((each) => each.path === basePath) : undefined;
  return {
    domainName,
    outcome: 'api',
    said: route.words,
    apiId,
    ...(apiName !== undefined && { apiName }),
    ...(stage !== undefined && { stageName: stage }),
    path: route.path,
    ...(basePath !== undefined && { basePath }),
    ...(routingRuleId !== undefined && { routingRuleId }),
    ...(mapping && { mappingKey: mapping.key }),
    tried,
  };
}
