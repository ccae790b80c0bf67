// OpenAPI 3.0, JSON or YAML → the entities of an HTTP API (reference: OpenAPI 6).
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html
import type { ImportLoss } from '../../contract/workspace';
import { refuse, refuseNoApi, withEntities } from '../../definition/edits/edit';
import { shapeOf } from '../../definition/edits/entity-check';
import { isMembers } from '../../definition/edits/member-path';
import { v2ApiProblems } from '../../definition/edits/rules/v2-api-rules';
import {
  apiIdOf,
  type Definition,
  type Entity,
  type EntityKey,
  entityKey,
  findEntity,
  parseEntityKey,
} from '../../definition/entities';
import { newApiId } from '../../definition/ids';
import { limits } from '../../definition/limits';
import { own } from '../../definition/records';
import { httpRouteSelectionExpression } from '../../definition/v2/api';
import { basePathSegments } from '../import/base-path';
import { convertOpenApi31, isOpenApi31 } from '../import/convert-31';
import { documentedValues } from '../import/documented';
import { createIdentities } from '../import/identities';
import { createBudget, isTrueAt, membersAt, textAt, textsAt } from '../import/import-context';
import { type ImportedApi, type ImportOptions, refuseErrors, replaceAwsVariables } from '../import/import-openapi';
import { createLossList } from '../import/losses';
import { readDocument, refusal } from '../import/read-document';
import { readHttpSchemes } from './http-authorizers';
import { given, type HttpImportContext, ignore } from './http-import-context';
import { readHttpIntegrations } from './http-integrations';
import { readHttpRoutes } from './http-routes';
import { knownHttpIds, noKnownIds } from './known-http-ids';

export type HttpImportOptions = Omit<ImportOptions, 'into' | 'endpointType' | 'ignoresDocumentation'> & {
  /** What is there already: VPC links are looked for in it. */
  readonly definition?: Definition;
  /** Keeps this id. */
  readonly apiId?: string;
  /** Things that are there under the same key or name keep their ids too. */
  readonly keepsIds?: boolean;
};

export interface ImportedHttpApi extends ImportedApi {
  /** What the document calls the integrations that its operations share, by their ids. */
  readonly integrationNames: ReadonlyMap<string, string>;
}

const replacedKinds = new Set(['v2-route', 'v2-integration', 'v2-authorizer']);
const extension = 'x-amazon-apigateway-';

/** Imports a document as an HTTP API. `methods` of the summary counts its routes. IMPORT_REFUSED where AWS refuses it. */
export function importHttpApi(text: string, options: HttpImportOptions): ImportedHttpApi {
  const { maxBytes = limits.importBytes, fileName, basepath = 'ignore', definition = new Map() } = options;
  const read = readDocument(replaceAwsVariables(text, options), { maxBytes, ...given('fileName', fileName) });
  const losses = createLossList();
  const document = options.convertsNewer === true && isOpenApi31(read) ? convertOpenApi31(read, losses) : read;
  if (!/^3\.0(?:\.\d+)?$/.test(textAt(document, 'openapi') ?? '')) {
    throw refusal('HTTP APIs take OpenAPI 3.0 only.', { path: 'openapi' });
  }
  const apiId = options.apiId ?? newApiId(options.random);
  const context: HttpImportContext = {
    document,
    format: 'oas30',
    ids: createIdentities(options.random),
    losses,
    budget: createBudget(),
    documented: documentedValues(document),
    errors: [],
    apiId,
    made: new Map([...definition].filter(([key]) => apiIdOf(key) !== apiId)),
    random: options.random,
    known: options.keepsIds === true ? knownHttpIds(definition, apiId, document) : noKnownIds,
  };
  const apiKey = entityKey('v2-api', apiId);
  const api = readApi(context, options.now);
  context.made.set(apiKey, api);
  ignoreRootMembers(context);
  const parts = { schemes: readHttpSchemes(context), integrations: readHttpIntegrations(context) };
  const routes = readHttpRoutes(context, basePathSegments(context, basepath), parts);
  refuseErrors(context);
  const found = losses.all();
  const linesOf = (severity: string) => found.filter((loss) => loss.severity === severity).map(lineOf);
  const [importInfo, warnings] = [linesOf('info'), linesOf('warning')];
  const told = {
    ...api,
    ...(importInfo.length > 0 && { importInfo }),
    ...(warnings.length > 0 && { warnings }),
  };
  context.made.set(apiKey, told);
  const entities = new Map([...context.made].filter(([key]) => apiIdOf(key) === apiId));
  const { names: integrationNames } = parts.integrations;
  const summary = { resources: 0, methods: routes };
  return { entities, apiId, name: api.name, losses: found, summary, integrationNames };
}

/** Puts a document into HTTP API `apiId`: routes, integrations and authorizers are replaced, stages and mappings stay. */
export function putHttpApi(
  definition: Definition,
  apiId: string,
  text: string,
  options: Omit<HttpImportOptions, 'definition' | 'apiId'>,
): { readonly definition: Definition; readonly imported: ImportedApi } {
  const before = findEntity(definition, 'v2-api', apiId);
  if (before === undefined) return refuseNoApi(definition, apiId);
  if (before.protocolType !== 'HTTP') refuse('INVALID_DEFINITION', 'Only HTTP APIs can be imported.', 'apiId');
  const imported = importHttpApi(text, { ...options, definition, apiId });
  const removed = [...definition.keys()]
    .filter((key) => apiIdOf(key) === apiId && replacedKinds.has(parseEntityKey(key).kind))
    .map((key): [EntityKey, Entity | undefined] => [key, undefined]);
  const { createdDate, tags, region, accountId, source, ipAddressType } = before;
  const kept = {
    createdDate,
    ipAddressType,
    ...given('tags', tags),
    ...given('region', region),
    ...given('accountId', accountId),
    ...given('source', source),
  };
  const added = [...imported.entities].map(([key, entity]): [EntityKey, Entity] => [
    key,
    key === entityKey('v2-api', apiId) ? ({ ...entity, ...kept } as Entity) : entity,
  ]);
  return { definition: withEntities(definition, [...removed, ...added]), imported };
}

// AWS recorded: lines of the parser and of authorizers name their place themselves
function lineOf({ place, message }: ImportLoss): string {
  return /^(?:Parse issue: |Unable to create )/.test(message) ? message : `${place}: ${message}`;
}

function readApi(context: HttpImportContext, now: number) {
  const { document, apiId } = context;
  const about = membersAt(context, document, 'info', '') ?? {};
  const isDisabled = listAt(document, 'servers').some((server) =>
    isTrueAt(own(server, `${extension}endpoint-configuration`), 'disableExecuteApiEndpoint'),
  );
  const shape = shapeOf('v2-api', {
    id: apiId,
    name: textAt(about, 'title') ?? '',
    protocolType: 'HTTP',
    routeSelectionExpression: httpRouteSelectionExpression,
    createdDate: Math.floor(now / 1_000),
    ...given('description', textAt(about, 'description')),
    ...given('version', textAt(about, 'version')),
    ...given('corsConfiguration', readCors(context)),
    disableExecuteApiEndpoint: isDisabled,
    ...given('tags', readTags(context)),
  });
  const problems = 'entity' in shape ? v2ApiProblems(shape.entity) : shape.problems;
  if ('entity' in shape && problems.length === 0) return shape.entity;
  const [problem] = problems;
  throw refusal(problem?.message ?? '', { path: problem?.path.join('.') ?? '' });
}

function readCors(context: HttpImportContext): object | undefined {
  const cors = membersAt(context, context.document, `${extension}cors`, '');
  if (cors === undefined) return undefined;
  const place = `${extension}cors`;
  const lists = (['allowHeaders', 'allowMethods', 'allowOrigins', 'exposeHeaders'] as const).map((name) => [
    name,
    textsAt(context, cors, name, place),
  ]);
  const maxAge = textAt(cors, 'maxAge');
  return {
    ...Object.fromEntries(lists.filter(([, list]) => list !== undefined)),
    ...(Object.hasOwn(cors, 'allowCredentials') && { allowCredentials: isTrueAt(cors, 'allowCredentials') }),
    ...given('maxAge', maxAge === undefined ? undefined : Number(maxAge)),
  };
}

function readTags({ document }: HttpImportContext): object | undefined {
  const tags = listAt(document, 'tags').flatMap((tag) => {
    const name = textAt(tag, 'name');
    return name === undefined ? [] : [[name, textAt(tag, `${extension}tag-value`) ?? '']];
  });
  return tags.length === 0 ? undefined : Object.fromEntries(tags);
}

function ignoreRootMembers(context: HttpImportContext): void {
  const components = membersAt(context, context.document, 'components', '') ?? {};
  const unused = ['schemas', 'responses', 'parameters', 'examples', 'requestBodies', 'headers', 'links', 'callbacks'];
  ignore(context, components, unused, 'components');
  const restOnly = ['request-validators', 'request-validator', 'gateway-responses', 'policy', 'api-key-source'];
  const more = ['binary-media-types', 'minimum-compression-size', 'documentation', 'security-policy'];
  ignore(
    context,
    context.document,
    [...restOnly, ...more].map((name) => `${extension}${name}`),
    '$',
  );
}

function listAt(document: Readonly<Record<string, unknown>>, name: string) {
  const list = own(document, name);
  return Array.isArray(list) ? list.filter(isMembers) : [];
}
