// Documentation parts and versions.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-documenting-api-content-representation.html
import { StudioError } from '../../../../shared/contract/errors';
import { entityKey, listEntities } from '../../../../shared/definition/entities';
import type { DocumentationPart, DocumentationVersion } from '../../../../shared/definition/rest/documentation';
import { AwsError, badRequest, notFound } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import { requireApi, requireStage } from '../find';
import type { Operations } from '../operation';
import { descriptionPatches, documentationPartPatches } from '../patch/part-patches';
import { page } from '../shapes';
import { entityAt, freshShortId, patchEntity, pickSet, storeEntity } from './edit-entity';
import { quotas, refuseOver } from './quotas';
import { undocumentedLocations } from './undocumented-locations';

export const documentationOperations: Operations = {
  async CreateDocumentationPart(call) {
    const { api } = requireApi(call);
    const { location, properties } = call.json();
    const place = pickSet((location ?? {}) as Record<string, unknown>, [
      'type',
      'path',
      'method',
      'statusCode',
      'name',
    ]);
    const parts = listEntities(call.definition, 'documentation-part', api.id);
    refuseOver(parts.length, quotas.documentationPartsPerApi, 'documentation parts');
    if (properties === '') {
      throw badRequest('Documentation part properties must be non-empty');
    }
    const id = freshShortId(call, (fresh) => entityKey('documentation-part', api.id, fresh));
    await storeEntity(call, entityKey('documentation-part', api.id, id), { id, location: place, properties });
    return requirePart({ ...call, labels: { restapi_id: api.id, part_id: id } });
  },
  async ImportDocumentationParts(call) {
    const { api } = requireApi(call);
    const { ids, losses } = await putDocumentation(call, api.id);
    const warnings = losses.filter(({ severity }) => severity === 'warning').map(({ message }) => message);
    return { ids, ...(warnings.length > 0 && { warnings }) };
  },
  GetDocumentationPart: (call) => requirePart(call),
  GetDocumentationParts(call) {
    const view = requireApi(call);
    const parts = listEntities(call.definition, 'documentation-part', view.api.id).map(({ entity }) => entity);
    const wanted = (['type', 'path', 'name'] as const).map((field) => [field, call.query.get(field)] as const);
    const isUndocumented = call.query.get('locationStatus') === 'UNDOCUMENTED';
    // AWS assumed: what has no part is shown as its location alone
    const found = isUndocumented ? undocumentedLocations(view, parts).map((location) => ({ location })) : parts;
    const shown = found.filter(({ location }) =>
      wanted.every(([field, value]) => value === null || location[field] === value),
    );
    return page(shown, call.query, (part) => part);
  },
  async UpdateDocumentationPart(call) {
    const { id } = requirePart(call);
    await patchEntity(call, {
      operation: 'UpdateDocumentationPart',
      key: entityKey('documentation-part', label(call, 'restapi_id'), id),
      table: documentationPartPatches,
      missing: noPart,
    });
    return requirePart(call);
  },
  async DeleteDocumentationPart(call) {
    const { id } = requirePart(call);
    await call.studio.services.definition.remove({
      key: entityKey('documentation-part', label(call, 'restapi_id'), id),
    });
    return undefined;
  },
  async CreateDocumentationVersion(call) {
    const { api } = requireApi(call);
    const { documentationVersion: version, stageName, description } = call.json();
    if (typeof version !== 'string' || version === '') throw badRequest('Documentation version must be non-empty');
    const key = entityKey('documentation-version', api.id, version);
    if (entityAt(call, key) !== undefined) {
      throw new AwsError('ConflictException', 409, `Documentation version ${version} already exists`);
    }
    const isForStage = typeof stageName === 'string' && stageName !== '';
    if (isForStage) requireStage({ ...call, labels: { restapi_id: api.id, stage_name: stageName } });
    const createdDate = Math.floor(call.studio.host.clock() / 1_000);
    await storeEntity(call, key, { version, createdDate, ...pickSet({ description }, ['description']) });
    if (isForStage) {
      await call.studio.services.definition.update({
        key: entityKey('stage', api.id, stageName),
        changes: [{ path: ['documentationVersion'], value: version }],
      });
    }
    return versionShape(requireVersion({ ...call, labels: { restapi_id: api.id, doc_version: version } }));
  },
  GetDocumentationVersion: (call) => versionShape(requireVersion(call)),
  GetDocumentationVersions(call) {
    const { api } = requireApi(call);
    const versions = listEntities(call.definition, 'documentation-version', api.id);
    return page(versions, call.query, ({ entity }) => versionShape(entity));
  },
  async UpdateDocumentationVersion(call) {
    const { version } = requireVersion(call);
    await patchEntity(call, {
      operation: 'UpdateDocumentationVersion',
      key: entityKey('documentation-version', label(call, 'restapi_id'), version),
      table: descriptionPatches,
      missing: noVersion,
    });
    return versionShape(requireVersion(call));
  },
  async DeleteDocumentationVersion(call) {
    const { version } = requireVersion(call);
    await call.studio.services.definition.remove({
      key: entityKey('documentation-version', label(call, 'restapi_id'), version),
    });
    return undefined;
  },
};

async function putDocumentation(call: OperationCall, apiId: string) {
  try {
    return await call.studio.services.documents.putDocumentation({
      apiId,
      text: call.text(noImporter),
      mode: call.query.get('mode') === 'overwrite' ? 'overwrite' : 'merge',
      failOnWarnings: call.query.get('failonwarnings') === 'true',
      asAws: true,
    });
  } catch (error) {
    if (!(error instanceof StudioError) || !error.message.startsWith('Invalid OpenAPI input.')) throw error;
    throw badRequest(noImporter);
  }
}

// AWS recorded: what is no document at all
const noImporter = 'Unable to build importer with provided input.';

/** AWS recorded: an unknown API counts as an unknown part. */
function requirePart(call: OperationCall): DocumentationPart {
  const key = entityKey('documentation-part', label(call, 'restapi_id'), label(call, 'part_id'));
  const part = entityAt<DocumentationPart>(call, key);
  if (part === undefined) throw noPart();
  return part;
}

function requireVersion(call: OperationCall): DocumentationVersion {
  const key = entityKey('documentation-version', label(call, 'restapi_id'), label(call, 'doc_version'));
  const version = entityAt<DocumentationVersion>(call, key);
  if (version === undefined) throw noVersion();
  return version;
}

/** The parts that it holds are not shown by AWS. */
function versionShape({ parts: _, ...shown }: DocumentationVersion): Omit<DocumentationVersion, 'parts'> {
  return shown;
}

function noPart(): AwsError {
  return notFound('Invalid Documentation part identifier specified');
}

function noVersion(): AwsError {
  return notFound('Invalid Documentation version specified');
}
