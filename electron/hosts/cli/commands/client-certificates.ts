// `gatehouse client-certificates`: key pairs that stages show to back ends.
import type { ClientCertificateRow } from '../../../../shared/contract/certificates';
import type { StudioClient } from '../../../../shared/contract/contract';
import { StudioError } from '../../../../shared/contract/errors';
import { entityKey } from '../../../../shared/definition/entities';
import { type Command, type ExitCode, type Invocation, textOption, UsageError } from '../command';
import { printResult } from '../print-result';
import { withWorkspace, workspaceOption } from '../workspace-option';

export const clientCertificatesCommand: Command = {
  name: 'client-certificates',
  summary: 'Lists the certificates that stages show to back ends; generates, shows, describes and deletes them.',
  usage: '[list | generate | show ID | describe ID | delete ID]',
  positionals: { min: 0, max: 2 },
  options: {
    ...workspaceOption,
    description: { type: 'string', value: 'TEXT', summary: 'with generate and describe: what it is for' },
  },
  run(invocation) {
    const [word = 'list', id] = invocation.positionals;
    const action = Object.hasOwn(actions, word) ? actions[word] : undefined;
    if (action === undefined) throw new UsageError(`gatehouse client-certificates has no action ${word}.`);
    if (id === undefined && word !== 'list' && word !== 'generate') {
      throw new UsageError(`gatehouse client-certificates ${word} needs the id of a certificate.`);
    }
    return withWorkspace<ExitCode>(invocation, { gateway: false }, (client) => action(client, invocation, id ?? ''));
  },
};

type Action = (client: StudioClient, invocation: Invocation, id: string) => Promise<ExitCode>;

const actions: Readonly<Record<string, Action>> = {
  async list({ certificates }, invocation) {
    const rows = await certificates.clientCertificates();
    return printResult(invocation, rows, rows.length === 0 ? ['No client certificates.'] : rows.map(rowLine));
  },
  async generate({ certificates }, invocation) {
    const description = textOption(invocation, 'description');
    const made = await certificates.generateClientCertificate(description === undefined ? {} : { description });
    return printResult(invocation, made, [made.clientCertificateId]);
  },
  async show(client, invocation, id) {
    const row = await requireRow(client, id);
    return printResult(invocation, row, [`# ${rowLine(row)}`, row.pem.trimEnd()]);
  },
  async describe(client, invocation, id) {
    const { key } = await requireRow(client, id);
    const description = textOption(invocation, 'description');
    const changes = [{ path: ['description'], ...(description !== undefined && { value: description }) }];
    return printResult(invocation, await client.definition.update({ key, changes }), [`${id} is described.`]);
  },
  async delete(client, invocation, id) {
    const { key } = await requireRow(client, id);
    return printResult(invocation, await client.definition.remove({ key }), [`${id} is gone.`]);
  },
};

async function requireRow({ certificates }: StudioClient, id: string): Promise<ClientCertificateRow> {
  const key = entityKey('client-certificate', id);
  const row = (await certificates.clientCertificates()).find((each) => each.key === key);
  if (row !== undefined) return row;
  throw new StudioError('NOT_FOUND', `There is no client certificate ${id}.`, { path: 'ID' });
}

/** `k3j9x2  until 2027-11-23  used by a1b2c3d4e5/dev  Orders back end` */
function rowLine({
  clientCertificateId,
  notAfter,
  isExpired,
  hasKey,
  usedBy,
  description,
}: ClientCertificateRow): string {
  const day = new Date(notAfter).toISOString().slice(0, 10);
  const users = usedBy.map(({ apiId, stageName }) => `${apiId}/${stageName}`);
  return [
    clientCertificateId,
    `${isExpired ? 'expired' : 'until'} ${day}`,
    users.length === 0 ? 'used by nothing' : `used by ${users.join(', ')}`,
    ...(hasKey ? [] : ['its key is not here']),
    ...(description === undefined ? [] : [description]),
  ].join('  ');
}
