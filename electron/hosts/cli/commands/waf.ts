// `gatehouse waf`: web ACLs, what they guard, and what they make of a request.
import type { StudioClient } from '../../../../shared/contract/contract';
import { StudioError } from '../../../../shared/contract/errors';
import type { WebAclState } from '../../../../shared/contract/waf';
import type { Verdict } from '../../../../shared/waf/verdict';
import { type Command, type ExitCode, type Invocation, textOption, UsageError } from '../command';
import { printResult } from '../print-result';
import { textPairsOption } from '../record-option';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';

export const wafCommand: Command = {
  name: 'waf',
  summary:
    'Lists web ACLs, tries a request against one rule by rule (exit code 1 where it is refused), or has one guard a stage. They are made with the aws CLI (wafv2) or as files.',
  usage: 'list | test ACL [PATH] | guard ACL API --stage S | unguard API --stage S',
  positionals: { min: 0, max: 3 },
  options: {
    ...workspaceOption,
    stage: { type: 'string', value: 'S', summary: 'with guard and unguard: the stage' },
    method: { type: 'string', value: 'GET', summary: 'with test: the method' },
    headers: { type: 'string', value: 'JSON', summary: 'with test: request headers as a JSON object' },
    body: { type: 'string', summary: 'with test: the body' },
    ip: { type: 'string', value: 'ADDRESS', summary: 'with test: where the request comes from' },
  },
  run: (invocation) =>
    withWorkspace<ExitCode>(invocation, { gateway: false }, (client) => {
      const [verb = 'list', ...words] = invocation.positionals;
      if (verb === 'list') return list(client, invocation);
      if (verb === 'test') return test(client, invocation, words);
      if (verb === 'guard' || verb === 'unguard') return guard(client, invocation, verb, words);
      throw new UsageError(`gatehouse waf ${wafCommand.usage}`);
    }),
};

async function list(client: StudioClient, invocation: Invocation): Promise<ExitCode> {
  const acls = await client.waf.list();
  const lines = acls.flatMap(({ name, arn, defaultAction, rules, capacity, stages }) => [
    `${name}  ${rules.length} rules, ${capacity} units, default ${defaultAction}  ${arn}`,
    ...stages.map(({ apiId, stageName }) => `  guards ${apiId}/${stageName}`),
  ]);
  return printResult(invocation, { webAcls: acls }, lines.length === 0 ? ['There is no web ACL.'] : lines);
}

async function test(
  client: StudioClient,
  invocation: Invocation,
  [word = '', target = '/']: readonly string[],
): Promise<ExitCode> {
  const { arn } = await findAcl(client, word);
  const verdict = await client.waf.test({
    arn,
    target,
    method: textOption(invocation, 'method') ?? 'GET',
    headers: textPairsOption(invocation, 'headers'),
    body: textOption(invocation, 'body') ?? '',
    ...(textOption(invocation, 'ip') !== undefined && { sourceIp: textOption(invocation, 'ip') ?? '' }),
  });
  printResult(invocation, verdict, verdictLines(verdict));
  return verdict.action === 'ALLOW' ? 0 : 1;
}

async function guard(
  client: StudioClient,
  invocation: Invocation,
  verb: 'guard' | 'unguard',
  words: readonly string[],
): Promise<ExitCode> {
  const stageName = textOption(invocation, 'stage');
  if (stageName === undefined) throw new UsageError('--stage S is required.');
  const [aclWord, apiWord] = verb === 'guard' ? words : [undefined, words[0]];
  const { id: apiId, name } = await findApi(client, apiWord ?? '');
  const acl = aclWord === undefined ? undefined : await findAcl(client, aclWord);
  const result = await client.waf.associate({ apiId, stageName, ...(acl && { arn: acl.arn }) });
  const text =
    acl === undefined ? `Nothing guards ${stageName} of ${name}.` : `${acl.name} guards ${stageName} of ${name}.`;
  return printResult(invocation, result, [text]);
}

async function findAcl(client: StudioClient, word: string): Promise<WebAclState> {
  const found = (await client.waf.list()).find(({ name, arn }) => name === word || arn === word);
  if (found === undefined) throw new StudioError('NOT_FOUND', `There is no web ACL ${word}.`);
  return found;
}

/** `+ evil  BLOCK: query string contains "evil"`, one line for each rule. */
function verdictLines({ action, terminatingRule, rules, labels }: Verdict): readonly string[] {
  return [
    ...rules.map(({ rule, group, isMatch, action: does, evidence, problem }) => {
      const name = group === undefined ? rule : `${group}/${rule}`;
      if (problem !== undefined) return `! ${name}  ${problem}`;
      return isMatch ? `+ ${name}  ${does}: ${evidence?.words ?? ''}` : `- ${name}`;
    }),
    ...(labels.length === 0 ? [] : [`labels ${labels.join(', ')}`]),
    `${action} by ${terminatingRule === undefined ? 'the default action' : `rule ${terminatingRule}`}`,
  ];
}
