// Compiles a snapshot of a WebSocket API: routes, selection expressions, models, templates, endpoints.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html
import { type ApiSnapshot, definitionOf, type RestApiView } from '../../../../shared/definition/api-view';
import { entityKey } from '../../../../shared/definition/entities';
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import type { V2Route } from '../../../../shared/definition/v2/route';
import { integrationOf, type V2ApiView, viewV2Api } from '../../../../shared/definition/v2/v2-view';
import { parseSelectionExpression, type SelectionExpression } from '../../../../shared/selection/selection-expression';
import { compileAuthorizers, tokenParametersOf } from '../../3-access/authorizers/compile-authorizers';
import { requiredParametersOf } from '../../4-method-request/required-parameters';
import type { CompileProblem } from '../../process/messages';
import { CompileFailure } from '../compile-api';
import { compileEndpoint } from '../compile-endpoint';
import { compileGatewayResponses } from '../compile-gateway-responses';
import { compileIntegrationRequest } from '../compile-integration-request';
import { compileBodyTemplate } from '../compile-template';
import type { CompiledDeployment } from '../compiled-deployment';
import type { BodyModel, BodyTemplate, CompiledMethod } from '../compiled-method';
import type { ReportProblem } from '../report-problem';
import { buildRouteTree } from '../route-tree';
import { openSharedParts, type SharedParts } from '../shared-parts';
import { compileReplies } from './compile-replies';
import type {
  CompiledSocketRoute,
  CompiledWebSocketApi,
  SocketModels,
  SocketTemplates,
} from './compiled-websocket-api';
import { methodOf, restViewOf } from './route-as-method';

const fallbackSelection = '$request.body.action';

/** Compiles `snapshot`. Parts that cannot work become problems; only a snapshot without an API throws. */
export function compileWebSocketApi(snapshot: ApiSnapshot): CompiledWebSocketApi {
  const view = viewV2Api(definitionOf(snapshot), snapshot.apiId);
  if (view === undefined) throw new CompileFailure(`The snapshot holds no API ${snapshot.apiId}.`);
  const problems: CompileProblem[] = [];
  const rest = restViewOf(view);
  const parts = openSharedParts(rest);
  const { api } = view;
  const reportApi: ReportProblem = (path, message) =>
    problems.push({ key: entityKey('v2-api', api.id), path, message });
  const routes = new Map(
    view.routes.map((route) => [route.routeKey, compileRoute(view, route, parts, problems)] as const),
  );
  return {
    apiId: api.id,
    apiName: api.name,
    deployment: deploymentOf(view, rest, routes, problems),
    routeSelection: selectionOf(api.routeSelectionExpression, 'routeSelectionExpression', reportApi),
    routes,
    problems,
  };
}

function deploymentOf(
  { api }: V2ApiView,
  rest: RestApiView,
  routes: ReadonlyMap<string, CompiledSocketRoute>,
  problems: CompileProblem[],
): CompiledDeployment {
  return {
    apiId: api.id,
    apiName: api.name,
    view: rest,
    routes: buildRouteTree(rest.root, () => undefined),
    methods: new Map(Array.from(routes, ([routeKey, { method }]) => [routeKey, method])),
    gatewayResponses: compileGatewayResponses(new Map()),
    functionAuthorizers: withLimit(compileAuthorizers(rest, problems)),
    tokenHeaders: new Set(),
    tokenParameters: tokenParametersOf(rest),
    binaryMediaTypes: [],
    minimumCompressionSize: undefined,
    endpointType: 'REGIONAL',
    disableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
    policy: undefined,
    problems,
  };
}

function compileRoute(
  view: V2ApiView,
  route: V2Route,
  parts: SharedParts,
  problems: CompileProblem[],
): CompiledSocketRoute {
  const integration = integrationOf(view, route);
  const routeKey = entityKey('v2-route', view.api.id, route.id);
  const report: ReportProblem = (path, message) => problems.push({ key: routeKey, path, message });
  const integrationKey = integration && entityKey('v2-integration', view.api.id, integration.id);
  const reportIntegration: ReportProblem = (path, message) =>
    problems.push({ key: integrationKey ?? routeKey, path: path.replace(/^methodIntegration\./, ''), message });
  const isProxy = integration?.integrationType === 'AWS_PROXY' || integration?.integrationType === 'HTTP_PROXY';
  const responses = view.integrationResponses.get(integration?.id ?? '') ?? [];
  const requestTemplates = isProxy
    ? noTemplates
    : templatesOf(integration?.requestTemplates, integration?.templateSelectionExpression, parts, reportIntegration);
  if (integration === undefined) report('target', `Route ${route.routeKey} has no integration.`);
  return {
    route,
    method: compileMethod(route, routeKey, integration, requestTemplates, parts, reportIntegration),
    models: compileModels(route, parts, report),
    requestTemplates,
    passthrough: integration?.passthroughBehavior ?? 'WHEN_NO_MATCH',
    // AWS documented: one-way unless both are there
    isTwoWay:
      route.routeResponseSelectionExpression !== undefined &&
      (view.routeResponses.get(route.id) ?? []).some(({ routeResponseKey }) => routeResponseKey === '$default'),
    replies: compileReplies(integration, responses, view.api.id, parts, problems, templatesOf),
  };
}

const noTemplates: SocketTemplates = { selection: undefined, byKey: new Map() };

/** Templates with the expression that selects one. */
function templatesOf(
  templates: Readonly<Record<string, string>> | undefined,
  selection: string | undefined,
  parts: SharedParts,
  report: ReportProblem,
): SocketTemplates {
  const byKey = new Map<string, BodyTemplate>();
  for (const [key, source] of Object.entries(templates ?? {})) {
    byKey.set(key, compileBodyTemplate(key, source, `templates.${key}`, parts, report));
  }
  return {
    selection: selection === undefined ? undefined : selectionOf(selection, 'templateSelectionExpression', report),
    byKey,
  };
}

function compileMethod(
  route: V2Route,
  methodKey: string,
  integration: V2Integration | undefined,
  { byKey }: SocketTemplates,
  parts: SharedParts,
  report: ReportProblem,
): CompiledMethod {
  const method = methodOf(route, integration);
  const compiled = compileIntegrationRequest(method, parts, report);
  const templates = [...byKey.values()];
  const integrationRequest = {
    ...compiled,
    // endpoints look here for templates that are plain text
    templates: {
      byType: byKey,
      fallback: undefined,
      passthrough: 'WHEN_NO_MATCH' as const,
      usesContext: templates.some(({ usesContext }) => usesContext),
    },
  };
  return {
    methodKey,
    method,
    resourceId: route.id,
    resourcePath: route.routeKey,
    integrationType: integration?.integrationType,
    methodRequest: {
      requiredParameters: requiredParametersOf(method, {
        id: '',
        name: '',
        validateRequestBody: false,
        validateRequestParameters: true,
      }),
      bodyModels: undefined,
    },
    integrationRequest,
    endpoint: compileEndpoint(method.methodIntegration, integrationRequest, report),
    integrationResponses: { select: () => undefined },
  };
}

function compileModels(route: V2Route, { models }: SharedParts, report: ReportProblem): SocketModels | undefined {
  if (route.modelSelectionExpression === undefined) return undefined;
  const byKey = new Map<string, BodyModel>();
  for (const [key, name] of Object.entries(route.requestModels ?? {})) {
    const problem = models.problemOf(name);
    if (problem !== undefined) report(`requestModels.${key}`, problem);
    const model = models.model(name);
    if (model !== undefined) byKey.set(key, model);
  }
  return { selection: selectionOf(route.modelSelectionExpression, 'modelSelectionExpression', report), byKey };
}

/** AWS assumed: the control plane refuses an expression that is none; one that comes by a file selects `$default`. */
function selectionOf(source: string, path: string, report: ReportProblem): SelectionExpression {
  const parsed = parseSelectionExpression(source === '' ? fallbackSelection : source);
  if (!('problem' in parsed)) return parsed;
  report(path, parsed.problem);
  return { source, evaluate: () => undefined };
}

/** AWS documented: what the authorizers of WebSocket APIs may answer has a limit. */
function withLimit(authorizers: CompiledDeployment['functionAuthorizers']): CompiledDeployment['functionAuthorizers'] {
  return new Map(Array.from(authorizers, ([id, each]) => [id, { ...each, mostAnswerBytes: 8 * 1_024 }]));
}
