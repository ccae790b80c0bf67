// `gatehouse push`: sends an API to any endpoint of the management API, AWS's own included.
import type { StudioClient } from '../../../../shared/contract/contract';
import { type PushChange, type PushPlan, type PushResult, pushCompanions } from '../../../../shared/contract/push';
import { type Command, type ExitCode, type Invocation, textOption, UsageError } from '../command';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';

const signs = { added: '+', changed: '~', removed: '-' } as const;

export const pushCommand: Command = {
  name: 'push',
  summary:
    'Sends an API to AWS or any endpoint of its management API and deploys it there; shows what would change first.',
  usage: 'API --stage S',
  positionals: { min: 1, max: 1 },
  options: {
    ...workspaceOption,
    stage: { type: 'string', value: 'S', summary: 'the stage (required)' },
    endpoint: { type: 'string', value: 'URL', summary: "the management API; AWS's own unless given" },
    region: { type: 'string', value: 'R', summary: "the region; the profile's unless given" },
    profile: { type: 'string', value: 'P', summary: "a profile of AWS's configuration files" },
    to: { type: 'string', value: 'ID', summary: 'the API to push into; the one of the same name unless given' },
    'with-functions': {
      type: 'boolean',
      summary: 'sends the code and settings of the functions that the API calls, and lets it call them',
    },
    'function-role': { type: 'string', value: 'ARN', summary: 'the role of new functions that name none' },
    'with-plans': { type: 'boolean', summary: 'sends the usage plans of the stage too' },
    'with-keys': { type: 'boolean', summary: 'sends the usage plans and their API keys, with the values of new keys' },
    'with-domains': { type: 'boolean', summary: 'sends the domain names and base path mappings of the stage too' },
    plan: { type: 'boolean', summary: 'only shows what would change; exit code 0 also where something would' },
    yes: { type: 'boolean', summary: 'does not ask' },
  },
  run(invocation) {
    const stageName = textOption(invocation, 'stage');
    if (stageName === undefined) throw new UsageError('gatehouse push needs --stage.');
    return withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const { id: apiId } = await findApi(client, invocation.positionals[0] ?? '');
      const given = {
        endpoint: textOption(invocation, 'endpoint'),
        region: textOption(invocation, 'region'),
        profile: textOption(invocation, 'profile'),
        remoteApiId: textOption(invocation, 'to'),
        functionRole: textOption(invocation, 'function-role'),
      };
      const target = {
        apiId,
        stageName,
        with: pushCompanions.filter((companion) => invocation.options[`with-${companion}`] === true),
        ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
      };
      return push(client, target, invocation);
    });
  },
};

type PushTarget = Parameters<StudioClient['push']['plan']>[0];

async function push(client: StudioClient, target: PushTarget, invocation: Invocation): Promise<ExitCode> {
  const { options, output } = invocation;
  const isJson = options.json === true;
  const plan = await client.push.plan(target);
  const isNothing = plan.steps.length === 0;
  if (isJson && (options.plan === true || isNothing)) output.print(JSON.stringify({ plan }));
  if (!isJson) for (const line of planLines(plan)) output.print(line);
  if (isNothing || options.plan === true) return 0;
  if (options.yes !== true && (isJson || !(await isAgreed(invocation)))) {
    if (isJson) output.print(JSON.stringify({ plan }));
    output.warn(isJson ? 'Nothing was pushed: --json does not ask, --yes is needed.' : 'Nothing was pushed.');
    return 1;
  }
  const result = await client.push.apply({ ...target, planId: plan.planId });
  if (isJson) output.print(JSON.stringify({ plan, result }));
  else for (const line of resultLines(result)) output.print(line);
  return 0;
}

function planLines({ endpoint, region, accountId, apiName, remoteApiId, stageName, ...plan }: PushPlan): string[] {
  const account = accountId === undefined ? '' : `, account ${accountId}`;
  const target = remoteApiId === undefined ? 'a new API' : remoteApiId;
  return [
    `${apiName} to ${target}, stage ${stageName}, at ${endpoint} (${region}${account})`,
    ...plan.changes.flatMap(changeLines),
    ...plan.losses.map(({ severity, place, message }) => `  ${severity} ${place}: ${message}`),
    ...plan.notSent.map((sentence) => `Not sent: ${sentence}`),
    ...(plan.steps.length === 0 ? ['Nothing to push: the endpoint has it all.'] : ['Steps:']),
    ...plan.steps.map((step, at) => `  ${at + 1}. ${step}`),
  ];
}

function changeLines({ kind, name, change, fields }: PushChange): string[] {
  const values = fields.map(({ path, before, after }) => {
    return `      ${path}: ${before === undefined ? '(not set)' : oneLine(before)} -> ${after === undefined ? '(not set)' : oneLine(after)}`;
  });
  return [`  ${signs[change]} ${kind} ${name}`, ...values];
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}

function resultLines({ remoteApiId, stageName, deploymentId, done, leftovers }: PushResult): string[] {
  const deployed = deploymentId === undefined ? '' : `, deployment ${deploymentId}`;
  return [
    ...done,
    `${remoteApiId} ${stageName}${deployed}`,
    ...(leftovers.length === 0 ? [] : ['The endpoint keeps these otherwise:']),
    ...leftovers.flatMap(changeLines),
  ];
}

/** Asks on standard error, and reads one line of standard input. */
async function isAgreed({ input, output }: Invocation): Promise<boolean> {
  output.warn('Push? Type yes to go on.');
  let text = '';
  for await (const chunk of input) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return /^y(es)?$/i.test((text.split('\n')[0] ?? '').trim());
}
