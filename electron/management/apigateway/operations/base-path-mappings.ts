// BasePathMapping operations.
// https://docs.aws.amazon.com/apigateway/latest/api/API_CreateBasePathMapping.html
import { putEntity, removeEntity } from '../../../../shared/definition/edits/entity-edits';
import { type Definition, entityKey, parseEntityKey } from '../../../../shared/definition/entities';
import { AwsError, badRequest, notFound } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import type { Operations } from '../operation';
import { applyPatch } from '../patch/apply-patch';
import { basePathMappingPatches } from '../patch/companion-patches';
import { readPatchOperations } from '../patch/patch-operation';
import { page } from '../shapes';
import { type DomainMapping, domainMappings, isPathTaken, noBasePath } from './domain-mappings';
import { requireDomainName } from './domain-names';
import { pickSet, storeEntity } from './edit-entity';
import { quotas, refuseOver } from './quotas';

export const basePathMappingOperations: Operations = {
  async CreateBasePathMapping(call) {
    const { domainName } = requireDomainName(call);
    const body = call.json();
    const basePath = typeof body.basePath === 'string' && body.basePath !== '' ? body.basePath : noBasePath;
    if (typeof body.restApiId !== 'string' || body.restApiId === '') {
      throw badRequest('Invalid REST API identifier specified');
    }
    refuseSlash(basePath);
    if (isPathTaken(call.definition, domainName, pathOf(basePath))) throw duplicate(basePath);
    const mappings = domainMappings(call.definition, domainName);
    refuseOver(mappings.length, quotas.mappingsPerDomainName, 'base path mappings');
    const key = entityKey('base-path-mapping', domainName, basePath);
    await storeEntity(call, key, { basePath, ...pickSet(body, ['restApiId', 'stage']) });
    return mappingShape(requireMapping(at(call, domainName, basePath)));
  },
  GetBasePathMapping: (call) => mappingShape(requireMapping(call)),
  GetBasePathMappings(call) {
    const { domainName } = requireDomainName(call);
    return page(domainMappings(call.definition, domainName), call.query, mappingShape);
  },
  async UpdateBasePathMapping(call) {
    const mapping = requireMapping(call);
    const domainName = label(call, 'domain_name');
    const operations = readPatchOperations(call.json());
    let basePath = '';
    await call.workspace.workingCopy.edit('UpdateBasePathMapping by a client', (definition) => {
      const before = domainMappings(definition, domainName).find(({ key }) => key === mapping.key);
      if (before === undefined) throw noMapping();
      const patched = applyPatch(mappingShape(before), operations, basePathMappingPatches);
      basePath = String(patched.basePath);
      if (basePath !== mappingShape(before).basePath) refuseSlash(basePath);
      if (isPathTaken(definition, domainName, pathOf(basePath), before.key)) throw duplicate(basePath);
      return storeMapping(definition, before, patched);
    });
    return mappingShape(requireMapping(at(call, domainName, basePath)));
  },
  async DeleteBasePathMapping(call) {
    await call.studio.services.definition.remove({ key: requireMapping(call).key });
    return undefined;
  },
};

/** A mapping that the newer version made keeps its id; one of this version is known by its path. */
function storeMapping(definition: Definition, { key, id }: DomainMapping, patched: Readonly<Record<string, unknown>>) {
  const { kind, ids } = parseEntityKey(key);
  const { basePath, restApiId, stage } = patched;
  if (kind === 'api-mapping') {
    return putEntity(definition, key, { id, apiId: restApiId, stage, apiMappingKey: pathOf(String(basePath)) });
  }
  const nextKey = entityKey('base-path-mapping', ids[0] ?? '', String(basePath));
  return putEntity(removeEntity(definition, key).definition, nextKey, patched);
}

function requireMapping(call: OperationCall): DomainMapping {
  const { domainName } = requireDomainName(call);
  const path = pathOf(label(call, 'base_path'));
  const mapping = domainMappings(call.definition, domainName).find((one) => one.path === path);
  if (mapping === undefined) throw noMapping();
  return mapping;
}

function mappingShape({ path, apiId, stage }: DomainMapping) {
  return { basePath: path === '' ? noBasePath : path, restApiId: apiId, ...(stage !== undefined && { stage }) };
}

function pathOf(basePath: string): string {
  return basePath === noBasePath ? '' : basePath;
}

function at(call: OperationCall, domainName: string, basePath: string): OperationCall {
  return { ...call, labels: { domain_name: domainName, base_path: basePath } };
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

/** AWS recorded: public bug reports quote both. */
function duplicate(basePath: string): AwsError {
  const message =
    basePath === noBasePath
      ? 'Only one base path mapping is allowed if the base path is empty.'
      : 'Base path already exists for this domain name';
  return new AwsError('ConflictException', 409, message);
}
