// `gatehouse certificates`: the authority of the workspace, its certificates, and what clients get over TLS.
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { StudioClient } from '../../../../shared/contract/contract';
import { StudioError } from '../../../../shared/contract/errors';
import { keyAlgorithms } from '../../../../shared/definition/companions/certificate';
import { type Command, type ExitCode, type Invocation, textOption, UsageError } from '../command';
import { printResult } from '../print-result';
import { withWorkspace, workspaceOption } from '../workspace-option';
import { detailLines, handshakeLine, inspectionLines, rowLine, trustLines } from './certificate-lines';

type Certificates = StudioClient['certificates'];
type Action = (certificates: Certificates, invocation: Invocation, name: string) => Promise<ExitCode>;

export const certificatesCommand: Command = {
  name: 'certificates',
  summary:
    'Shows, issues, imports and renews certificates, and makes this machine trust the authority of the workspace.',
  usage:
    '[list | show ID | issue NAME | import | renew ID | ca | trust | untrust | client NAME | inspect [SERVER-NAME] | handshakes]',
  positionals: { min: 0, max: 2 },
  options: {
    ...workspaceOption,
    names: { type: 'string', value: 'LIST', summary: 'with issue: more names, with commas between them' },
    'key-algorithm': { type: 'string', value: 'NAME', summary: `with issue: ${keyAlgorithms.join(', ')}` },
    certificate: { type: 'string', value: 'FILE', summary: 'with import: the certificate in PEM' },
    key: { type: 'string', value: 'FILE', summary: 'with import: its private key in PEM' },
    chain: { type: 'string', value: 'FILE', summary: 'with import: the certificates of its issuers in PEM' },
    out: { type: 'string', value: 'DIR', summary: 'with client: writes NAME.pem and NAME.key there' },
    'client-certificate': { type: 'string', value: 'FILE', summary: 'with inspect: would this client be let in?' },
  },
  run(invocation) {
    const [word = 'list', name] = invocation.positionals;
    const action = Object.hasOwn(actions, word) ? actions[word] : undefined;
    if (action === undefined) throw new UsageError(`gatehouse certificates has no action ${word}.`);
    if (name === undefined && named.has(word)) throw new UsageError(`gatehouse certificates ${word} needs a name.`);
    return withWorkspace<ExitCode>(invocation, { gateway: false }, ({ certificates }) =>
      action(certificates, invocation, name ?? ''),
    );
  },
};

const named = new Set(['show', 'issue', 'renew', 'client']);

const actions: Readonly<Record<string, Action>> = {
  async list(certificates, invocation) {
    const rows = await certificates.list();
    return printResult(invocation, rows, rows.length === 0 ? ['No certificates.'] : rows.map(rowLine));
  },
  async show(certificates, invocation, name) {
    const details = await certificates.show({ certificateId: await idOf(certificates, name) });
    return printResult(invocation, details, [...detailLines(details), details.pem.trimEnd()]);
  },
  async issue(certificates, invocation, domainName) {
    const names = textOption(invocation, 'names')?.split(',').filter(Boolean) ?? [];
    const keyAlgorithm = keyAlgorithmOption(invocation);
    const issued = await certificates.issue({
      domainName,
      subjectAlternativeNames: names,
      ...(keyAlgorithm !== undefined && { keyAlgorithm }),
    });
    return printResult(invocation, issued, [issued.arn]);
  },
  async import(certificates, invocation) {
    const [certificate, privateKey] = [
      await fileOption(invocation, 'certificate'),
      await fileOption(invocation, 'key'),
    ];
    if (certificate === undefined || privateKey === undefined) {
      throw new UsageError('gatehouse certificates import needs --certificate FILE and --key FILE.');
    }
    const certificateChain = await fileOption(invocation, 'chain');
    const imported = await certificates.import({
      certificate,
      privateKey,
      ...(certificateChain !== undefined && { certificateChain }),
    });
    return printResult(invocation, imported, [imported.arn]);
  },
  async renew(certificates, invocation, name) {
    const certificateId = await idOf(certificates, name);
    const renewed = await certificates.renew({ certificateId });
    return printResult(invocation, renewed, [`${certificateId} is renewed.`]);
  },
  async ca(certificates, invocation) {
    const authority = await certificates.authority();
    return printResult(invocation, authority, [authority.certificate.trimEnd()]);
  },
  async trust(certificates, invocation) {
    const result = await certificates.trust();
    printResult(invocation, result, trustLines(result));
    return result.remaining.length === 0 ? 0 : 1;
  },
  async untrust(certificates, invocation) {
    const result = await certificates.untrust();
    printResult(invocation, result, trustLines(result));
    return result.remaining.length === 0 ? 0 : 1;
  },
  async client(certificates, invocation, name) {
    const made = await certificates.issueClient({ name });
    const out = textOption(invocation, 'out');
    if (out === undefined)
      return printResult(invocation, made, [made.certificate.trimEnd(), made.privateKey.trimEnd()]);
    const folder = resolve(invocation.places.workingFolder, out);
    const stem = join(folder, name.replace(/[^\w.-]/g, '_'));
    await writeFile(`${stem}.pem`, made.certificate);
    await writeFile(`${stem}.key`, made.privateKey, { mode: 0o600 });
    return printResult(invocation, { certificate: `${stem}.pem`, privateKey: `${stem}.key` }, [
      `${stem}.pem`,
      `${stem}.key`,
    ]);
  },
  async inspect(certificates, invocation, serverName) {
    const clientCertificate = await fileOption(invocation, 'client-certificate');
    const inspection = await certificates.inspect({
      serverName,
      ...(clientCertificate !== undefined && { clientCertificate }),
    });
    printResult(invocation, inspection, inspectionLines(inspection));
    return inspection.faults.length === 0 && inspection.client?.refusal === undefined ? 0 : 1;
  },
  async handshakes(certificates, invocation) {
    const handshakes = await certificates.handshakes();
    return printResult(
      invocation,
      handshakes,
      handshakes.length === 0 ? ['No handshakes yet.'] : handshakes.map(handshakeLine),
    );
  },
};

/** A certificate by its id, its ARN, or a domain name that only one has. */
async function idOf(certificates: Certificates, word: string): Promise<string> {
  const rows = await certificates.list();
  const exact = rows.find(({ certificateId, arn }) => certificateId === word || arn === word);
  const byName = rows.filter(({ domainName }) => domainName === word);
  const found = exact ?? (byName.length === 1 ? byName[0] : undefined);
  if (found !== undefined) return found.certificateId;
  const problem =
    byName.length > 1 ? `Several certificates are for ${word}; use the id.` : `There is no certificate ${word}.`;
  throw new StudioError('NOT_FOUND', problem, { path: 'ID' });
}

async function fileOption(invocation: Invocation, name: string): Promise<string | undefined> {
  const file = textOption(invocation, name);
  return file === undefined ? undefined : readFile(resolve(invocation.places.workingFolder, file), 'utf8');
}

function keyAlgorithmOption(invocation: Invocation) {
  const text = textOption(invocation, 'key-algorithm');
  const known = keyAlgorithms.find((name) => name === text);
  if (text !== undefined && known === undefined) {
    throw new UsageError(`--key-algorithm is one of ${keyAlgorithms.join(', ')}.`);
  }
  return known;
}
