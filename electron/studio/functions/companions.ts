// The part of the definition that integrations reach beside the APIs, as the gateway takes it.
import { resolve } from 'node:path';
import { type Definition, findEntity, listEntities } from '../../../shared/definition/entities';
import { domainRoutesOf } from '../../../shared/domains/domain-routes';
import type { PooledFunction } from '../../../shared/lambda/functions';
import type { Companions } from '../../gateway/ports';
import { tlsDemandsOf } from '../certificates/tls-demands';
import { wafOf } from '../waf/waf-of';
import { codePlace } from './function-places';

/** The account of a workspace that says nothing of one. */
const defaultAccountId = '000000000000';

/**
 * The companions of a workspace in `folder`; paths are absolute in them. `codeStamps` names the code of functions that
 * got other code at the same place.
 */
export function companionsOf(
  definition: Definition,
  folder: string,
  codeStamps: ReadonlyMap<string, string> = new Map(),
): Companions {
  const entitiesOf = <K extends 'service-endpoint' | 'vpc-link' | 'load-balancer' | 'function' | 'client-certificate'>(
    kind: K,
  ) => listEntities(definition, kind).map(({ entity }) => entity);
  const waf = wafOf(definition);
  return {
    functions: entitiesOf('function').flatMap((entity) => {
      const codeStamp = codeStamps.get(entity.functionName);
      return [
        placed({ ...entity, ...(codeStamp !== undefined && { codeStamp }) }, folder),
        ...placedVersions(entity, folder),
      ];
    }),
    serviceEndpoints: entitiesOf('service-endpoint'),
    vpcLinks: entitiesOf('vpc-link'),
    loadBalancers: entitiesOf('load-balancer'),
    v2VpcLinks: listEntities(definition, 'v2-vpc-link').map(({ entity }) => ({ id: entity.id })),
    httpApiIds: listEntities(definition, 'v2-api').flatMap(({ entity }) =>
      entity.protocolType === 'HTTP' ? [entity.id] : [],
    ),
    domains: domainRoutesOf(definition),
    vpcEndpoints: listEntities(definition, 'vpc-endpoint').map(({ entity }) => {
      const { vpcEndpointId, vpcId, privateDnsEnabled, cidrBlocks, policyDocument, accountId } = entity;
      return { vpcEndpointId, vpcId, privateDnsEnabled, cidrBlocks, policyDocument, accountId };
    }),
    ...(waf && { waf }),
    tlsDemands: tlsDemandsOf(definition),
    clientCertificates: entitiesOf('client-certificate').map(
      ({ clientCertificateId, pemEncodedCertificate, privateKey }) => ({
        clientCertificateId,
        pemEncodedCertificate,
        ...(privateKey !== undefined && { privateKey }),
      }),
    ),
  };
}

/** The account id that ARNs and `$context` show. */
export function accountIdOf(definition: Definition): string {
  return findEntity(definition, 'account')?.accountId ?? defaultAccountId;
}

/** Test events and policies are not the pool's: it starts nothing afresh for them. */
function placed({ testEvents: _, policy: _policy, ...entity }: PooledFunction, folder: string): PooledFunction {
  if (entity.mode !== 'LOCAL') return entity;
  return {
    ...entity,
    codeUri: codePlace(folder, entity),
    ...(entity.layers !== undefined && { layers: entity.layers.map((layer) => resolve(folder, layer)) }),
  };
}

/** Published versions run under the function's name with the settings they were published with. */
function placedVersions(
  { functionName, lambdaName, mode, versions = {} }: PooledFunction,
  folder: string,
): PooledFunction[] {
  if (mode !== 'LOCAL') return [];
  return Object.entries(versions).map(([version, published]) => {
    const { codeSha256: _sha, codeSize: _size, lastModified: _modified, ...settings } = published;
    const named = { functionName, ...(lambdaName !== undefined && { lambdaName }) };
    return placed({ ...named, mode, version, ...settings }, folder);
  });
}
