// Does what a plan says, in an order that leaves the stage serving what it served until its deployment is there.
import type { PushChange, PushResult } from '../../../shared/contract/push';
import { partitionOf } from '../../../shared/openapi/import/policy';
import { apiPatch, newApiBody } from './api-settings';
import { allowCalls, applyFunctions } from './apply-functions';
import { compareThings } from './compare-things';
import type { ManagementClient } from './management-client';
import type { PreparedPush } from './prepare-push';
import { applyDomains } from './push-domains';
import { putModels } from './push-models';
import { applyPlans } from './push-plans';
import { ownTags, thingsByKey, thingsOfApi } from './pushed-things';
import { readRemoteParts, readRemoteStage } from './read-remote';
import { isVariableSet, mapPatch, stagePatch, stageThing } from './stage-settings';
import { countWords } from './step-words';

/** Applies `prepared`. What was done before a refusal stays done; the next push goes on from there. */
export async function applyPush(client: ManagementClient, prepared: PreparedPush): Promise<PushResult> {
  const { plan, wanted, wantedStage, plans, domains, functions, here } = prepared;
  const { stageName } = plan;
  const done: string[] = [];
  if (functions !== undefined) await applyFunctions(client, functions.sent, plan.changes, done);
  const remoteApiId = prepared.remoteApiId ?? (await createApi(client, prepared, done));
  if (functions !== undefined) {
    await allowCalls(client, functions.sent, { place: functions.place, remoteApiId }, done);
  }
  await putDefinition(client, prepared, remoteApiId, done);
  const deploymentId = await putStage(client, prepared, remoteApiId, done);
  const there = { apiId: remoteApiId, stageName };
  if (plans !== undefined && has(plan.changes, ['usage plan', 'api key'])) {
    await applyPlans(client, plans.local, plans.remote, here, there);
    done.push('Set the usage plans and API keys');
  }
  if (domains !== undefined && has(plan.changes, ['domain name', 'base path mapping'])) {
    await applyDomains(client, domains.local, domains.remote, there);
    done.push('Set the domain names and base path mappings');
  }
  const stage = await readRemoteStage(client, remoteApiId, stageName);
  const leftovers = [
    ...compareThings(thingsOfApi(wanted), thingsOfApi(await readRemoteParts(client, remoteApiId))),
    ...compareThings(thingsByKey([stageThing(wantedStage)]), thingsByKey(stage ? [stageThing(stage.stage)] : [])),
  ];
  return { remoteApiId, stageName, ...(deploymentId !== undefined && { deploymentId }), done, leftovers };
}

async function createApi(client: ManagementClient, { wanted }: PreparedPush, done: string[]): Promise<string> {
  const made = await client.call({ method: 'POST', path: ['restapis'], body: newApiBody(wanted.api) });
  done.push(`Made the API ${String(made.id)}`);
  return String(made.id);
}

/** The document first; what no document carries is patched after it, where it still differs. */
async function putDefinition(
  client: ManagementClient,
  { plan, wanted, document, remoteApiId }: PreparedPush,
  apiId: string,
  done: string[],
): Promise<void> {
  const changes = plan.changes.filter(({ kind }) => definitionKinds.has(kind));
  if (changes.length === 0) return;
  const isOnlyTags = changes.every(({ fields, change }) => change === 'changed' && fields.every(isTag));
  if (remoteApiId === undefined || !isOnlyTags) {
    await client.call({ method: 'PUT', path: ['restapis', apiId], query: { mode: 'overwrite' }, body: document });
    done.push(`Put the definition: ${countWords(changes)}`);
  }
  if (changes.some(({ kind }) => kind === 'model')) {
    await putModels(client, { apiId: String(wanted.api.id), models: wanted.models }, apiId, done);
  }
  const found = await client.call({ method: 'GET', path: ['restapis', apiId] });
  const operations = apiPatch(wanted.api, found);
  if (operations.length > 0) {
    await client.patch(['restapis', apiId], operations);
    done.push(`Set ${operations.map(({ path }) => path.slice(1)).join(', ')} of the API`);
  }
  await putTags(client, `/restapis/${apiId}`, wanted.api.tags, found.tags, done);
}

const definitionKinds: ReadonlySet<string> = new Set([
  'api',
  'resource',
  'method',
  'model',
  'authorizer',
  'request validator',
  'gateway response',
  'documentation part',
]);

function isTag({ path }: { readonly path: string }): boolean {
  return path === 'tags' || path.startsWith('tags.');
}

/** Variables that the new deployment reads come before it; everything else after it. */
async function putStage(
  client: ManagementClient,
  { plan, wantedStage, remoteStage, deploymentDescription }: PreparedPush,
  apiId: string,
  done: string[],
): Promise<string | undefined> {
  const { stageName } = plan;
  const path = ['restapis', apiId, 'stages', stageName];
  if (remoteStage !== undefined && plan.deploys) {
    const early = stagePatch(wantedStage, remoteStage.stage).filter(isVariableSet);
    if (early.length > 0) await client.patch(path, early);
  }
  const deploymentId = plan.deploys ? await deploy() : undefined;
  const stage = await client.call({ method: 'GET', path });
  const operations = stagePatch(wantedStage, stage);
  if (operations.length > 0) await client.patch(path, operations);
  if (has(plan.changes, ['stage'])) done.push(`Set stage ${stageName}`);
  await putTags(client, `/restapis/${apiId}/stages/${stageName}`, wantedStage.tags, stage.tags, done);
  return deploymentId;

  async function deploy(): Promise<string> {
    const variables = wantedStage.variables;
    const deployment = await client.call({
      method: 'POST',
      path: ['restapis', apiId, 'deployments'],
      body: {
        stageName,
        description: deploymentDescription,
        ...(remoteStage === undefined && variables !== undefined && { variables }),
      },
    });
    done.push(`Deployed to stage ${stageName}`);
    return String(deployment.id);
  }
}

// AWS documented: ARNs of management resources name no account
async function putTags(
  client: ManagementClient,
  resource: string,
  wanted: unknown,
  found: unknown,
  done: string[],
): Promise<void> {
  const to = ownTags(wanted);
  const from = ownTags(found);
  if (mapPatch('', to, from).length === 0) return;
  const partition = partitionOf(client.region);
  const path = ['tags', `arn:${partition}:apigateway:${client.region}::${resource}`];
  for (const name of Object.keys(from).filter((name) => !Object.hasOwn(to, name))) {
    await client.call({ method: 'DELETE', path, query: { tagKeys: name } });
  }
  const set = Object.entries(to).filter(([name, value]) => !Object.hasOwn(from, name) || from[name] !== value);
  if (set.length > 0) await client.call({ method: 'PUT', path, body: { tags: Object.fromEntries(set) } });
  done.push(`Set the tags of ${resource.slice(resource.lastIndexOf('/') + 1)}`);
}

function has(changes: readonly PushChange[], kinds: readonly string[]): boolean {
  return changes.some(({ kind }) => kinds.includes(kind));
}
