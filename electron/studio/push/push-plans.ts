// Usage plans and API keys of a stage, where a push takes them along.
// https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateUsagePlan.html
import { StudioError } from '../../../shared/contract/errors';
import type { ApiKey, UsagePlan } from '../../../shared/definition/companions/usage-plan';
import { type Definition, findEntity, listEntities } from '../../../shared/definition/entities';
import type { ManagementClient, Members, PatchOperation } from './management-client';
import { type PushedThing, plain } from './pushed-things';
import { membersOf, patchSegment, textPatch } from './stage-settings';

/** A stage of an API, on one side. */
export interface StagePlace {
  readonly apiId: string;
  readonly stageName: string;
}

export interface RemotePlan {
  readonly plan: Members;
  readonly keyIds: ReadonlySet<string>;
}

export interface RemotePlans {
  /** By name; only those that the working copy has too. */
  readonly plans: ReadonlyMap<string, RemotePlan>;
  /** By name; empty where keys are not asked for. */
  readonly keys: ReadonlyMap<string, Members>;
}

export interface LocalPlans {
  readonly plans: readonly UsagePlan[];
  /** The keys of the plans; empty where keys are not asked for. Those without a name stay here. */
  readonly keys: readonly ApiKey[];
}

/** The plans of the stage in the working copy. */
export function localPlans(definition: Definition, { apiId, stageName }: StagePlace, withKeys: boolean): LocalPlans {
  const plans = listEntities(definition, 'usage-plan')
    .map(({ entity }) => entity)
    .filter(({ apiStages = [] }) => apiStages.some((place) => place.apiId === apiId && place.stage === stageName));
  const keyIds = new Set(withKeys ? plans.flatMap((plan) => plan.keyIds ?? []) : []);
  const keys = [...keyIds].flatMap((id) => findEntity(definition, 'api-key', id) ?? []);
  return { plans, keys: keys.filter(({ name = '' }) => name !== '') };
}

/** The plans and keys of the same names at the endpoint. CONFLICT where a name stands for several. */
export async function readRemotePlans(
  client: ManagementClient,
  { plans, keys }: LocalPlans,
  withKeys: boolean,
): Promise<RemotePlans> {
  const found = onlyOnes(await client.list(['usageplans']), new Set(plans.map(({ name }) => name)), 'usage plan');
  const remotePlans: [string, RemotePlan][] = [];
  for (const [name, plan] of found) {
    const members = withKeys ? await client.list(['usageplans', String(plan.id), 'keys']) : [];
    remotePlans.push([name, { plan, keyIds: new Set(members.map(({ id }) => String(id))) }]);
  }
  const names = new Set(keys.map(({ name = '' }) => name));
  const all = withKeys && names.size > 0 ? await client.list(['apikeys']) : [];
  return { plans: new Map(remotePlans), keys: onlyOnes(all, names, 'API key') };
}

/** Plans and keys as things to compare: those of the working copy. */
export function wantedPlanThings({ plans, keys }: LocalPlans, place: StagePlace): readonly PushedThing[] {
  const names = new Map(keys.map(({ id, name = '' }) => [id, name]));
  return [
    ...plans.map((plan) => {
      const keyNames = (plan.keyIds ?? []).flatMap((id) => names.get(id) ?? []);
      return planThing(plan, place, keyNames);
    }),
    ...keys.map(keyThing),
  ];
}

/** Plans and keys as things to compare: those at the endpoint. */
export function foundPlanThings({ plans, keys }: RemotePlans, place: StagePlace): readonly PushedThing[] {
  const named = [...keys].map(([name, { id }]) => [String(id), name] as const);
  return [
    ...[...plans.values()].map(({ plan, keyIds }) =>
      planThing(
        plan,
        place,
        named.filter(([id]) => keyIds.has(id)).map(([, name]) => name),
      ),
    ),
    ...[...keys.values()].map(keyThing),
  ];
}

/** Makes plans and keys like ours. What else is in a plan at the endpoint stays. */
export async function applyPlans(
  client: ManagementClient,
  { plans, keys }: LocalPlans,
  remote: RemotePlans,
  here: StagePlace,
  there: StagePlace,
): Promise<void> {
  const keyIds = new Map<string, string>();
  for (const key of keys) keyIds.set(key.id, await applyKey(client, key, remote.keys.get(key.name ?? '')));
  for (const plan of plans) {
    const found = remote.plans.get(plan.name);
    const planId = await applyPlan(client, plan, found?.plan, here, there);
    for (const id of plan.keyIds ?? []) {
      const keyId = keyIds.get(id);
      if (keyId === undefined || found?.keyIds.has(keyId)) continue;
      await client.call({
        method: 'POST',
        path: ['usageplans', planId, 'keys'],
        body: { keyId, keyType: 'API_KEY' },
      });
    }
  }
}

function planThing(plan: Members, place: StagePlace, keyNames: readonly string[]): PushedThing {
  const { description, productCode, throttle, quota } = plan;
  const stage = stageOf(plan, place);
  return {
    kind: 'usage plan',
    name: String(plan.name),
    settings: plain({
      description,
      productCode,
      throttle,
      quota: quotaOf(quota),
      isForStage: stage !== undefined,
      methodThrottle: stage?.throttle,
      keys: [...keyNames].sort(),
    }),
  };
}

function keyThing({ name, description, enabled, customerId }: Members): PushedThing {
  return { kind: 'api key', name: String(name), settings: plain({ description, enabled, customerId }) };
}

/** An offset of 0 is what AWS fills in. */
function quotaOf(quota: unknown): Members | undefined {
  const { limit, offset, period } = membersOf(quota);
  return limit === undefined ? undefined : { limit, period, ...(offset !== 0 && { offset }) };
}

function stageOf(plan: Members, { apiId, stageName }: StagePlace): Members | undefined {
  const stages = Array.isArray(plan.apiStages) ? plan.apiStages.map(membersOf) : [];
  return stages.find((stage) => stage.apiId === apiId && stage.stage === stageName);
}

async function applyKey(client: ManagementClient, key: ApiKey, found: Members | undefined): Promise<string> {
  const { name, description, enabled, customerId, value } = key;
  if (found === undefined) {
    const made = { name, enabled, value, ...(description && { description }), ...(customerId && { customerId }) };
    return String((await client.call({ method: 'POST', path: ['apikeys'], body: made })).id);
  }
  const id = String(found.id);
  const operations = [
    ...textPatch('/description', description, found.description),
    ...textPatch('/enabled', enabled, found.enabled),
    ...textPatch('/customerId', customerId, found.customerId),
  ];
  if (operations.length > 0) await client.patch(['apikeys', id], operations);
  return id;
}

async function applyPlan(
  client: ManagementClient,
  plan: UsagePlan,
  found: Members | undefined,
  here: StagePlace,
  there: StagePlace,
): Promise<string> {
  const { name, description, throttle, quota, productCode } = plan;
  const stage = stageOf(plan, here);
  if (found === undefined) {
    const place = { apiId: there.apiId, stage: there.stageName, ...(stage?.throttle !== undefined && stage) };
    const apiStages = [{ ...place, apiId: there.apiId }];
    const body = { name, apiStages, ...(description && { description }), ...(throttle && { throttle }) };
    const made = await client.call({
      method: 'POST',
      path: ['usageplans'],
      body: { ...body, ...(quota && { quota }) },
    });
    if (productCode)
      await client.patch(['usageplans', String(made.id)], textPatch('/productCode', productCode, undefined));
    return String(made.id);
  }
  const id = String(found.id);
  const operations = [
    ...textPatch('/description', description, found.description),
    ...textPatch('/productCode', productCode, found.productCode),
    ...groupPatch('/throttle', membersOf(throttle), membersOf(found.throttle)),
    ...groupPatch('/quota', membersOf(quotaOf(quota)), membersOf(quotaOf(found.quota))),
    ...stagePlanPatch(stage, stageOf(found, there), there),
  ];
  if (operations.length > 0) await client.patch(['usageplans', id], operations);
  return id;
}

function groupPatch(path: string, wanted: Members, found: Members): readonly PatchOperation[] {
  if (Object.keys(wanted).length === 0) return Object.keys(found).length === 0 ? [] : [{ op: 'remove', path }];
  return Object.entries(wanted)
    .filter(([name, value]) => found[name] !== value)
    .map(([name, value]): PatchOperation => ({ op: 'replace', path: `${path}/${name}`, value: String(value) }));
}

function stagePlanPatch(
  wanted: Members | undefined,
  found: Members | undefined,
  { apiId, stageName }: StagePlace,
): readonly PatchOperation[] {
  const place = `${apiId}:${stageName}`;
  const added: PatchOperation[] = found === undefined ? [{ op: 'add', path: '/apiStages', value: place }] : [];
  const to = membersOf(wanted?.throttle);
  const from = membersOf(found?.throttle);
  const at = (method: string) => {
    const slash = method.lastIndexOf('/');
    return `/apiStages/${place}/throttle/${patchSegment(method.slice(0, slash))}${method.slice(slash)}`;
  };
  const set = Object.entries(to).flatMap(([method, limits]) =>
    groupPatch(at(method), membersOf(limits), membersOf(from[method])),
  );
  const gone = Object.keys(from).filter((method) => !Object.hasOwn(to, method));
  return [...added, ...set, ...gone.map((method): PatchOperation => ({ op: 'remove', path: at(method) }))];
}

function onlyOnes(list: readonly Members[], names: ReadonlySet<string>, what: string): ReadonlyMap<string, Members> {
  const found = new Map<string, Members>();
  for (const thing of list) {
    const name = String(thing.name);
    if (!names.has(name)) continue;
    if (found.has(name)) throw new StudioError('CONFLICT', `The endpoint has several ${what}s named ${name}.`);
    found.set(name, thing);
  }
  return found;
}
