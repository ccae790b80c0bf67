// UsagePlan and UsagePlanKey operations.
// https://docs.aws.amazon.com/apigateway/latest/api/API_CreateUsagePlan.html

import type { ApiKey, UsagePlan } from '../../../../shared/definition/companions/usage-plan';
import { entityKey, listEntities } from '../../../../shared/definition/entities';
import { placedAt } from '../../../../shared/definition/place';
import { AwsError, badRequest, notFound } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import type { Operations } from '../operation';
import { usagePlanPatches } from '../patch/usage-plan-patches';
import { page, withTags } from '../shapes';
import { newestFirst, noApiKey } from './api-keys';
import { entityAt, freshShortId, patchEntity, pickSet, storeEntity } from './edit-entity';
import { quotas, refuseOver } from './quotas';

export const usagePlanOperations: Operations = {
  async CreateUsagePlan(call) {
    const body = call.json();
    if (typeof body.name !== 'string' || body.name === '') throw badRequest('Usage Plan name must be non-empty');
    refuseOver(listEntities(call.definition, 'usage-plan').length, quotas.usagePlans, 'usage plans');
    const id = freshShortId(call, (fresh) => entityKey('usage-plan', fresh));
    const fields = pickSet(body, ['name', 'description', 'apiStages', 'throttle', 'quota', 'tags']);
    await storeEntity(call, entityKey('usage-plan', id), {
      id,
      ...fields,
      ...placedAt(call, call.home),
    });
    return usagePlanShape(requireUsagePlan({ ...call, labels: { usageplanId: id } }), 'created or listed');
  },
  GetUsagePlan: (call) => usagePlanShape(requireUsagePlan(call), 'single'),
  GetUsagePlans(call) {
    const keyId = call.query.get('keyId');
    const plans = listEntities(call.definition, 'usage-plan')
      .map(({ entity }) => entity)
      .filter(({ keyIds }) => keyId === null || keyIds?.includes(keyId));
    return page(plans, call.query, (plan) => usagePlanShape(plan, 'created or listed'));
  },
  async UpdateUsagePlan(call) {
    const { id } = requireUsagePlan(call);
    await patchEntity(call, {
      operation: 'UpdateUsagePlan',
      key: entityKey('usage-plan', id),
      table: usagePlanPatches,
      missing: noUsagePlan,
    });
    return usagePlanShape(requireUsagePlan(call), 'single');
  },
  async DeleteUsagePlan(call) {
    await call.studio.services.definition.remove({ key: entityKey('usage-plan', requireUsagePlan(call).id) });
    return undefined;
  },
  async CreateUsagePlanKey(call) {
    const plan = requireUsagePlan(call);
    const { keyId, keyType } = call.json();
    if (keyType !== 'API_KEY') throw badRequest('Invalid API Key type specified. Valid options are API_KEY');
    const key = typeof keyId === 'string' ? entityAt<ApiKey>(call, entityKey('api-key', keyId)) : undefined;
    if (key === undefined) throw noApiKey();
    if (plan.keyIds?.includes(key.id)) throw alreadyIn(key.id);
    const plans = listEntities(call.definition, 'usage-plan').filter(({ entity }) => entity.keyIds?.includes(key.id));
    refuseOver(plans.length, quotas.plansPerApiKey, 'usage plans of an API key');
    refuseSecondPlan(call, plan, key.id);
    await call.studio.services.definition.update({
      key: entityKey('usage-plan', plan.id),
      changes: [{ path: ['keyIds'], value: [...(plan.keyIds ?? []), key.id] }],
    });
    return usagePlanKeyShape(key);
  },
  GetUsagePlanKey: (call) => usagePlanKeyShape(requireUsagePlanKey(call).key),
  GetUsagePlanKeys(call) {
    // AWS recorded: an unknown plan has no keys and is no error
    const plan = entityAt<UsagePlan>(call, entityKey('usage-plan', label(call, 'usageplanId')));
    const prefix = call.query.get('name') ?? '';
    const keys = (plan?.keyIds ?? []).flatMap((id) => entityAt<ApiKey>(call, entityKey('api-key', id)) ?? []);
    const shown = newestFirst(keys).filter(({ name = '' }) => name.startsWith(prefix));
    return page(shown, call.query, usagePlanKeyShape);
  },
  async DeleteUsagePlanKey(call) {
    const { plan, key } = requireUsagePlanKey(call);
    const keyIds = plan.keyIds?.filter((id) => id !== key.id) ?? [];
    await call.studio.services.definition.update({
      key: entityKey('usage-plan', plan.id),
      changes: [keyIds.length === 0 ? { path: ['keyIds'] } : { path: ['keyIds'], value: keyIds }],
    });
    return undefined;
  },
};

export function requireUsagePlan(call: OperationCall): UsagePlan {
  const plan = entityAt<UsagePlan>(call, entityKey('usage-plan', label(call, 'usageplanId')));
  if (plan === undefined) throw noUsagePlan();
  return plan;
}

export function requireUsagePlanKey(call: OperationCall): { readonly plan: UsagePlan; readonly key: ApiKey } {
  const plan = requireUsagePlan(call);
  const keyId = label(call, 'keyId');
  const key = plan.keyIds?.includes(keyId) ? entityAt<ApiKey>(call, entityKey('api-key', keyId)) : undefined;
  if (key === undefined) throw notFound(`Invalid Usage Plan Key identifier specified`);
  return { plan, key };
}

/** AWS documented: a key may be in several plans, but in one only for each API stage. */
function refuseSecondPlan(call: OperationCall, plan: UsagePlan, keyId: string): void {
  const stages = new Set((plan.apiStages ?? []).map(({ apiId, stage }) => `${apiId}:${stage}`));
  const others = listEntities(call.definition, 'usage-plan').filter(
    ({ entity }) => entity.id !== plan.id && entity.keyIds?.includes(keyId),
  );
  for (const { entity } of others) {
    const shared = entity.apiStages?.find(({ apiId, stage }) => stages.has(`${apiId}:${stage}`));
    if (shared === undefined) continue;
    const message = `API Key ${keyId} is already associated with API Stage ${shared.apiId}:${shared.stage} through another Usage Plan`;
    throw new AwsError('ConflictException', 409, message);
  }
}

function alreadyIn(keyId: string): AwsError {
  return new AwsError('ConflictException', 409, `Usage Plan Key ${keyId} already exists`);
}

function noUsagePlan(): AwsError {
  return notFound('Invalid Usage Plan ID specified');
}

/** AWS recorded: `apiStages` shows always, throttle and quota when they are set. */
function usagePlanShape(plan: UsagePlan, form: 'single' | 'created or listed'): object {
  const { keyIds: _, tags, apiStages = [], ...rest } = plan;
  return withTags({ ...rest, apiStages }, tags, form);
}

function usagePlanKeyShape({ id, value, name }: ApiKey): object {
  return { id, type: 'API_KEY', value, ...(name !== undefined && { name }) };
}
