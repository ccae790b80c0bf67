// `gatehouse token`: tokens of user pools, made by the local identity provider, and what a token says.
import type { StudioClient } from '../../../../shared/contract/contract';
import type { DecodedToken, UserPoolSummary } from '../../../../shared/contract/identity';
import {
  type Command,
  choiceOption,
  type ExitCode,
  type Invocation,
  numberOption,
  textOption,
  UsageError,
} from '../command';
import { printResult } from '../print-result';
import { readInput } from '../read-input';
import { recordOption } from '../record-option';
import { withWorkspace, workspaceOption } from '../workspace-option';

const tenYears = 315_360_000;

export const tokenCommand: Command = {
  name: 'token',
  summary:
    'Makes a token of a user pool; decode takes one apart and says whether it is good; without words it lists the pools.',
  usage: '[POOL | decode TOKEN]',
  positionals: { min: 0, max: 2 },
  options: {
    ...workspaceOption,
    username: { type: 'string', value: 'NAME', summary: 'whom it is for; a user of the workspace fills in attributes' },
    groups: { type: 'string', value: 'LIST', summary: 'groups with commas between, instead of the user’s own' },
    scopes: { type: 'string', value: 'LIST', summary: 'scopes with commas or blanks between; makes an access token' },
    client: { type: 'string', value: 'ID', summary: 'the app client it is for' },
    use: { type: 'string', value: 'id|access', summary: 'id unless given, or unless there are scopes' },
    claims: { type: 'string', value: 'JSON', summary: 'claims over those it has anyway; null takes one away' },
    'expires-in': { type: 'string', value: 'N', summary: 'seconds; --expires-in=-60 has expired a minute ago' },
  },
  run(invocation) {
    const [word, token] = invocation.positionals;
    if (word === 'decode' && token === undefined) throw new UsageError('gatehouse token decode needs a TOKEN, or -.');
    if (word !== 'decode' && token !== undefined) throw new UsageError('gatehouse token takes one POOL.');
    return withWorkspace<ExitCode>(invocation, { gateway: false }, (client) => {
      if (word === undefined) return list(client, invocation);
      return word === 'decode' ? decode(client, invocation, token ?? '') : mint(client, invocation, word);
    });
  },
};

async function mint(client: StudioClient, invocation: Invocation, pool: string): Promise<ExitCode> {
  const scopes = listOption(invocation, 'scopes');
  const tokenUse = choiceOption(invocation, 'use', ['id', 'access']) ?? (scopes === undefined ? 'id' : 'access');
  if (scopes !== undefined && tokenUse === 'id') throw new UsageError('--scopes makes an access token, not --use id.');
  const given = {
    username: textOption(invocation, 'username'),
    groups: listOption(invocation, 'groups'),
    scopes,
    clientId: textOption(invocation, 'client'),
    claims: recordOption(invocation, 'claims'),
    expiresIn: numberOption(invocation, 'expires-in', -tenYears, tenYears),
  };
  const poolId = await poolIdOf(client, pool);
  const minted = await client.identity.mint({
    poolId,
    tokenUse,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  });
  return printResult(invocation, minted, [minted.token]);
}

/** A pool goes by its id, or by its name where only one has it. */
async function poolIdOf(client: StudioClient, word: string): Promise<string> {
  const named = (await client.identity.list()).filter(({ name, poolId }) => name === word || poolId === word);
  const [only] = named;
  return named.length === 1 && only !== undefined ? only.poolId : word;
}

async function decode(client: StudioClient, invocation: Invocation, word: string): Promise<ExitCode> {
  const token = word === '-' ? (await readInput(invocation.input)).trim() : word;
  const decoded = await client.identity.decode({ token });
  printResult(invocation, decoded, decodedLines(decoded));
  return decoded.isGood ? 0 : 1;
}

function decodedLines({ header, payload, poolId, facts, isGood }: DecodedToken): readonly string[] {
  const width = Math.max(...facts.map(({ name }) => name.length));
  return [
    ...(header === undefined ? [] : [JSON.stringify(header, undefined, 2)]),
    ...(payload === undefined ? [] : [JSON.stringify(payload, undefined, 2)]),
    ...facts.map(
      ({ name, holds, wanted, actual }) =>
        `${holds ? 'ok' : 'no'}  ${name.padEnd(width)}  ${actual}${holds ? '' : `, wanted ${wanted}`}`,
    ),
    isGood ? `A good token of ${poolId}.` : 'Not a good token.',
  ];
}

async function list(client: StudioClient, invocation: Invocation): Promise<ExitCode> {
  const pools = await client.identity.list();
  const none = ['The workspace has no user pools; a token can be made of any pool id.'];
  return printResult(invocation, pools, pools.length === 0 ? none : pools.map(poolLine));
}

function poolLine({ poolId, name, users, clients, isMapped, issuer }: UserPoolSummary): string {
  const from = isMapped ? `, mapped to ${issuer}` : '';
  return `${poolId}  ${name ?? '(named by an authorizer)'}  users: ${users.length}, clients: ${clients.length}${from}`;
}

function listOption(invocation: Invocation, name: string): readonly string[] | undefined {
  const items = textOption(invocation, name)
    ?.split(/[\s,]+/)
    .filter((item) => item !== '');
  return items as string[] | undefined;
}
