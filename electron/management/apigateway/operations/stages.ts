// Deployment, stage and export operations, and TestInvokeMethod.

import type { DeploymentSummary } from '../../../../shared/contract/stages';
import type { RestApiView } from '../../../../shared/definition/api-view';
import { entityKey, listEntities } from '../../../../shared/definition/entities';
import { badRequest, notFound } from '../../wire/aws-error';
import { requireApi, requireMethod, requireStage } from '../find';
import { label, type OperationCall, type Operations } from '../operation';
import { page, stageShape } from '../shapes';

export const stageOperations: Operations = {
  async CreateDeployment(call) {
    const { api } = requireApi(call);
    const { stageName, description, stageDescription, variables, tracingEnabled } = call.json();
    const made = await call.studio.services.deployments.create({
      apiId: api.id,
      ...(typeof stageName === 'string' && stageName !== '' && { stageName }),
      ...(typeof description === 'string' && { description }),
    });
    const settings = { description: stageDescription, variables, tracingEnabled };
    const changes = Object.entries(settings).filter(([, value]) => value !== undefined);
    if (typeof stageName === 'string' && stageName !== '' && changes.length > 0) {
      await call.studio.services.definition.update({
        key: entityKey('stage', api.id, stageName),
        changes: changes.map(([field, value]) => ({ path: [field], value })),
      });
    }
    return deploymentShape(made);
  },
  async GetDeployments(call) {
    const { api } = requireApi(call);
    return page(await call.studio.services.deployments.list({ apiId: api.id }), call.query, deploymentShape);
  },
  async GetDeployment(call) {
    const view = requireApi(call);
    const deployment = await requireDeployment(call, view.api.id);
    const wantsSummary = call.query.getAll('embed').includes('apisummary');
    return { ...deploymentShape(deployment), ...(wantsSummary && { apiSummary: apiSummary(view) }) };
  },
  async DeleteDeployment(call) {
    const { api } = requireApi(call);
    const deployment = await requireDeployment(call, api.id);
    if (deployment.stageNames.length > 0) {
      throw badRequest('Active stages pointing to this deployment must be moved or deleted');
    }
    await call.studio.services.deployments.remove({ apiId: api.id, deploymentId: deployment.id });
    return undefined;
  },
  async CreateStage(call) {
    const { api } = requireApi(call);
    const { stageName, deploymentId, description, variables, tracingEnabled } = call.json();
    if (typeof stageName !== 'string' || stageName === '') throw badRequest('Stage name must be non-empty');
    if (typeof deploymentId !== 'string' || deploymentId === '') throw badRequest('Deployment id must be non-empty');
    const deployments = await call.studio.services.deployments.list({ apiId: api.id });
    if (!deployments.some(({ id }) => id === deploymentId)) throw badRequest('Deployment id does not exist');
    const made = await call.studio.services.stages.create({
      apiId: api.id,
      stageName,
      deploymentId,
      ...(typeof description === 'string' && { description }),
    });
    const changes = Object.entries({ variables, tracingEnabled }).filter(([, value]) => value !== undefined);
    if (changes.length > 0) {
      await call.studio.services.definition.update({
        key: made.key,
        changes: changes.map(([field, value]) => ({ path: [field], value })),
      });
    }
    const { stage } = requireStage({ ...call, labels: { restapi_id: api.id, stage_name: stageName } });
    return stageShape(stage, deploymentId);
  },
  GetStage(call) {
    const { stage, deploymentId } = requireStage(call);
    return stageShape(stage, deploymentId);
  },
  GetStages(call) {
    const { api } = requireApi(call);
    const { definition } = call.workspace.workingCopy;
    const wanted = call.query.get('deploymentId');
    const stages = listEntities(definition, 'stage', api.id).map(({ entity }) => ({
      stage: entity,
      deploymentId: call.workspace.deployments.pointer(api.id, entity.stageName)?.deploymentId,
    }));
    const shown = wanted === null ? stages : stages.filter(({ deploymentId }) => deploymentId === wanted);
    return { item: shown.map(({ stage, deploymentId }) => stageShape(stage, deploymentId)) };
  },
  async DeleteStage(call) {
    const { view, stage } = requireStage(call);
    await call.studio.services.stages.remove({ apiId: view.api.id, stageName: stage.stageName });
    return undefined;
  },
  async GetExport(call) {
    const { view, stage } = requireStage(call);
    const format = label(call, 'export_type');
    if (format !== 'oas30' && format !== 'swagger') throw badRequest(`No API exporter for type '${format}'`);
    const accept = call.query.get('accepts') ?? call.text();
    const { text, fileName } = await call.studio.services.documents.export({
      apiId: view.api.id,
      stageName: stage.stageName,
      format,
      syntax: accept.includes('yaml') ? 'yaml' : 'json',
      extensions: (call.query.get('extensions') ?? '')
        .split(',')
        .some((name) => ['apigateway', 'integrations', 'authorizers'].includes(name.trim())),
    });
    const contentType = fileName.endsWith('.yaml') ? 'application/yaml' : 'application/json';
    return { contentType, attachment: fileName, bytes: text };
  },
  async TestInvokeMethod(call) {
    const { view, resource, method } = requireMethod(call);
    const { pathWithQueryString, body, headers, multiValueHeaders, stageVariables } = call.json();
    const result = await call.studio.services.invocations.test({
      apiId: view.api.id,
      resourceId: resource.resource.id,
      httpMethod: method.httpMethod,
      pathWithQueryString: typeof pathWithQueryString === 'string' ? pathWithQueryString : '',
      body: typeof body === 'string' ? body : '',
      headers: [...textEntries(headers), ...listEntriesOf(multiValueHeaders)],
      stageVariables: Object.fromEntries(textEntries(stageVariables)),
    });
    return {
      status: result.status,
      body: result.body,
      headers: Object.fromEntries(result.headers),
      multiValueHeaders: multiValue(result.headers),
      log: result.log,
      latency: Math.round(result.latencyMs),
    };
  },
};

function deploymentShape({ id, description, createdAt }: DeploymentSummary): object {
  return { id, ...(description !== undefined && { description }), createdDate: Math.floor(createdAt / 1_000) };
}

async function requireDeployment(call: OperationCall, apiId: string): Promise<DeploymentSummary> {
  const deployments = await call.studio.services.deployments.list({ apiId });
  const deployment = deployments.find(({ id }) => id === label(call, 'deployment_id'));
  if (deployment === undefined) throw notFound('Invalid Deployment identifier specified');
  return deployment;
}

function apiSummary(view: RestApiView): object {
  const paths = [...view.resources.values()].filter(({ methods }) => methods.size > 0);
  return Object.fromEntries(
    paths.map(({ path, methods }) => [
      path,
      Object.fromEntries(
        [...methods].map(([verb, { authorizationType, apiKeyRequired }]) => [
          verb,
          { authorizationType, apiKeyRequired },
        ]),
      ),
    ]),
  );
}

function textEntries(value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
}

function listEntriesOf(value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, values]) =>
    Array.isArray(values)
      ? values.filter((text) => typeof text === 'string').map((text): [string, string] => [name, text])
      : [],
  );
}

function multiValue(headers: readonly (readonly [string, string])[]): Record<string, string[]> {
  const grouped = new Map<string, string[]>();
  for (const [name, value] of headers) grouped.set(name, [...(grouped.get(name) ?? []), value]);
  return Object.fromEntries(grouped);
}
