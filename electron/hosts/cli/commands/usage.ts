// `gatehouse usage`: what API keys have used of a usage plan, and the limits as they stand.
import type { StudioClient } from '../../../../shared/contract/contract';
import { StudioError } from '../../../../shared/contract/errors';
import type { LimitsState, UsageReport } from '../../../../shared/contract/usage';
import { dayOf, daysBetween } from '../../../../shared/usage/quota-period';
import { type Command, type ExitCode, numberOption, textOption, UsageError } from '../command';
import { printResult } from '../print-result';
import { withWorkspace, workspaceOption } from '../workspace-option';

export const usageCommand: Command = {
  name: 'usage',
  summary:
    'Prints what API keys have used of a usage plan, day by day; without PLAN quotas and token buckets as they stand.',
  usage: '[PLAN]',
  positionals: { min: 0, max: 1 },
  options: {
    ...workspaceOption,
    from: { type: 'string', value: 'DAY', summary: 'the first day, as 2026-01-31 (default: six days before the last)' },
    to: { type: 'string', value: 'DAY', summary: 'the last day (default: today on the virtual clock)' },
    key: { type: 'string', value: 'ID', summary: 'only this API key' },
    remaining: { type: 'string', value: 'N', summary: 'sets what the key has left of its quota; goes with --key' },
  },
  run(invocation) {
    const [word] = invocation.positionals;
    const apiKeyId = textOption(invocation, 'key');
    const remaining = numberOption(invocation, 'remaining', 0, 1e15);
    if (remaining !== undefined && (word === undefined || apiKeyId === undefined)) {
      throw new UsageError('--remaining goes with PLAN and --key.');
    }
    return withWorkspace<ExitCode>(invocation, { gateway: remaining !== undefined }, async (client) => {
      if (word === undefined) {
        const limits = await client.usage.limits();
        return printResult(invocation, limits, limitLines(limits));
      }
      const plan = await findPlan(client, word);
      const today = dayOf((await client.clock.read()).now);
      const endDate = textOption(invocation, 'to') ?? today;
      const startDate = textOption(invocation, 'from') ?? dayOf(Date.parse(`${endDate}T00:00:00Z`) - 6 * 86_400_000);
      const report =
        remaining !== undefined && apiKeyId !== undefined
          ? await client.usage.setRemaining({ usagePlanId: plan.id, apiKeyId, remaining })
          : await client.usage.read({ usagePlanId: plan.id, startDate, endDate, ...(apiKeyId && { apiKeyId }) });
      return printResult(invocation, report, reportLines(report));
    });
  },
};

async function findPlan(client: StudioClient, word: string): Promise<{ readonly id: string; readonly name: string }> {
  const { entities } = await client.definition.read();
  const plans = Object.entries(entities)
    .filter(([key]) => key.startsWith('usage-plan:'))
    .map(([, plan]) => plan as { readonly id: string; readonly name: string });
  const named = plans.filter(({ id, name }) => id === word || name === word);
  const [plan] = named;
  if (plan !== undefined && named.length === 1) return plan;
  const choices = plans.map(({ id, name }) => `${id} ${name}`).join(', ');
  const problem =
    named.length > 1 ? `Several usage plans are named ${word}; use the id.` : `There is no usage plan ${word}.`;
  throw new StudioError('NOT_FOUND', `${problem} The workspace has: ${choices === '' ? 'none' : choices}.`, {
    path: 'PLAN',
  });
}

function reportLines({ startDate, endDate, values }: UsageReport): string[] {
  const days = daysBetween(startDate, endDate);
  const lines = Object.entries(values).flatMap(([apiKeyId, pairs]) =>
    pairs.map(([used, left], at) => `${days[at]}  ${apiKeyId}  used ${used}  remaining ${left}`),
  );
  return Object.keys(values).length === 0 ? ['No key of the plan was used in these days.'] : lines;
}

function limitLines({ quotas, buckets }: LimitsState): string[] {
  const lines = [
    ...quotas.map(({ endsAt, keyName, planName, used, limit }) => {
      const until = new Date(endsAt).toISOString();
      return `quota   ${keyName} in ${planName}: ${used} of ${limit} used, until ${until}`;
    }),
    ...buckets.map(
      ({ of, level, burst, rate }) => `bucket  ${of}: ${Math.floor(level)} of ${burst} tokens, ${rate} a second`,
    ),
  ];
  return lines.length === 0 ? ['Nothing is limited, or nothing was used yet.'] : lines;
}
