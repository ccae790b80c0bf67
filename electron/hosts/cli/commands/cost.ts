// `gatehouse cost`: what a month of an API's traffic would cost on AWS, and what would change it.
import type { StudioClient } from '../../../../shared/contract/contract';
import type { CostBasis } from '../../../../shared/contract/cost';
import { StudioError } from '../../../../shared/contract/errors';
import { derivationWords, moneyWords, quantityWords } from '../../../../shared/cost/cost-words';
import type { CostEstimate } from '../../../../shared/cost/estimate-cost';
import { freeTiers } from '../../../../shared/cost/meters';
import { type CostScenario, plainScenario } from '../../../../shared/cost/scenario';
import { estimateIn, type WhatIf, whatIfs } from '../../../../shared/cost/what-if';
import { type Command, type ExitCode, type Invocation, textOption, UsageError } from '../command';
import { printResult } from '../print-result';
import { apisIn, findApi, withWorkspace, workspaceOption } from '../workspace-option';
import { rangeOption } from './metrics';

export const costCommand: Command = {
  name: 'cost',
  summary: 'Estimates what a month of an API (or of each) would cost on AWS, by what was observed here.',
  usage: '[API] [--stage S] [--requests N]',
  positionals: { min: 0, max: 1 },
  options: {
    ...workspaceOption,
    stage: { type: 'string', value: 'S', summary: 'only this stage' },
    requests: { type: 'string', value: 'N', summary: 'requests a month; what was observed, for a month, unless given' },
    times: { type: 'string', value: 'N', summary: 'traffic × N' },
    range: { type: 'string', value: 'TIME', summary: 'observe so far back: 1h, 1d (default), 3d at most' },
    'free-tier': { type: 'string', value: 'WHICH', summary: `${freeTiers.join(', ')}; none unless given` },
    cache: { type: 'string', value: 'GB', summary: 'with a cache of this size; 0: without' },
    'hit-ratio': { type: 'string', value: 'PERCENT', summary: 'share of GET requests that the cache answers' },
    'as-http': { type: 'boolean', summary: 'the REST API as an HTTP API' },
    'bill-refused': { type: 'boolean', summary: 'charge requests refused for permission, key or rate' },
    region: { type: 'string', value: 'R', summary: 'a region whose prices pricing.json has' },
  },
  run: (invocation) =>
    withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const scenario = scenarioOf(invocation);
      const rangeMs = rangeOption(invocation, '1d');
      const stageName = textOption(invocation, 'stage');
      const estimates = await Promise.all(
        (await apisOf(client, invocation.positionals[0])).map(async (apiId) => {
          const basis = await client.cost.basis({ apiId, rangeMs, ...(stageName !== undefined && { stageName }) });
          return estimated(basis, scenario);
        }),
      );
      const lines = estimates.flatMap((each, at) => [...(at === 0 ? [] : ['']), ...linesOf(each)]);
      return printResult(invocation, { scenario, apis: estimates }, lines.length === 0 ? ['There is no API.'] : lines);
    }),
};

async function apisOf(client: StudioClient, word: string | undefined): Promise<readonly string[]> {
  if (word !== undefined) return [(await findApi(client, word)).id];
  return apisIn((await client.definition.read()).entities).map(({ id }) => id);
}

interface Estimated extends CostEstimate {
  readonly apiId: string;
  readonly apiName: string;
  readonly whatIfs: readonly WhatIf[];
}

function estimated({ observed, prices, fit }: CostBasis, scenario: CostScenario): Estimated {
  const estimate = estimateIn(observed, prices, scenario);
  const { apiId, apiName } = observed;
  if (estimate !== undefined) {
    return { apiId, apiName, ...estimate, whatIfs: whatIfs(observed, prices, scenario, fit) };
  }
  const known = prices.books.map(({ region }) => region).join(', ');
  throw new StudioError(
    'NOT_FOUND',
    `No prices of ${scenario.region} are known, only of ${known}: add them to pricing.json of the workspace, under regions.`,
    { path: 'region' },
  );
}

function scenarioOf(invocation: Invocation): CostScenario {
  const requestsPerMonth = numberOption(invocation, 'requests');
  const cacheSizeGb = numberOption(invocation, 'cache');
  const hitPercent = numberOption(invocation, 'hit-ratio');
  const region = textOption(invocation, 'region');
  const word = textOption(invocation, 'free-tier') ?? 'none';
  const freeTier = freeTiers.find((each) => each === word);
  if (freeTier === undefined) throw new UsageError(`--free-tier ${word} is none of ${freeTiers.join(', ')}.`);
  if (hitPercent !== undefined && hitPercent > 100) throw new UsageError('--hit-ratio is a percentage from 0 to 100.');
  return {
    ...plainScenario,
    freeTier,
    times: numberOption(invocation, 'times') ?? 1,
    asHttpApi: invocation.options['as-http'] === true,
    billsRefused: invocation.options['bill-refused'] === true,
    ...(requestsPerMonth !== undefined && { requestsPerMonth }),
    ...(cacheSizeGb !== undefined && { cacheSizeGb }),
    ...(hitPercent !== undefined && { cacheHitShare: hitPercent / 100 }),
    ...(region !== undefined && { region }),
  };
}

function numberOption(invocation: Invocation, name: string): number | undefined {
  const text = textOption(invocation, name);
  if (text === undefined) return undefined;
  if (!/^\d{1,15}(\.\d{1,6})?$/.test(text)) throw new UsageError(`--${name} ${text} is no number.`);
  return Number(text);
}

function linesOf({ apiName, requests, total, lines, parts, whatIfs: changes, assumptions }: Estimated): string[] {
  const name = ({ service, label }: CostEstimate['lines'][number]) => `${service}: ${label}`;
  const width = Math.max(30, ...lines.map((line) => name(line).length), ...parts.map(({ part }) => part.length));
  const row = (head: string, cost: number, tail: string) =>
    `${head.padEnd(width)}  ${moneyWords(cost).padStart(12)}  ${tail}`.trimEnd();
  return [
    `${apiName}: ${moneyWords(total)} a month for ${quantityWords(requests)} requests`,
    ...lines.map((line) => {
      const remark = line.isVerified ? '' : ' (price not confirmed)';
      return row(
        name(line),
        line.cost,
        `${quantityWords(line.quantity)} ${line.unit}: ${derivationWords(line)}${remark}`,
      );
    }),
    ...(parts.length > 1 ? ['By method or route'] : []),
    ...(parts.length > 1
      ? parts.map(({ part, cost, requests: of }) => row(part, cost, `${quantityWords(of)} requests`))
      : []),
    'What if',
    ...changes.map(({ title, total: then, difference, remark }) => {
      const sign = difference > 0 ? '+' : '';
      return row(title, then, `${sign}${moneyWords(difference)}, ${remark}`);
    }),
    'Assumed',
    ...assumptions.map((each) => `  ${each}`),
  ];
}
