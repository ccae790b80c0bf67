// `gatehouse apis`, `routes` and `stages`: what a workspace has, and the making of APIs, routes and stages.
import type { StudioClient } from '../../../../shared/contract/contract';
import type { StageState } from '../../../../shared/contract/stages';
import { viewRestApi } from '../../../../shared/definition/api-view';
import type { Definition } from '../../../../shared/definition/entities';
import { integrationOf, viewV2Api } from '../../../../shared/definition/v2/v2-view';
import { type Command, type ExitCode, type Invocation, textOption, UsageError } from '../command';
import { printResult } from '../print-result';
import { apisIn, findApi, type NamedApi, withWorkspace, workspaceOption } from '../workspace-option';

const protocols = ['REST', 'HTTP', 'WEBSOCKET'] as const;

export const apisCommand: Command = {
  name: 'apis',
  summary: 'Lists the APIs of the workspace, makes one or removes one with all that belongs to it.',
  usage: '[list] | create NAME [--protocol P] | remove API',
  positionals: { min: 0, max: 2 },
  options: {
    ...workspaceOption,
    protocol: { type: 'string', value: 'P', summary: 'REST (default), HTTP or WEBSOCKET' },
    description: { type: 'string', summary: 'says what the API is for' },
    target: { type: 'string', value: 'URI', summary: 'HTTP: a URL or the ARN of a function that takes every request' },
    selection: { type: 'string', value: 'EXPR', summary: 'WEBSOCKET: the route selection expression' },
  },
  run: (invocation) =>
    withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const [verb = 'list', word = ''] = invocation.positionals;
      if (verb === 'list') {
        const apis = apisIn((await client.definition.read()).entities);
        const lines = apis.map(({ id, name, protocol }) => `${id}  ${protocol.padEnd(9)}  ${name}`);
        return printResult(invocation, apis, lines);
      }
      if (verb === 'create' && word !== '') {
        const { apiId } = await createApi(client, invocation, word);
        return printResult(invocation, { apiId }, [`${word} is made as ${apiId}.`]);
      }
      if (verb !== 'remove' || word === '') throw new UsageError(`apis takes ${apisCommand.usage}.`);
      const api = await findApi(client, word);
      await client.apis.remove({ apiId: api.id });
      return printResult(invocation, api, [`${api.name} is removed.`]);
    }),
};

export const routesCommand: Command = {
  name: 'routes',
  summary: 'Lists what an API answers, by route key or method and path, and adds routes to HTTP and WebSocket APIs.',
  usage: 'API [add ROUTE_KEY [--uri URI] [--two-way] | remove ROUTE_KEY]',
  positionals: { min: 1, max: 3 },
  options: {
    ...workspaceOption,
    uri: { type: 'string', value: 'URI', summary: 'a URL, the ARN of a function, or mock in WebSocket APIs' },
    'two-way': { type: 'boolean', summary: 'WEBSOCKET: clients get an answer' },
  },
  run: (invocation) =>
    withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const [word = '', verb = 'list', routeKey = ''] = invocation.positionals;
      const api = await findApi(client, word);
      const rows = await routesOf(client, api);
      if (verb === 'list') {
        const lines = rows.map((row) => `${row.routeKey.padEnd(32)}  ${row.authorizationType.padEnd(8)}  ${row.calls}`);
        return printResult(invocation, rows, lines);
      }
      if (!['add', 'remove'].includes(verb) || routeKey === '') {
        throw new UsageError(`routes takes ${routesCommand.usage}.`);
      }
      if (api.protocol === 'REST') throw new UsageError(`${api.name} is a REST API: it has resources with methods.`);
      if (verb === 'add') return addRoute(client, invocation, api, routeKey);
      const route = rows.find((row) => row.routeKey === routeKey);
      if (route === undefined) throw new UsageError(`${api.name} has no route ${routeKey}.`);
      await client.definition.remove({ key: `v2-route:${api.id}/${route.id}` });
      return printResult(invocation, route, [`${routeKey} is removed.`]);
    }),
};

export const stagesCommand: Command = {
  name: 'stages',
  summary: 'Lists the stages of the workspace or of one API with what they serve, makes one or removes one.',
  usage: '[API [create STAGE [--auto-deploy] | remove STAGE]]',
  positionals: { min: 0, max: 3 },
  options: {
    ...workspaceOption,
    'auto-deploy': { type: 'boolean', summary: 'deploys every change by itself' },
  },
  run: (invocation) =>
    withWorkspace<ExitCode>(invocation, { gateway: false }, async (client, { isServed }) => {
      const [word, verb = 'list', stageName = ''] = invocation.positionals;
      const api = word === undefined ? undefined : await findApi(client, word);
      if (api === undefined || verb === 'list') {
        const states = await client.stages.list(api === undefined ? {} : { apiId: api.id });
        return printResult(
          invocation,
          states,
          states.map((state) => stageLine(state, isServed)),
        );
      }
      if (stageName === '') throw new UsageError(`stages takes ${stagesCommand.usage}.`);
      if (verb === 'remove') {
        await client.stages.remove({ apiId: api.id, stageName });
        return printResult(invocation, { stageName }, [`Stage ${stageName} is removed.`]);
      }
      if (verb !== 'create') throw new UsageError(`stages takes ${stagesCommand.usage}.`);
      if (api.protocol === 'REST') throw new UsageError('Stages of REST APIs are made by gatehouse deploy.');
      const settings = { autoDeploy: invocation.options['auto-deploy'] === true };
      await client.stages.create({ apiId: api.id, stageName, settings });
      return printResult(invocation, { stageName }, [`Stage ${stageName} is made.`]);
    }),
};

function createApi(client: StudioClient, invocation: Invocation, name: string): Promise<{ readonly apiId: string }> {
  const wanted = (textOption(invocation, 'protocol') ?? 'REST').toUpperCase();
  const protocol = protocols.find((known) => known === wanted);
  const description = textOption(invocation, 'description');
  const described = { name, ...(description !== undefined && { description }) };
  const target = textOption(invocation, 'target');
  const routeSelectionExpression = textOption(invocation, 'selection');
  switch (protocol) {
    case 'REST':
      return client.apis.create(described);
    case 'HTTP':
      return client.apis.createHttpApi({ ...described, ...(target !== undefined && { target }) });
    case 'WEBSOCKET':
      return client.apis.createWebSocketApi({
        ...described,
        ...(routeSelectionExpression !== undefined && { routeSelectionExpression }),
      });
    default:
      throw new UsageError(`--protocol takes ${protocols.join(', ')}, not ${wanted}.`);
  }
}

async function addRoute(
  client: StudioClient,
  invocation: Invocation,
  api: NamedApi,
  routeKey: string,
): Promise<ExitCode> {
  const uri = textOption(invocation, 'uri');
  const { routeId } = await client.routes.create({
    apiId: api.id,
    routeKey,
    isTwoWay: invocation.options['two-way'] === true,
    ...(uri !== undefined && { uri }),
  });
  return printResult(invocation, { routeId }, [`${routeKey} is made as ${routeId}.`]);
}

interface RouteRow {
  readonly id: string;
  readonly routeKey: string;
  readonly authorizationType: string;
  /** The integration in words. */
  readonly calls: string;
}

async function routesOf(client: StudioClient, api: NamedApi): Promise<readonly RouteRow[]> {
  const definition = new Map(Object.entries((await client.definition.read()).entities)) as Definition;
  if (api.protocol !== 'REST') {
    const view = viewV2Api(definition, api.id);
    return (view?.routes ?? []).map((route) => {
      const integration = view === undefined ? undefined : integrationOf(view, route);
      const { integrationType = 'nothing', integrationSubtype, integrationUri = '' } = integration ?? {};
      const calls = `${integrationSubtype ?? integrationType} ${integrationUri}`.trim();
      return { id: route.id, routeKey: route.routeKey, authorizationType: route.authorizationType, calls };
    });
  }
  const resources = viewRestApi(definition, api.id)?.resources.values() ?? [];
  return [...resources].flatMap(({ path, methods }) =>
    [...methods.values()].map(({ httpMethod, authorizationType, methodIntegration }) => {
      const { type = 'nothing', uri = '' } = methodIntegration ?? {};
      const routeKey = `${httpMethod} ${path}`;
      return { id: routeKey, routeKey, authorizationType, calls: `${type} ${uri}`.trim() };
    }),
  );
}

/** Nothing can be called while no studio has the workspace open. */
function stageLine({ apiId, stageName, deploymentId, pending, urls, ...state }: StageState, isServed: boolean): string {
  const waits = pending.length === 0 ? '' : `  ${pending.length} not deployed`;
  const message = state.lastDeploymentStatusMessage === undefined ? '' : `  ${state.lastDeploymentStatusMessage}`;
  return `${apiId}  ${stageName.padEnd(12)}  ${deploymentId ?? 'nothing deployed'}${isServed ? `  ${urls.path}` : ''}${waits}${message}`;
}
