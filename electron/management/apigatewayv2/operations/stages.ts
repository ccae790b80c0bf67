// Stage operations.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-stages.html
import type { StageState } from '../../../../shared/contract/stages';
import { putEntity } from '../../../../shared/definition/edits/entity-edits';
import { entityKey, findEntity, listEntities } from '../../../../shared/definition/entities';
import type { V2Api } from '../../../../shared/definition/v2/api';
import type { V2Stage } from '../../../../shared/definition/v2/stage';
import { badRequest } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import { notFoundHere, requireApi, requireStage } from '../find';
import { mergeMembers } from '../merge-members';
import type { Operations } from '../operation';
import { page, timestamp } from '../pages';
import { quotas, refuseOver } from '../quotas';
import { requireDeployment } from './deployments';

type Members = Readonly<Record<string, unknown>>;

const maps = ['stageVariables', 'routeSettings'];

export const stageOperations: Operations = {
  async CreateStage(call) {
    const api = requireApi(call);
    const { stageName, deploymentId: sentId, ...body } = call.json();
    const deploymentId = sentId === '' ? undefined : sentId;
    const settings = mergeMembers({}, body, { required: [], maps });
    refuseOver(listEntities(call.definition, 'v2-stage', api.id).length, quotas.stagesPerApi, 'stages');
    if (settings.autoDeploy === true) refuseDeployment(deploymentId);
    if (typeof deploymentId === 'string') await requireDeployment(call, api.id, deploymentId);
    const labels = { apiId: api.id, stageName: String(stageName) };
    await call.studio.services.stages.create({
      ...labels,
      ...(typeof deploymentId === 'string' && { deploymentId }),
      settings,
    });
    await call.studio.stages.settled();
    return stageShape(call, api, requireStage({ ...call, labels }).stage);
  },
  GetStage(call) {
    const { api, stage } = requireStage(call);
    return stageShape(call, api, stage);
  },
  async GetStages(call) {
    const api = requireApi(call);
    const stages = listEntities(call.definition, 'v2-stage', api.id);
    const states = await statesOf(call, api);
    return page(stages, call.query, ({ entity }) => shapeOf(api, entity, states.get(entity.stageName)));
  },
  async UpdateStage(call) {
    const { api, stage } = requireStage(call);
    const { deploymentId: sentId, ...sent } = call.json();
    const deploymentId = sentId === '' ? undefined : sentId;
    refuseManaged(stage);
    if (sent.autoDeploy ?? stage.autoDeploy) refuseDeployment(deploymentId);
    if (typeof deploymentId === 'string') await requireDeployment(call, api.id, deploymentId);
    await editStage(call, 'UpdateStage', (before) => mergeMembers(before, sent, { required: [], maps }));
    await call.studio.stages.settled();
    if (typeof deploymentId === 'string') {
      await call.studio.services.stages.activate({ apiId: api.id, stageName: stage.stageName, deploymentId });
    }
    return stageShape(call, api, requireStage(call).stage);
  },
  async DeleteStage(call) {
    const { api, stage } = requireStage(call);
    await call.studio.services.stages.remove({ apiId: api.id, stageName: stage.stageName });
    return undefined;
  },
  async DeleteAccessLogSettings(call) {
    await editStage(call, 'DeleteAccessLogSettings', ({ accessLogSettings: _, ...others }) => others);
    return undefined;
  },
  async DeleteRouteSettings(call) {
    const routeKey = label(call, 'routeKey');
    const { routeSettings = {} } = requireStage(call).stage;
    if (!Object.hasOwn(routeSettings, routeKey)) throw noRoute(routeKey);
    const others = Object.entries(routeSettings).filter(([key]) => key !== routeKey);
    await editStage(call, 'DeleteRouteSettings', (before) => ({
      ...before,
      routeSettings: Object.fromEntries(others),
    }));
    return undefined;
  },
};

/** Changes the stage of the call's URI as one edit. */
async function editStage(call: OperationCall, operation: string, change: (before: V2Stage) => Members): Promise<void> {
  const { api, stage } = requireStage(call);
  const key = entityKey('v2-stage', api.id, stage.stageName);
  const lastUpdatedDate = Math.floor(call.studio.host.clock() / 1_000);
  await call.workspace.workingCopy.edit(`${operation} by a client`, (definition) => {
    const before = findEntity(definition, 'v2-stage', api.id, stage.stageName) ?? stage;
    return putEntity(definition, key, { ...change(before), lastUpdatedDate });
  });
}

/** AWS documented: the stage that quick create made cannot be modified. AWS assumed: the wording */
function refuseManaged({ stageName, apiGatewayManaged }: V2Stage): void {
  if (apiGatewayManaged) throw badRequest(`The stage ${stageName} is managed by API Gateway and cannot be changed`);
}

/** AWS documented: a stage that deploys by itself takes no deployment. AWS assumed: the wording */
function refuseDeployment(deploymentId: unknown): void {
  if (deploymentId === undefined) return;
  throw badRequest('Deployment ID cannot be set on a stage when AutoDeploy is enabled');
}

function noRoute(routeKey: string): Error {
  return notFoundHere('Route', `Unable to find Route by key ${routeKey} within the provided RouteSettings`);
}

async function stageShape(call: OperationCall, api: V2Api, stage: V2Stage): Promise<object> {
  return shapeOf(api, stage, (await statesOf(call, api)).get(stage.stageName));
}

/** What each stage of the API serves, by its name. */
async function statesOf({ studio }: OperationCall, { id: apiId }: V2Api): Promise<ReadonlyMap<string, StageState>> {
  const states = await studio.services.stages.list({ apiId });
  return new Map(states.map((state) => [state.stageName, state]));
}

function shapeOf(api: V2Api, stage: V2Stage, state: StageState | undefined): object {
  const { autoDeploy, createdDate, lastUpdatedDate, port: _, defaultRouteSettings, ...others } = stage;
  const { routeSettings, stageVariables, tags, ...shown } = others;
  // AWS assumed: WebSocket APIs say that neither messages nor anything else is logged
  const unlogged = api.protocolType === 'WEBSOCKET' && { dataTraceEnabled: false, loggingLevel: 'OFF' };
  const { deploymentId, lastDeploymentStatusMessage } = state ?? {};
  return {
    ...shown,
    defaultRouteSettings: { detailedMetricsEnabled: false, ...unlogged, ...defaultRouteSettings },
    ...(autoDeploy && { autoDeploy }),
    ...(deploymentId !== undefined && { deploymentId }),
    ...(lastDeploymentStatusMessage !== undefined && { lastDeploymentStatusMessage }),
    ...(createdDate !== undefined && { createdDate: timestamp(createdDate) }),
    ...(lastUpdatedDate !== undefined && { lastUpdatedDate: timestamp(lastUpdatedDate) }),
    routeSettings: routeSettings ?? {},
    stageVariables: stageVariables ?? {},
    tags: tags ?? {},
  };
}
