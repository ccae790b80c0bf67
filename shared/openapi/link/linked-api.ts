// The two kinds of API that documents can carry, seen alike: what is read of them, what is written.
import { StudioError } from '../../contract/errors';
import type { ImportLoss } from '../../contract/workspace';
import { findApi } from '../../definition/any-api';
import { refuse, refuseNoApi } from '../../definition/edits/edit';
import { apiIdOf, type Definition, type Entity, type EntityKey, entityKey } from '../../definition/entities';
import type { RestApi } from '../../definition/rest/rest-api';
import type { V2Api } from '../../definition/v2/api';
import { exportOpenApi } from '../export/export-openapi';
import { exportHttpApi } from '../export-http/export-http-api';
import { type ImportOptions, importOpenApi } from '../import/import-openapi';
import { importHttpApi } from '../import-http/import-http-api';

export type LinkedApi = RestApi | V2Api;

/** What a document can carry of an API; stages, deployments, keys and plans are never looked at. */
export const linkedKinds: ReadonlySet<string> = new Set([
  'rest-api',
  'resource',
  'method',
  'model',
  'authorizer',
  'request-validator',
  'gateway-response',
  'documentation-part',
  'v2-api',
  'v2-route',
  'v2-integration',
  'v2-authorizer',
]);

/** Fields of the API that belong to this place, not to the document. */
const restFields: readonly string[] = [
  'id',
  'createdDate',
  'endpointConfiguration',
  'tags',
  'rootResourceId',
  'warnings',
  'region',
  'accountId',
  'source',
] satisfies readonly (keyof RestApi)[];

/** AWS documented: a document carries the tags of an HTTP API. */
const httpFields: readonly string[] = [
  'id',
  'createdDate',
  'ipAddressType',
  'importInfo',
  'warnings',
  'apiGatewayManaged',
  'region',
  'accountId',
  'source',
] satisfies readonly (keyof V2Api)[];

/** The API `apiId`; refused where there is none, and for WebSocket APIs, which have no documents. */
export function requireLinkedApi(definition: Definition, apiId: string): LinkedApi {
  const api = findApi(definition, apiId) ?? refuseNoApi(definition, apiId);
  if (isHttp(api) && api.protocolType !== 'HTTP') {
    refuse('INVALID_DEFINITION', 'WebSocket APIs have no OpenAPI documents.', 'apiId');
  }
  return api;
}

/** The key that the API has, whether it is of REST or HTTP. */
export function linkedApiKey(definition: Definition, apiId: string): EntityKey {
  const key = entityKey('v2-api', apiId);
  return definition.has(key) ? key : entityKey('rest-api', apiId);
}

/** True for the fields that no merge touches. */
export function isLocalField(kind: 'rest-api' | 'v2-api', name: string): boolean {
  return (kind === 'v2-api' ? httpFields : restFields).includes(name);
}

export interface LinkedDocument {
  readonly entities: Definition;
  readonly losses: readonly ImportLoss[];
  /** What the document calls the integrations of an HTTP API that its operations share, by their ids. */
  readonly integrationNames?: ReadonlyMap<string, string>;
}

/** The document `text` as an API with this id. Things that `known` has by path, key or name get their ids from there. */
export function importLinked(
  text: string,
  { known, definition, apiId }: { readonly known: Definition; readonly definition: Definition; readonly apiId: string },
  options: Omit<ImportOptions, 'into'>,
): LinkedDocument {
  if (!definition.has(entityKey('v2-api', apiId))) {
    return importOpenApi(text, { ...options, into: { definition: known, apiId, keepsResources: false } });
  }
  const { endpointType: _type, ignoresDocumentation: _ignores, ...rest } = options;
  // VPC links are looked for in the workspace, ids in what is known of the API.
  const others = [...definition].filter(([key]) => apiIdOf(key) !== apiId);
  const beside = new Map<EntityKey, Entity>([...others, ...known]);
  const read = importHttpApi(text, { ...rest, definition: beside, apiId, keepsIds: true });
  // Parts that HTTP APIs do not use, such as responses, are in every export: to a link they are no loss.
  return { ...read, losses: read.losses.filter(({ severity }) => severity === 'warning') };
}

export interface LinkedExport {
  readonly document: object;
  readonly losses: readonly ImportLoss[];
}

/** The API as a document that says all of it. */
export function exportLinked(
  definition: Definition,
  apiId: string,
  options: {
    readonly format: 'oas30' | 'swagger';
    readonly host: string;
    readonly region: string;
    readonly now: number;
    readonly integrationNames?: ReadonlyMap<string, string> | undefined;
  },
): LinkedExport {
  const { format, host, region, now, integrationNames } = options;
  if (!definition.has(entityKey('v2-api', apiId))) {
    return exportOpenApi(definition, apiId, { format, extensions: ['apigateway'], host, now });
  }
  if (format === 'swagger') throw new StudioError('IMPORT_REFUSED', 'HTTP APIs take OpenAPI 3.0 only.');
  return exportHttpApi(definition, apiId, { host, region, now, hasExtensions: true, integrationNames });
}

function isHttp(api: LinkedApi): api is V2Api {
  return 'protocolType' in api;
}
