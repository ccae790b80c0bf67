// BasePathMapping operations.
// https://docs.aws.amazon.com/apigateway/latest/api/API_CreateBasePathMapping.html

import type { BasePathMapping } from '../../../../shared/definition/companions/domain-name';
import { putEntity, removeEntity } from '../../../../shared/definition/edits/entity-edits';
import { type EntityKey, entityKey, listEntities } from '../../../../shared/definition/entities';
import { AwsError, badRequest, notFound } from '../../wire/aws-error';
import { label, type OperationCall, type Operations } from '../operation';
import { applyPatch } from '../patch/apply-patch';
import { basePathMappingPatches } from '../patch/companion-patches';
import { readPatchOperations } from '../patch/patch-operation';
import { page } from '../shapes';
import { requireDomainName } from './domain-names';
import { entityAt, pickSet, storeEntity } from './edit-entity';
import { quotas, refuseOver } from './quotas';

export const basePathMappingOperations: Operations = {
  async CreateBasePathMapping(call) {
    const { domainName } = requireDomainName(call);
    const body = call.json();
    const basePath = typeof body.basePath === 'string' && body.basePath !== '' ? body.basePath : '(none)';
    if (typeof body.restApiId !== 'string' || body.restApiId === '') {
      throw badRequest('Invalid REST API identifier specified');
    }
    refuseSlash(basePath);
    const key = entityKey('base-path-mapping', domainName, basePath);
    if (entityAt(call, key) !== undefined) throw duplicate();
    const mappings = listEntities(call.definition, 'base-path-mapping', domainName);
    refuseOver(mappings.length, quotas.mappingsPerDomainName, 'base path mappings');
    await storeEntity(call, key, { basePath, ...pickSet(body, ['restApiId', 'stage']) });
    return requireMapping({ ...call, labels: { domain_name: domainName, base_path: basePath } }).mapping;
  },
  GetBasePathMapping: (call) => requireMapping(call).mapping,
  GetBasePathMappings(call) {
    const { domainName } = requireDomainName(call);
    const mappings = listEntities(call.definition, 'base-path-mapping', domainName);
    return page(mappings, call.query, ({ entity }) => entity);
  },
  async UpdateBasePathMapping(call) {
    const { key } = requireMapping(call);
    const domainName = label(call, 'domain_name');
    const operations = readPatchOperations(call.json());
    let basePath = '';
    await call.workspace.workingCopy.edit('UpdateBasePathMapping by a client', (definition) => {
      const before = definition.get(key);
      if (before === undefined) throw noMapping();
      const patched = applyPatch(before, operations, basePathMappingPatches);
      basePath = String(patched.basePath);
      refuseSlash(basePath);
      const nextKey = entityKey('base-path-mapping', domainName, basePath);
      if (nextKey !== key && definition.has(nextKey)) throw duplicate();
      const { definition: without } = removeEntity(definition, key);
      return putEntity(without, nextKey, patched);
    });
    return requireMapping({ ...call, labels: { domain_name: domainName, base_path: basePath } }).mapping;
  },
  async DeleteBasePathMapping(call) {
    await call.studio.services.definition.remove({ key: requireMapping(call).key });
    return undefined;
  },
};

function requireMapping(call: OperationCall): { readonly key: EntityKey; readonly mapping: BasePathMapping } {
  const { domainName } = requireDomainName(call);
  const key = entityKey('base-path-mapping', domainName, label(call, 'base_path'));
  const mapping = entityAt<BasePathMapping>(call, key);
  if (mapping === undefined) throw noMapping();
  return { key, mapping };
}

/** AWS assumed: as another emulator words it; paths of several segments are made by the other API version. */
function refuseSlash(basePath: string): void {
  if (!basePath.includes('/')) return;
  throw badRequest(
    "API Gateway V1 doesn't support the slash character (/) in base path mappings. To create a multi-level base path mapping, use API Gateway V2.",
  );
}

function noMapping(): AwsError {
  return notFound('Invalid base path mapping identifier specified');
}

function duplicate(): AwsError {
  return new AwsError('ConflictException', 409, 'Base path already exists for this domain name');
}
