// `gatehouse principals`, `assume-role` and `sign`: who may call, and requests signed as one of them.
import type { StudioClient } from '../../../../shared/contract/contract';
import type { PrincipalReference, SignedCall, SigningCredentials } from '../../../../shared/contract/principals';
import { type Command, type ExitCode, type Invocation, numberOption, textOption, UsageError } from '../command';
import { printResult } from '../print-result';
import { textPairsOption } from '../record-option';
import { withWorkspace, workspaceOption } from '../workspace-option';

export const principalsCommand: Command = {
  name: 'principals',
  summary: 'Lists users, roles and policies of the workspace; makes users and access keys, renames users.',
  usage: '[create-user NAME [--attach ARN] | create-key NAME | rename-user NAME NEW-NAME]',
  positionals: { min: 0, max: 3 },
  options: {
    ...workspaceOption,
    attach: { type: 'string', value: 'ARN', summary: 'with create-user: a managed policy that the user gets' },
  },
  run(invocation) {
    const [action, name, newUserName] = invocation.positionals;
    if (action !== undefined && name === undefined)
      throw new UsageError(`gatehouse principals ${action} needs a name.`);
    return withWorkspace<ExitCode>(invocation, { gateway: false }, async ({ principals }) => {
      if (action === undefined) return listPrincipals(principals, invocation);
      if (action === 'create-user') return createUser(principals, invocation, name ?? '');
      if (action === 'create-key') {
        const { accessKey } = await principals.createAccessKey({ userName: name ?? '' });
        return printResult(invocation, accessKey, environmentLines(accessKey));
      }
      if (action === 'rename-user') {
        if (newUserName === undefined) throw new UsageError('gatehouse principals rename-user needs the new name too.');
        const renamed = await principals.renameUser({ userName: name ?? '', newUserName });
        return printResult(invocation, renamed, [`${name} is ${newUserName} now.`]);
      }
      throw new UsageError(`gatehouse principals has no action ${action}.`);
    });
  },
};

export const assumeRoleCommand: Command = {
  name: 'assume-role',
  summary: 'Prints temporary credentials of a role as AWS_* variables.',
  usage: 'ROLE [--session-name NAME]',
  positionals: { min: 1, max: 1 },
  options: {
    ...workspaceOption,
    'session-name': { type: 'string', value: 'NAME', summary: 'shows in the caller’s ARN (default: gatehouse)' },
    duration: { type: 'string', value: 'SECONDS', summary: 'how long they are good for (default: an hour)' },
    policy: { type: 'string', value: 'JSON', summary: 'a session policy: the session may at most this' },
  },
  run(invocation) {
    const durationSeconds = numberOption(invocation, 'duration', 900, 43_200);
    const sessionName = textOption(invocation, 'session-name');
    const sessionPolicy = textOption(invocation, 'policy');
    return withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const assumed = await client.principals.assumeRole({
        role: invocation.positionals[0] ?? '',
        ...(sessionName !== undefined && { sessionName }),
        ...(durationSeconds !== undefined && { durationSeconds }),
        ...(sessionPolicy !== undefined && { sessionPolicy }),
      });
      for (const warning of assumed.warnings) invocation.output.warn(warning);
      return printResult(invocation, assumed, environmentLines(assumed));
    });
  },
};

export const signCommand: Command = {
  name: 'sign',
  summary: 'Signs a request as a user, role or account; prints its headers, or a curl command line.',
  usage: 'METHOD URL --as user:NAME|role:NAME|account:ID',
  positionals: { min: 2, max: 2 },
  options: {
    ...workspaceOption,
    as: { type: 'string', value: 'WHO', summary: 'user:alice, role:deploy or account:111122223333 (required)' },
    headers: { type: 'string', value: 'JSON', summary: 'request headers as a JSON object' },
    body: { type: 'string', summary: 'the request body' },
    service: { type: 'string', value: 'NAME', summary: 'the service in the signature (default: execute-api)' },
    region: { type: 'string', value: 'NAME', summary: 'the region in the signature (default: as the host says)' },
    presign: { type: 'string', value: 'SECONDS', summary: 'signs in the URL, good for so long' },
    curl: { type: 'boolean', summary: 'prints a curl command line' },
  },
  run(invocation) {
    const as = whoOption(invocation);
    const [method = '', url = ''] = invocation.positionals;
    const presignSeconds = numberOption(invocation, 'presign', 1, 604_800);
    const [service, region, body] = ['service', 'region', 'body'].map((name) => textOption(invocation, name));
    const headers = textPairsOption(invocation, 'headers');
    return withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const signed = await client.principals.sign({
        as,
        method,
        url,
        headers,
        ...(body !== undefined && { body }),
        ...(service !== undefined && { service }),
        ...(region !== undefined && { region }),
        ...(presignSeconds !== undefined && { presignSeconds }),
      });
      const lines = invocation.options.curl === true ? [curlLine(signed, body)] : requestLines(signed);
      return printResult(invocation, signed, lines);
    });
  },
};

type Principals = StudioClient['principals'];

async function listPrincipals(principals: Principals, invocation: Invocation): Promise<ExitCode> {
  const list = await principals.list();
  const has = (row: { readonly policies: readonly string[]; readonly attachedPolicies: readonly string[] }) => {
    const names = [...row.policies, ...row.attachedPolicies.map((arn) => arn.slice(arn.lastIndexOf('/') + 1))];
    return names.length === 0 ? 'no policy' : names.join(', ');
  };
  const lines = [
    ...list.users.flatMap((user) => [
      `user ${user.userName}: ${has(user)}`,
      ...user.accessKeys.map(
        (key) => `  ${key.accessKeyId} ${key.status}${key.hasSecret ? '' : ', its secret is not here'}`,
      ),
    ]),
    ...list.roles.map((role) => `role ${role.roleName}: ${has(role)}`),
    ...list.policies.map(({ policyName, attachedTo }) => `policy ${policyName}: ${attachedTo.join(', ') || 'nobody'}`),
  ];
  return printResult(invocation, list, lines.length === 0 ? ['The workspace has no users, roles or policies.'] : lines);
}

async function createUser(principals: Principals, invocation: Invocation, userName: string): Promise<ExitCode> {
  const attach = textOption(invocation, 'attach');
  const made = await principals.createUser({ userName, ...(attach !== undefined && { attachedPolicies: [attach] }) });
  const keys = made.accessKey === undefined ? [] : environmentLines(made.accessKey);
  return printResult(invocation, made, [`# ${made.arn}`, ...keys]);
}

/** `user:alice`, `role:deploy`, `account:111122223333`. */
function whoOption(invocation: Invocation): PrincipalReference {
  const text = textOption(invocation, 'as') ?? '';
  const [, kind, name = ''] = /^(user|role|account):(.+)$/.exec(text) ?? [];
  if (kind === 'user') return { kind, userName: name };
  if (kind === 'role') return { kind, roleName: name };
  if (kind === 'account') return { kind, accountId: name };
  throw new UsageError('--as takes user:NAME, role:NAME or account:ID.');
}

function environmentLines({ accessKeyId, secretAccessKey, sessionToken }: SigningCredentials): readonly string[] {
  return [
    `export AWS_ACCESS_KEY_ID=${accessKeyId}`,
    `export AWS_SECRET_ACCESS_KEY=${secretAccessKey}`,
    ...(sessionToken === undefined ? [] : [`export AWS_SESSION_TOKEN=${sessionToken}`]),
  ];
}

function requestLines({ method, url, headers }: SignedCall): readonly string[] {
  return [`${method} ${url}`, ...headers.map(([name, value]) => `${name}: ${value}`)];
}

function curlLine({ method, url, headers }: SignedCall, body: string | undefined): string {
  const lines = headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  const sent = body === undefined ? [] : [`--data-binary ${quoted(body)}`];
  // dots in a path stay as they were signed
  return ['curl', '--path-as-is', '-X', method, ...lines, ...sent, quoted(url)].join(' ');
}

/** For a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
