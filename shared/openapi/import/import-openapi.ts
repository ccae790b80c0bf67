// Swagger 2.0 or OpenAPI 3.0, JSON or YAML → the entities of a REST API (reference: OpenAPI 3 and 4).
import { StudioError } from '../../contract/errors';
import type { ImportLoss } from '../../contract/workspace';
import { type Entity, type EntityKey, entityKey, entitySchemas, listEntities } from '../../definition/entities';
import type { RandomSource } from '../../definition/ids';
import { limits } from '../../definition/limits';
import type { EndpointType } from '../../definition/rest/rest-api';
import { readApi } from './api-part';
import { basePathSegments } from './base-path';
import { checkMethods } from './check-methods';
import { convertOpenApi31, isOpenApi31 } from './convert-31';
import { createDocumentation } from './documentation';
import { documentedValues } from './documented';
import { createIdentities, type ImportTarget } from './identities';
import { type BasePathMode, createBudget, type ImportContext, type Members, textAt } from './import-context';
import { noteApi, noteAuthorizers } from './inline-documentation';
import { createLossList } from './losses';
import { createModelBook } from './models';
import { readPaths } from './paths';
import { partitionOf } from './policy';
import { readDocument, refusal } from './read-document';
import { createResourceTree } from './resource-tree';
import { createSecurityBook } from './security';
import { readGatewayResponses, readRequestValidators } from './validators-and-gateway-responses';

export interface ImportOptions {
  /** Default `ignore`. */
  readonly basepath?: BasePathMode;
  readonly random: RandomSource;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly accountId: string;
  readonly region: string;
  readonly fileName?: string;
  /** Default 6 MB, as AWS. */
  readonly maxBytes?: number;
  /** Default EDGE, as ImportRestApi. */
  readonly endpointType?: EndpointType;
  /** Leaves out documentation parts (`ignore=documentation`). */
  readonly ignoresDocumentation?: boolean;
  /** Converts OpenAPI 3.1 to 3.0; without it such a document is refused, as AWS refuses it. */
  readonly convertsNewer?: boolean;
  /** Ids come from this API where names and paths are known there; see put-import.ts. */
  readonly into?: ImportTarget & { readonly keepsResources: boolean };
}

export interface ImportedApi {
  readonly entities: ReadonlyMap<EntityKey, Entity>;
  readonly apiId: string;
  readonly name: string;
  readonly losses: readonly ImportLoss[];
  readonly summary: { readonly resources: number; readonly methods: number };
}

/** Imports a document. IMPORT_REFUSED with all errors where AWS would refuse it. */
export function importOpenApi(text: string, options: ImportOptions): ImportedApi {
  const { maxBytes = limits.importBytes, fileName, basepath = 'ignore', into } = options;
  const source = replaceAwsVariables(text, options);
  const read = readDocument(source, { maxBytes, ...(fileName !== undefined && { fileName }) });
  const losses = createLossList();
  const document = options.convertsNewer === true && isOpenApi31(read) ? convertOpenApi31(read, losses) : read;
  const context: ImportContext = {
    document,
    format: formatOf(document),
    ids: createIdentities(options.random, into),
    losses,
    budget: createBudget(),
    documented: documentedValues(document),
    errors: [],
  };
  const api = readApi(context, { ...options, endpointType: options.endpointType ?? 'EDGE' });
  const models = createModelBook(context);
  const security = createSecurityBook(context);
  const validators = readRequestValidators(context);
  const gatewayResponses = readGatewayResponses(context);
  const documentation = createDocumentation(context, options.ignoresDocumentation === true);
  noteApi(documentation, document);
  noteAuthorizers(context, documentation);
  const existing = into?.keepsResources ? listEntities(into.definition, 'resource', into.apiId) : [];
  const tree = createResourceTree(
    context,
    existing.map(({ entity }) => entity),
  );
  const prefix = basePathSegments(context, basepath);
  const methods = readPaths(context, { models, security, validators }, { tree, documentation, prefix });
  checkMethods(context, methods, {
    models: new Set(models.models.keys()),
    authorizers: new Set(security.authorizers.map(({ id }) => id)),
    requestValidators: new Set([...validators.values()].map(({ id }) => id)),
    endpointType: api.endpointConfiguration.types[0] ?? 'EDGE',
  });
  refuseErrors(context);
  const { apiId } = context.ids;
  const entities = new Map<EntityKey, Entity>();
  const add = (key: EntityKey, entity: Entity) => entities.set(key, inSchemaOrder(key, entity));
  add(entityKey('rest-api', apiId), api);
  for (const resource of tree.resources) add(entityKey('resource', apiId, resource.id), resource);
  for (const { resource, method } of methods) add(entityKey('method', apiId, resource.id, method.httpMethod), method);
  for (const model of models.models.values()) add(entityKey('model', apiId, model.name), model);
  for (const authorizer of security.authorizers) add(entityKey('authorizer', apiId, authorizer.id), authorizer);
  for (const validator of validators.values()) add(entityKey('request-validator', apiId, validator.id), validator);
  for (const response of gatewayResponses) add(entityKey('gateway-response', apiId, response.responseType), response);
  for (const part of documentation.parts()) add(entityKey('documentation-part', apiId, part.id), part);
  const summary = { resources: tree.resources.length, methods: methods.length };
  return { entities, apiId, name: api.name, losses: context.losses.all(), summary };
}

/** Puts account, partition and region in. */
// AWS documented: these three are replaced once, anywhere in the document; `${stageVariables.x}` stays
export function replaceAwsVariables(
  text: string,
  { accountId, region }: Pick<ImportOptions, 'accountId' | 'region'>,
): string {
  const values = new Map([
    ['${AWS::AccountId}', accountId],
    ['${AWS::Partition}', partitionOf(region)],
    ['${AWS::Region}', region],
  ]);
  return text.replace(/\$\{AWS::(?:AccountId|Partition|Region)\}/g, (written) => values.get(written) ?? written);
}

function formatOf(document: Members): 'swagger' | 'oas30' {
  const swagger = textAt(document, 'swagger');
  const openapi = textAt(document, 'openapi');
  if (swagger !== undefined && /^2(?:\.0)?$/.test(swagger)) return 'swagger';
  if (openapi !== undefined && /^3\.0(?:\.\d+)?$/.test(openapi)) return 'oas30';
  const version = openapi ?? swagger;
  const reason =
    version === undefined
      ? 'The document names neither an `openapi` nor a `swagger` version.'
      : `Version ${version} is not supported: API Gateway takes Swagger 2.0 and OpenAPI 3.0.`;
  throw refusal(reason, { path: openapi === undefined ? 'swagger' : 'openapi' });
}

/** IMPORT_REFUSED with every error, where there is one. */
// AWS assumed: the heading of errors, after public bug reports
export function refuseErrors({ errors }: ImportContext): void {
  if (errors.length === 0) return;
  const message = `Errors found during import:${errors.map((error) => `\n\t${error.message}`).join('')}`;
  throw new StudioError('IMPORT_REFUSED', message, { problems: errors });
}

/** Members in the order of the schema, so that equal imports give equal files. */
function inSchemaOrder(key: EntityKey, entity: Entity): Entity {
  const kind = key.slice(0, key.indexOf(':')) as keyof typeof entitySchemas;
  return entitySchemas[kind].parse(entity);
}
