// ApiMapping operations: what stands under which path of a custom domain name.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/domainnames-domainname-apimappings.html
import { freshId } from '../../../../shared/definition/edits/edit';
import { putEntity, removeEntity } from '../../../../shared/definition/edits/entity-edits';
import { type Definition, entityKey } from '../../../../shared/definition/entities';
import { newShortId } from '../../../../shared/definition/ids';
import { type DomainMapping, domainMappings, isPathTaken } from '../../apigateway/operations/domain-mappings';
import { storeEntity } from '../../apigateway/operations/edit-entity';
import { AwsError } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import { notFoundHere } from '../find';
import type { Operations } from '../operation';
import { page } from '../pages';
import { quotas, refuseOver } from '../quotas';
import { requireRegionalName } from './domain-names';

interface Wanted {
  readonly apiId: string;
  readonly stage: string;
  readonly path: string;
}

export const apiMappingOperations: Operations = {
  async CreateApiMapping(call) {
    const { domainName } = requireRegionalName(call);
    const { apiId, stage, apiMappingKey = '' } = call.json();
    // AWS recorded: a key of blanks alone is the root when it is made
    const wanted = {
      apiId: String(apiId),
      stage: String(stage),
      path: String(apiMappingKey).trim() === '' ? '' : String(apiMappingKey),
    };
    const mappings = domainMappings(call.definition, domainName);
    refuseOver(mappings.length, quotas.mappingsPerDomainName, 'api mappings');
    refuseTaken(call, domainName, wanted);
    const isTaken = (id: string) => mappings.some((mapping) => mapping.id === id);
    const id = freshId(newShortId, call.studio.host.random, isTaken);
    await storeEntity(call, entityKey('api-mapping', domainName, id), entityOf(id, wanted));
    return mappingShape(requireMapping({ ...call, labels: { domainName, apiMappingId: id } }));
  },
  GetApiMapping: (call) => mappingShape(requireMapping(call)),
  GetApiMappings(call) {
    const { domainName } = requireRegionalName(call);
    return page(domainMappings(call.definition, domainName), call.query, mappingShape);
  },
  async UpdateApiMapping(call) {
    const mapping = requireMapping(call);
    const { domainName } = requireRegionalName(call);
    const { apiId, stage = mapping.stage, apiMappingKey = mapping.path } = call.json();
    const wanted = { apiId: String(apiId), stage: String(stage ?? ''), path: String(apiMappingKey) };
    refuseTaken(call, domainName, wanted, mapping);
    await call.workspace.workingCopy.edit('UpdateApiMapping by a client', (definition) =>
      replaceMapping(definition, domainName, mapping, wanted),
    );
    return mappingShape(requireMapping(call));
  },
  async DeleteApiMapping(call) {
    await call.studio.services.definition.remove({ key: requireMapping(call).key });
    return undefined;
  },
};

/** The mapping under its id, whichever API version made it: its id has to outlive its path. */
function replaceMapping(definition: Definition, domainName: string, { key, id }: DomainMapping, wanted: Wanted) {
  const without = definition.has(key) ? removeEntity(definition, key).definition : definition;
  return putEntity(without, entityKey('api-mapping', domainName, id), entityOf(id, wanted));
}

/** The rules of a definition know mappings of this version; a path may be taken by one of the other. */
function refuseTaken(call: OperationCall, domainName: string, { path }: Wanted, own?: DomainMapping): void {
  if (!isPathTaken(call.definition, domainName, path, own?.key)) return;
  // AWS assumed: the wording
  throw new AwsError('ConflictException', 409, 'ApiMapping key already exists for this domain name');
}

function requireMapping(call: OperationCall): DomainMapping {
  const { domainName } = requireRegionalName(call);
  const id = label(call, 'apiMappingId');
  const mapping = domainMappings(call.definition, domainName).find((one) => one.id === id);
  if (mapping !== undefined) return mapping;
  throw notFoundHere('ApiMapping', 'The api mapping resource specified in the request was not found.');
}

function entityOf(id: string, { apiId, stage, path }: Wanted): object {
  return { id, apiId, stage, ...(path !== '' && { apiMappingKey: path }) };
}

function mappingShape({ id, apiId, stage, path }: DomainMapping): object {
  return { apiMappingId: id, apiId, apiMappingKey: path, ...(stage !== undefined && { stage }) };
}
