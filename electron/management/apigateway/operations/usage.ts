// GetUsage and UpdateUsage: what keys have used of a plan, day by day.
// https://docs.aws.amazon.com/apigateway/latest/api/API_GetUsage.html
import { StudioError } from '../../../../shared/contract/errors';
import type { UsageReport } from '../../../../shared/contract/usage';
import { badRequest } from '../../wire/aws-error';
import type { OperationCall } from '../../wire/operation';
import type { Operations } from '../operation';
import { applyPatch, type PatchTable, plainRefusal } from '../patch/apply-patch';
import { readPatchOperations } from '../patch/patch-operation';
import { pageOf } from '../shapes';
import { requireUsagePlan, requireUsagePlanKey } from './usage-plans';

export const usageOperations: Operations = {
  async GetUsage(call) {
    const plan = requireUsagePlan(call);
    const apiKeyId = call.query.get('keyId');
    const span = { startDate: dayAt(call, 'startDate'), endDate: dayAt(call, 'endDate') };
    const report = await readUsage(call, { usagePlanId: plan.id, ...span, ...(apiKeyId !== null && { apiKeyId }) });
    const { items, position } = pageOf(Object.entries(report.values), call.query);
    return { ...shapeOf(report), values: Object.fromEntries(items), ...(position !== undefined && { position }) };
  },
  async UpdateUsage(call) {
    const { plan, key } = requireUsagePlanKey(call);
    if (plan.quota === undefined) throw badRequest(`Usage Plan ${plan.id} does not have a quota`);
    const { remaining } = applyPatch({}, readPatchOperations(call.json()), usagePatches);
    if (typeof remaining !== 'number') throw badRequest('Invalid patch path null');
    const ids = { usagePlanId: plan.id, apiKeyId: key.id };
    return shapeOf(await call.studio.services.usage.setRemaining({ ...ids, remaining }));
  },
};

const usagePatches: PatchTable = {
  rules: [
    {
      path: '/remaining',
      ops: ['replace'],
      apply(draft, { value = '' }) {
        if (!/^\d{1,15}$/.test(value))
          throw badRequest('Invalid value specified for remaining. Must be a whole number');
        draft.remaining = Number(value);
      },
    },
  ],
  refuse: plainRefusal,
};

function shapeOf({ usagePlanId, startDate, endDate, values }: UsageReport): object {
  return { usagePlanId, startDate, endDate, values };
}

function dayAt(call: OperationCall, name: string): string {
  const text = call.query.get(name) ?? '';
  const at = Date.parse(`${text}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
  // AWS assumed: the wording
  if (!isDay) throw badRequest(`Invalid ${name} specified. Dates must be in the format YYYY-MM-DD`);
  return text;
}

/** AWS assumed: the wording of spans that cannot be. */
async function readUsage(
  { studio }: OperationCall,
  query: Parameters<typeof studio.services.usage.read>[0],
): Promise<UsageReport> {
  try {
    return await studio.services.usage.read(query);
  } catch (error) {
    if (error instanceof StudioError && error.code === 'INVALID_ARGUMENT') throw badRequest(error.message);
    throw error;
  }
}
