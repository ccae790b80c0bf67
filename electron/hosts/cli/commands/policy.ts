// `gatehouse policy`: looks a policy through, and tells what it says to a caller without sending anything.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { StudioClient } from '../../../../shared/contract/contract';
import { viewRestApi } from '../../../../shared/definition/api-view';
import { type Definition, findEntity } from '../../../../shared/definition/entities';
import { findingRules } from '../../../../shared/definition/findings/finding-rules';
import { matchResourcePath } from '../../../../shared/definition/match-resource-path';
import { readSigner, triedCaller } from '../../../../shared/iam/tried-caller';
import { type TriedAccess, type TriedRequest, tryAccess } from '../../../../shared/iam/try-access';
import { parsePolicy } from '../../../../shared/policy/parse-policy';
import { findPolicyFindings, type PolicySubject } from '../../../../shared/policy/policy-findings';
import { type Command, type ExitCode, type Invocation, textOption, UsageError } from '../command';
import { printResult } from '../print-result';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';

export const policyCommand: Command = {
  name: 'policy',
  summary: 'Looks a policy document through, or tells whether the policies of an API would let a request in.',
  usage: 'check FILE | try API METHOD PATH',
  positionals: { min: 2, max: 4 },
  options: {
    ...workspaceOption,
    kind: { type: 'string', value: 'KIND', summary: 'check: resource (default), identity or trust' },
    stage: { type: 'string', value: 'S', summary: 'try: the stage (required)' },
    as: { type: 'string', value: 'PERSONA', summary: 'try: a persona calls' },
    'source-ip': { type: 'string', value: 'IP', summary: 'try: from this address (default: 127.0.0.1)' },
    vpc: { type: 'string', value: 'ID', summary: 'try: from this VPC' },
    vpce: { type: 'string', value: 'ID', summary: 'try: through this VPC endpoint' },
    account: { type: 'string', value: 'ID', summary: 'try: the account that owns the VPC endpoint' },
    principal: { type: 'string', value: 'ARN', summary: 'try: who signs, as ARN or account id' },
  },
  async run(invocation) {
    const [action, ...words] = invocation.positionals;
    if (action === 'check' && words.length === 1) return check(invocation, words[0] ?? '');
    if (action === 'try' && words.length === 3) return tryPolicies(invocation, words);
    throw new UsageError('gatehouse policy takes check FILE, or try API METHOD PATH.');
  },
};

/** Exit code 1 where the document is broken or can never do what it says. */
async function check(invocation: Invocation, file: string): Promise<ExitCode> {
  const use = textOption(invocation, 'kind') ?? 'resource';
  if (!isUse(use)) throw new UsageError('--kind is resource, identity or trust.');
  const text = await readFile(resolve(invocation.places.workingFolder, file), 'utf8').catch(() => {
    throw new UsageError(`${file} cannot be read.`);
  });
  const findings = findPolicyFindings(text, { use }).map((finding) => ({
    severity: findingRules[finding.rule].severity,
    ...finding,
  }));
  const lines = findings.map(
    ({ severity, line, column, message }) => `${file}:${line}:${column} ${severity} ${message}`,
  );
  printResult(invocation, findings, lines.length === 0 ? ['Nothing is wrong with it.'] : lines);
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** Exit code 1 where the request would be refused. */
async function tryPolicies(invocation: Invocation, [word = '', verb = '', path = '']: readonly string[]) {
  const stageName = textOption(invocation, 'stage');
  if (stageName === undefined) throw new UsageError('gatehouse policy try needs --stage.');
  return withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
    const { id: apiId } = await findApi(client, word);
    const place = { apiId, stageName, verb: verb.toUpperCase(), path };
    const tried = tryAccess(await requestOf(client, invocation, place));
    printResult(invocation, tried, linesOf(tried));
    return tried.verdict === 'refused' ? 1 : 0;
  });
}

type Place = Pick<TriedRequest, 'apiId' | 'stageName' | 'verb' | 'path'>;

async function requestOf(client: StudioClient, invocation: Invocation, place: Place): Promise<TriedRequest> {
  const { entities } = await client.definition.read();
  const definition = new Map(Object.entries(entities)) as Definition;
  const view = viewRestApi(definition, place.apiId);
  const match = view && matchResourcePath(view, place.verb, place.path);
  if (view === undefined || match === undefined)
    throw new UsageError(`The API has no method ${place.verb} ${place.path}.`);
  const { accountId: home } = await client.principals.list({});
  const { api } = view;
  const from = callerOf(definition, invocation);
  const caller = from.signer && triedCaller(definition, home, from.signer);
  if (from.signer !== undefined && caller === undefined) throw new UsageError('The workspace has no such user.');
  const { now } = await client.clock.read({});
  const { signer: _signer, ...values } = from;
  return {
    ...place,
    ...values,
    region: 'us-east-1',
    accountId: api.accountId ?? home,
    isPrivate: api.endpointConfiguration.types[0] === 'PRIVATE',
    authorizationType: view.resources.get(match.resourceId)?.methods.get(match.httpMethod)?.authorizationType ?? 'NONE',
    nowMs: now,
    ...(api.policy !== undefined && { policy: parsePolicy(api.policy, 'resource', api.id) }),
    ...(caller !== undefined && { caller }),
  };
}

/** The persona's values; options come before them. */
function callerOf(definition: Definition, invocation: Invocation) {
  const name = textOption(invocation, 'as');
  const persona = name === undefined ? undefined : findEntity(definition, 'persona', name);
  if (name !== undefined && persona === undefined) throw new UsageError(`There is no persona ${name}.`);
  const principal = textOption(invocation, 'principal');
  const signer = principal === undefined ? persona?.iam : readSigner(principal);
  if (principal !== undefined && signer === undefined) throw new UsageError('--principal is an ARN or an account id.');
  const vpcId = textOption(invocation, 'vpc') ?? persona?.vpcId;
  const vpceId = textOption(invocation, 'vpce') ?? persona?.vpceId;
  const sourceAccount = textOption(invocation, 'account') ?? persona?.accountId;
  return {
    sourceIp: textOption(invocation, 'source-ip') ?? persona?.sourceIp ?? '127.0.0.1',
    ...(signer !== undefined && { signer }),
    ...(vpcId !== undefined && { vpcId }),
    ...(vpceId !== undefined && { vpceId }),
    ...(sourceAccount !== undefined && { sourceAccount }),
  };
}

function linesOf({ verdict, said, evidence }: TriedAccess): readonly string[] {
  const title = { allowed: 'Allowed', refused: '403 Forbidden', authorizer: 'The authorizer decides' }[verdict];
  const statements = (evidence?.policies ?? []).flatMap(({ source, statements: all }) =>
    all.flatMap(({ sid, effect, applies, conditions }, index) => [
      `  ${source}, ${sid ?? `statement ${index + 1}`}, ${effect}: ${applies ? 'applies' : 'does not apply'}`,
      ...conditions.map(
        ({ operator, key, values, actual, holds }) =>
          `    ${holds ? '✓' : '✗'} ${operator} ${key}: wanted ${values.join(', ')}, was ${actual?.join(', ') ?? 'absent'}`,
      ),
    ]),
  );
  const change = evidence?.smallestChange?.said;
  return [`${title}: ${said}`, ...statements, ...(change === undefined ? [] : [`Would let it in: ${change}`])];
}

function isUse(text: string): text is PolicySubject['use'] {
  return text === 'resource' || text === 'identity' || text === 'trust';
}
