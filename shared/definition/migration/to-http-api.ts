// A REST API → the HTTP API that answers like it, as far as HTTP APIs can, with a note on everything that is met.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html
import { findApi } from '../any-api';
import { viewRestApi } from '../api-view';
import { type Edit, freshId, refuse, refuseNoApi } from '../edits/edit';
import { checkEntity } from '../edits/entity-check';
import { refuseBrokenRules } from '../edits/rules/rule-problem';
import { v2ApiProblems } from '../edits/rules/v2-api-rules';
import { type Definition, entityKey, findEntity, listEntities } from '../entities';
import { newApiId, type RandomSource } from '../ids';
import { type CorsConfiguration, httpRouteSelectionExpression } from '../v2/api';
import { type MigrationNote, openMigrationNotes, type PlacedNotes } from './migration-note';
import { given, type Move } from './move';
import { moveAuthorizers } from './move-authorizers';
import { moveCors } from './move-cors';
import { moveRoutes } from './move-routes';
import { moveStages } from './move-stages';

export interface ToHttpApi {
  /** The REST API, which stays as it is. */
  readonly apiId: string;
  /** Absent: the name of the REST API with `HTTP` behind it. */
  readonly name?: string | undefined;
  readonly random: RandomSource;
  /** Epoch milliseconds. */
  readonly now: number;
}

export interface ToHttpApiEdit extends Edit {
  /** Of the new API. */
  readonly apiId: string;
  readonly notes: readonly MigrationNote[];
  /** Routes that were made. */
  readonly routes: number;
}

/** Makes the HTTP API that REST API `apiId` would become. */
export function toHttpApi(definition: Definition, options: ToHttpApi): ToHttpApiEdit {
  const { random, now } = options;
  const view = viewRestApi(definition, options.apiId);
  if (view === undefined) {
    if (findEntity(definition, 'v2-api', options.apiId) === undefined) return refuseNoApi(definition, options.apiId);
    return refuse('INVALID_DEFINITION', 'Only REST APIs can become HTTP APIs.', 'apiId');
  }
  const apiId = freshId(newApiId, random, (id) => findApi(definition, id) !== undefined);
  const move: Move = { view, apiId, random, now, made: new Map(definition), notes: openMigrationNotes() };
  const cors = moveCors(view, move.notes);
  const key = entityKey('v2-api', apiId);
  move.made.set(key, newApi(move, options.name, cors));
  const authorizers = moveAuthorizers(move);
  const routes = moveRoutes(move, { authorizers, hasCors: cors !== undefined });
  moveStages(move, routes);
  noteRest(move);
  return {
    definition: move.made,
    key,
    apiId,
    notes: move.notes.all(),
    routes: listEntities(move.made, 'v2-route', apiId).length,
  };
}

function newApi(move: Move, name: string | undefined, cors: CorsConfiguration | undefined) {
  const { api } = move.view;
  const notes = move.notes.at(entityKey('rest-api', api.id), api.name);
  noteApi(move, notes);
  const entity = checkEntity('v2-api', {
    id: move.apiId,
    name: name ?? `${api.name.slice(0, 123)} HTTP`,
    protocolType: 'HTTP',
    routeSelectionExpression: httpRouteSelectionExpression,
    createdDate: Math.floor(move.now / 1_000),
    disableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
    ...given('description', api.description?.slice(0, 1_024)),
    ...given('version', api.version === '' ? undefined : api.version?.slice(0, 64)),
    ...given('corsConfiguration', cors),
    ...given('ipAddressType', api.endpointConfiguration.ipAddressType),
    ...given('tags', api.tags),
    ...given('region', api.region),
    ...given('accountId', api.accountId),
  });
  refuseBrokenRules(undefined, entity, v2ApiProblems(entity));
  return entity;
}

function noteApi({ view, made }: Move, notes: PlacedNotes): void {
  const { api } = view;
  notes.changes('error bodies', 'Clients that read the messages of API Gateway itself see other texts.');
  notes.changes(
    'paths',
    'A slash at the end makes another path, and what no route takes is answered with 404 instead of 403.',
  );
  const [type = 'EDGE'] = api.endpointConfiguration.types;
  if (type === 'EDGE') notes.changes('edge-optimized endpoint', 'Put a CloudFront distribution before the HTTP API.');
  if (type === 'PRIVATE') notes.lost('private endpoint', 'Keep the REST API: an HTTP API is always public.');
  if (api.policy !== undefined) {
    notes.lost('resource policy', 'Use IAM authorization or a Lambda authorizer: without them anybody may call.');
  }
  if (api.minimumCompressionSize !== undefined) notes.lost('compression', 'Let the backend compress.');
  if ((api.binaryMediaTypes ?? []).length > 0) {
    notes.changes(
      'binary media types',
      'HTTP APIs decide by themselves which bodies are binary; functions read isBase64Encoded.',
    );
  }
  const models = [...view.models.keys()].filter((name) => name !== 'Empty' && name !== 'Error');
  if (models.length > 0)
    notes.lost(`models: ${models.join(', ')}`, 'HTTP APIs have none; keep the schemas where bodies are checked.');
  if (listEntities(made, 'documentation-part', api.id).length > 0) {
    notes.lost('documentation', 'Keep it in an OpenAPI document of the REST API.');
  }
}

/** What stands beside the API. */
function noteRest({ view, made, notes }: Move): void {
  const { id } = view.api;
  for (const responseType of view.gatewayResponses.keys()) {
    const place = notes.at(entityKey('gateway-response', id, responseType), responseType);
    place.lost('gateway response', 'Clients get the fixed bodies of HTTP APIs.');
  }
  for (const { key, entity } of listEntities(made, 'usage-plan')) {
    if (!entity.apiStages?.some(({ apiId }) => apiId === id)) continue;
    notes
      .at(key, entity.name)
      .lost('usage plan', 'Limit by route throttling; count and name clients in an authorizer.');
  }
  for (const { key, ids, entity } of listEntities(made, 'base-path-mapping')) {
    if (entity.restApiId !== id) continue;
    notes
      .at(key, `${ids[0] ?? ''} ${entity.basePath}`)
      .changes('domain name', 'It stays with the REST API. Map it to the HTTP API when that shall take over.');
  }
}
