// Makes this machine trust the authority of a workspace, or trust it no longer: the stores of the system, and the one of
// Chromium on Linux. What takes rights that this process has not is left to be typed.
import type { TrustResult } from '../../../shared/contract/certificates';

export interface SystemTrustOptions {
  readonly platform: NodeJS.Platform;
  readonly homeFolder: string;
  /** True for a process that may write where only the administrator may. */
  readonly isAdministrator: boolean;
  readonly hasFile: (path: string) => Promise<boolean>;
  readonly run: (command: readonly string[]) => Promise<{ readonly isDone: boolean; readonly output: string }>;
}

export interface TrustedAuthority {
  /** Its certificate in PEM, as a file. */
  readonly file: string;
  /** SHA-256 in hexadecimal with colons. */
  readonly fingerprint256: string;
  readonly serialNumber: string;
}

export interface SystemTrust {
  /** Undefined where this system cannot be asked. */
  isTrusted(authority: TrustedAuthority): Promise<boolean | undefined>;
  commands(
    authority: TrustedAuthority,
  ): Promise<{ readonly trust: readonly string[]; readonly untrust: readonly string[] }>;
  trust(authority: TrustedAuthority): Promise<TrustResult>;
  untrust(authority: TrustedAuthority): Promise<TrustResult>;
}

interface Step {
  readonly command: readonly string[];
  readonly needsAdministrator: boolean;
}

interface Plan {
  readonly trust: readonly Step[];
  readonly untrust: readonly Step[];
}

/** Makes it. */
export function openSystemTrust(options: SystemTrustOptions): SystemTrust {
  const { platform, homeFolder, isAdministrator, hasFile, run } = options;

  async function planOf(authority: TrustedAuthority): Promise<Plan> {
    if (platform === 'darwin') return darwinPlan(authority, homeFolder);
    if (platform === 'win32') return windowsPlan(authority);
    const anchors = await linuxAnchors(hasFile);
    const database = `${homeFolder}/.pki/nssdb`;
    return linuxPlan(authority, anchors, (await hasFile(database)) ? database : undefined);
  }

  async function take(steps: readonly Step[]): Promise<TrustResult> {
    const taken: { command: string; isDone: boolean; output?: string }[] = [];
    for (const { command, needsAdministrator } of steps) {
      const line = lineOf({ command, needsAdministrator: needsAdministrator && !isAdministrator });
      if (needsAdministrator && !isAdministrator) {
        taken.push({ command: line, isDone: false, output: 'This takes the rights of the administrator.' });
        continue;
      }
      const { isDone, output } = await run(command);
      taken.push({ command: line, isDone, ...(!isDone && { output }) });
    }
    return { steps: taken, remaining: taken.filter(({ isDone }) => !isDone).map(({ command }) => command) };
  }

  return {
    async isTrusted(authority) {
      if (platform === 'linux') return hasFile(anchorFile(authority, await linuxAnchors(hasFile)));
      if (platform === 'darwin') return (await run(['security', 'verify-cert', '-c', authority.file])).isDone;
      if (platform !== 'win32') return undefined;
      return (await run(['certutil', '-user', '-verifystore', 'Root', authority.serialNumber])).isDone;
    },
    async commands(authority) {
      const { trust, untrust } = await planOf(authority);
      return { trust: trust.map(lineOf), untrust: untrust.map(lineOf) };
    },
    trust: async (authority) => take((await planOf(authority)).trust),
    untrust: async (authority) => take((await planOf(authority)).untrust),
  };
}

interface Anchors {
  readonly folder: string;
  readonly update: readonly string[];
}

const debian: Anchors = { folder: '/usr/local/share/ca-certificates', update: ['update-ca-certificates'] };
const fedora: Anchors = { folder: '/etc/pki/ca-trust/source/anchors', update: ['update-ca-trust', 'extract'] };
const arch: Anchors = { folder: '/etc/ca-certificates/trust-source/anchors', update: ['trust', 'extract-compat'] };

async function linuxAnchors(hasFile: SystemTrustOptions['hasFile']): Promise<Anchors> {
  for (const anchors of [debian, fedora, arch]) if (await hasFile(anchors.folder)) return anchors;
  return debian;
}

function anchorFile(authority: TrustedAuthority, { folder }: Anchors): string {
  return `${folder}/${nameOf(authority)}.crt`;
}

/** One per authority: several workspaces can be trusted side by side. */
function nameOf({ fingerprint256 }: TrustedAuthority): string {
  return `gatehouse-${fingerprint256.replaceAll(':', '').slice(0, 12).toLowerCase()}`;
}

function linuxPlan(authority: TrustedAuthority, anchors: Anchors, database: string | undefined): Plan {
  const asRoot = (...command: string[]): Step => ({ command, needsAdministrator: true });
  const forChromium = (...rest: string[]): readonly Step[] =>
    database === undefined
      ? []
      : [{ command: ['certutil', '-d', `sql:${database}`, ...rest], needsAdministrator: false }];
  const name = nameOf(authority);
  return {
    trust: [
      asRoot('cp', authority.file, anchorFile(authority, anchors)),
      asRoot(...anchors.update),
      ...forChromium('-A', '-t', 'C,,', '-n', name, '-i', authority.file),
    ],
    untrust: [
      asRoot('rm', '-f', anchorFile(authority, anchors)),
      asRoot(...anchors.update),
      ...forChromium('-D', '-n', name),
    ],
  };
}

function darwinPlan({ file }: TrustedAuthority, homeFolder: string): Plan {
  const keychain = `${homeFolder}/Library/Keychains/login.keychain-db`;
  const own = (...command: string[]): Step => ({ command, needsAdministrator: false });
  return {
    trust: [own('security', 'add-trusted-cert', '-r', 'trustRoot', '-k', keychain, file)],
    untrust: [own('security', 'remove-trusted-cert', file)],
  };
}

function windowsPlan({ file, serialNumber }: TrustedAuthority): Plan {
  const own = (...command: string[]): Step => ({ command, needsAdministrator: false });
  return {
    trust: [own('certutil', '-user', '-addstore', 'Root', file)],
    untrust: [own('certutil', '-user', '-delstore', 'Root', serialNumber)],
  };
}

function lineOf({ command, needsAdministrator }: Step): string {
  const line = command.map((word) => (/^[\w@%+=:,./\\-]+$/.test(word) ? word : `'${word}'`)).join(' ');
  return needsAdministrator ? `sudo ${line}` : line;
}
