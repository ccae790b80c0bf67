// `gatehouse link`: keeps an API in step with an OpenAPI document on disk.
import { resolve } from 'node:path';
import type { StudioClient } from '../../../../shared/contract/contract';
import type { LinkDifference, LinkState } from '../../../../shared/contract/links';
import { type Command, type ExitCode, type Invocation, UsageError } from '../command';
import { printResult } from '../print-result';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';

const signs = { added: '+', changed: '~', removed: '-' } as const;
const actions = ['status', 'preview', 'pull', 'push', 'unlink'] as const;
type Action = (typeof actions)[number] | 'link';

export const linkCommand: Command = {
  name: 'link',
  summary: 'Links an API to an OpenAPI document on disk, takes its changes over and writes changes back.',
  usage: 'API FILE | --status | API --preview | API --pull | API --push | API --unlink',
  positionals: { min: 0, max: 2 },
  options: {
    ...workspaceOption,
    'write-back': { type: 'boolean', summary: 'with FILE: edits of the API are written into the document' },
    status: { type: 'boolean', summary: 'says how each linked API and its document stand' },
    preview: { type: 'boolean', summary: 'shows what differs, field by field' },
    pull: { type: 'boolean', summary: 'takes the changes of the document over, as one edit' },
    ours: { type: 'boolean', summary: 'with --pull: conflicts keep what the API says' },
    theirs: { type: 'boolean', summary: 'with --pull: conflicts take what the document says' },
    push: { type: 'boolean', summary: 'writes the changes of the API into the document' },
    unlink: { type: 'boolean', summary: 'cuts the link; API and document stay' },
  },
  run(invocation) {
    const action = actionOf(invocation);
    return withWorkspace<ExitCode>(invocation, { gateway: false }, (client) => runAction(client, action, invocation));
  },
};

function actionOf({ options, positionals }: Invocation): Action {
  const chosen: readonly Action[] = actions.filter((action) => options[action] === true);
  const action = chosen[0] ?? 'link';
  const words = action === 'link' ? 2 : action === 'status' ? 0 : 1;
  if (chosen.length > 1) throw new UsageError(`Choose one of --${chosen.join(', --')}.`);
  if (positionals.length !== words) throw new UsageError(`gatehouse link ${linkCommand.usage}`);
  if (options.ours === true && options.theirs === true) throw new UsageError('Choose --ours or --theirs.');
  return action;
}

async function runAction(client: StudioClient, action: Action, invocation: Invocation): Promise<ExitCode> {
  const { options, positionals, places } = invocation;
  const print = (result: object, lines: readonly string[]): ExitCode => printResult(invocation, result, lines);
  if (action === 'status') {
    const states = await client.links.list();
    const lines = states.length === 0 ? ['No API is linked to a document.'] : states.flatMap(stateLines);
    print({ links: states }, lines);
    return states.some(({ status }) => status === 'broken') ? 1 : 0;
  }
  const { id: apiId, name } = await findApi(client, positionals[0] ?? '');
  if (action === 'link') {
    const file = resolve(places.workingFolder, positionals[1] ?? '');
    const result = await client.links.link({ apiId, file, writeBack: options['write-back'] === true });
    return print(result, stateLines(result.state));
  }
  if (action === 'preview') {
    const preview = await client.links.preview({ apiId });
    const losses = preview.losses.map(({ severity, place, message }) => `  ${severity} ${place}: ${message}`);
    return print(preview, [...stateLines(preview.state), ...preview.differences.map(differenceLine), ...losses]);
  }
  if (action === 'pull') {
    const take = options.ours === true ? 'ours' : options.theirs === true ? 'theirs' : undefined;
    const result = await client.links.merge({ apiId, ...(take !== undefined && { take }) });
    return print(result, stateLines(result.state));
  }
  if (action === 'push') {
    const result = await client.links.push({ apiId });
    const losses = result.losses.map(({ severity, place, message }) => `  ${severity} ${place}: ${message}`);
    const done = result.isWritten ? `Wrote ${result.state.file}.` : `${result.state.file} has it all.`;
    return print(result, [done, ...losses, ...stateLines(result.state)]);
  }
  return print(await client.links.unlink({ apiId }), [`${name} is not linked any more.`]);
}

function stateLines({ apiName, file, writeBack, summary, problem }: LinkState): string[] {
  const both = writeBack ? '<->' : '<-';
  const excerpt = problem?.excerpt === undefined ? [] : problem.excerpt.split('\n');
  return [`${apiName} ${both} ${file}: ${summary}`, ...excerpt.map((line) => `  ${line}`)];
}

function differenceLine({ name, path, change, changedBy, ours, theirs }: LinkDifference): string {
  const who = { ours: 'API', theirs: 'document', both: 'conflict' }[changedBy];
  const values = path.length === 0 ? '' : `: ${shown(ours)} | ${shown(theirs)}`;
  return `  ${signs[change]} ${who} ${[name, path.join('.')].filter((part) => part !== '').join(' ')}${values}`;
}

function shown(value: unknown): string {
  if (value === undefined) return '(not set)';
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
