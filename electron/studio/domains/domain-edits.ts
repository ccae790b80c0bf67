// Making custom domain names, their mappings and rules: one edit of the working copy each.

import { findApi, findStage } from '../../../shared/definition/any-api';
import type { DomainName } from '../../../shared/definition/companions/domain-name';
import { type Edit, freshId, refuse } from '../../../shared/definition/edits/edit';
import { putEntity } from '../../../shared/definition/edits/entity-edits';
import { type Definition, entityKey, findEntity, listEntities } from '../../../shared/definition/entities';
import { newApiId, newShortId } from '../../../shared/definition/ids';
import type { Place } from '../../../shared/definition/place';
import type { EndpointType } from '../../../shared/definition/rest/rest-api';
import { domainAddresses } from '../../../shared/domains/domain-addresses';
import { mappingRoutes, noBasePath, withoutSlashes } from '../../../shared/domains/domain-routes';

interface Target {
  readonly domainName: string;
  readonly apiId: string;
  readonly stageName?: string | undefined;
  readonly basePath: string;
}

export interface NewRule extends Target {
  readonly stageName: string;
  readonly priority?: number | undefined;
  readonly headers: readonly { readonly header: string; readonly valueGlob: string }[];
  readonly stripBasePath: boolean;
}

/** Makes a name; refused with CONFLICT where it is there. */
export function createDomain(
  definition: Definition,
  { domainName, endpointType }: { readonly domainName: string; readonly endpointType: EndpointType },
  place: Place,
  random: () => number,
): Edit {
  const key = entityKey('domain-name', domainName);
  if (definition.has(key)) return refuse('CONFLICT', 'The domain name you provided already exists.', 'domainName');
  return putEntity(definition, key, {
    domainName,
    // AWS documented: private names take both kinds of addresses
    endpointConfiguration: { types: [endpointType], ipAddressType: endpointType === 'PRIVATE' ? 'dualstack' : 'ipv4' },
    securityPolicy: 'TLS_1_2',
    ...domainAddresses(domainName, endpointType, place, random),
  });
}

/** Maps a base path: as the older API version keeps it where that can, else as the newer one does. */
export function mapPath(definition: Definition, target: Target, random: () => number): Edit {
  const { domainName, apiId, stageName } = target;
  const domain = requireDomain(definition, domainName);
  const path = withoutSlashes(target.basePath);
  requireTarget(definition, domain, target);
  if (mappingRoutes(definition, domainName).some((mapping) => mapping.path === path)) {
    return refuse('CONFLICT', 'Base path already exists for this domain name', 'basePath');
  }
  const isRest = findEntity(definition, 'rest-api', apiId) !== undefined;
  if (isRest && (!path.includes('/') || stageName === undefined)) {
    const basePath = path === '' ? noBasePath : path;
    const stage = stageName === undefined ? {} : { stage: stageName };
    return putEntity(definition, entityKey('base-path-mapping', domainName, basePath), {
      basePath,
      restApiId: apiId,
      ...stage,
    });
  }
  if (stageName === undefined) {
    return refuse('INVALID_ARGUMENT', 'Only mappings of REST APIs leave the stage to the path.', 'stageName');
  }
  const id = freshId(newShortId, random, (taken) => definition.has(entityKey('api-mapping', domainName, taken)));
  const key = path === '' ? {} : { apiMappingKey: path };
  return putEntity(definition, entityKey('api-mapping', domainName, id), { id, apiId, stage: stageName, ...key });
}

/** Adds a rule, 10 behind the last one unless it says where. */
export function addRule(definition: Definition, rule: NewRule, random: () => number): Edit {
  const { domainName, headers, basePath, apiId, stageName: stage, stripBasePath } = rule;
  const domain = requireDomain(definition, domainName);
  requireTarget(definition, domain, rule);
  const others = listEntities(definition, 'routing-rule', domainName).map(({ entity }) => entity.priority);
  const priority = rule.priority ?? Math.min(1_000_000, Math.max(0, ...others) + 10);
  // AWS documented: a priority is one rule's
  if (others.includes(priority)) return refuse('CONFLICT', `Priority ${priority} is another rule's.`, 'priority');
  const path = withoutSlashes(basePath);
  const conditions = [
    ...headers.map((each) => ({ matchHeaders: { anyOf: [{ ...each }] } })),
    ...(path === '' ? [] : [{ matchBasePaths: { anyOf: [path] } }]),
  ];
  const id = freshId(newShortId, random, (taken) => definition.has(entityKey('routing-rule', domainName, taken)));
  const actions = [{ invokeApi: { apiId, stage, stripBasePath } }];
  return putEntity(definition, entityKey('routing-rule', domainName, id), { id, priority, conditions, actions });
}

/** Associates a private name with a VPC endpoint. */
export function associate(
  definition: Definition,
  { domainName, vpcEndpointId }: { readonly domainName: string; readonly vpcEndpointId: string },
  { region, accountId }: Place,
  random: () => number,
): Edit {
  const { domainNameArn, endpointConfiguration } = requireDomain(definition, domainName);
  if (endpointConfiguration.types[0] !== 'PRIVATE' || domainNameArn === undefined) {
    return refuse('INVALID_ARGUMENT', 'Only private domain names are associated with VPC endpoints.', 'domainName');
  }
  const isThere = listEntities(definition, 'access-association').some(
    ({ entity }) => entity.domainNameArn === domainNameArn && entity.accessAssociationSource === vpcEndpointId,
  );
  if (isThere) return refuse('CONFLICT', 'The access association already exists.', 'vpcEndpointId');
  const name = `domainname/${domainName}/vpcesource/${vpcEndpointId}+${newApiId(random)}`;
  const arn = `arn:aws:apigateway:${region}:${accountId}:/domainnameaccessassociations/${name}`;
  return putEntity(definition, entityKey('access-association', arn), {
    domainNameAccessAssociationArn: arn,
    domainNameArn,
    accessAssociationSourceType: 'VPCE',
    accessAssociationSource: vpcEndpointId,
  });
}

function requireDomain(definition: Definition, domainName: string): DomainName {
  const domain = findEntity(definition, 'domain-name', domainName);
  return domain ?? refuse('NOT_FOUND', `There is no custom domain name ${domainName}.`, 'domainName');
}

function requireTarget(definition: Definition, domain: DomainName, { apiId, stageName }: Target): void {
  const api = findApi(definition, apiId);
  if (api === undefined) refuse('NOT_FOUND', `There is no API ${apiId}.`, 'apiId');
  if (stageName !== undefined && findStage(definition, apiId, stageName) === undefined) {
    refuse('NOT_FOUND', `API ${api.name} has no stage ${stageName}.`, 'stageName');
  }
  const isPrivateApi = 'endpointConfiguration' in api && api.endpointConfiguration.types[0] === 'PRIVATE';
  const isPrivateName = domain.endpointConfiguration.types[0] === 'PRIVATE';
  // AWS documented: private names lead to private APIs, and nothing else does
  if (isPrivateApi === isPrivateName) return;
  const words = isPrivateApi
    ? 'A private API needs a private domain name.'
    : 'A private domain name needs a private API.';
  refuse('INVALID_ARGUMENT', words, 'apiId');
}
