// Joins what the studio does for TLS: the authority, the certificates, and the answers to the gateway's questions.
import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import type { StudioEvents } from '../../../shared/contract/events';
import { parseEntityKey } from '../../../shared/definition/entities';
import { replaceText } from '../../storage/atomic-write';
import { nodeFiles } from '../../storage/node-files';
import type { GatewaySupervisor } from '../gateway/gateway-supervisor';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { certificatesService } from './certificates-service';
import { createLocalAuthority, type LocalAuthority } from './local-authority';
import { openSystemTrust } from './system-trust';
import { createTlsProfiles } from './tls-profiles';
import { readTruststore } from './truststore';

export interface StudioCertificates {
  readonly service: StudioServices['certificates'];
  readonly authority: LocalAuthority;
  /** What is wrong with the truststore of a domain name. */
  truststoreWarnings(uri: string): Promise<readonly string[]>;
  /** The gateway asks how a name is served. */
  wanted(serverName: string): void;
  /** The definition changed: what the gateway was told may hold no longer. */
  follow(event: StudioEvents['definition.changed']): void;
  /** Another workspace is open. */
  entered(): void;
}

export interface StudioCertificatesOptions {
  readonly current: CurrentWorkspace;
  readonly gateway: GatewaySupervisor;
  readonly region: string;
  readonly clock: () => number;
  readonly random: () => number;
  readonly report: (fault: unknown) => void;
}

const tlsKinds = new Set<string>(['certificate', 'domain-name', 'rest-api']);
const authorityFile = 'certificate-authority.pem';

/** Makes them. */
export function createCertificates(options: StudioCertificatesOptions): StudioCertificates {
  const { current, gateway, clock, report } = options;
  const authority = createLocalAuthority({ current, clock, report });
  const profiles = createTlsProfiles({ current, authority, clock });
  const system = openSystemTrust({
    platform: process.platform,
    homeFolder: homedir(),
    isAdministrator: process.getuid?.() === 0,
    hasFile,
    run,
  });

  const waiting = new Set<string>();

  async function answer(serverName: string): Promise<void> {
    try {
      gateway.answerTls(serverName, await profiles.profile(serverName));
    } catch (error) {
      if (!(error instanceof StudioError)) report(error);
      gateway.answerTls(serverName, error instanceof Error ? error.message : String(error));
    }
  }

  return {
    service: certificatesService({ ...options, authority, profiles, system, writeAuthority }),
    authority,
    async truststoreWarnings(uri) {
      try {
        const { folder } = current.require();
        return (await readTruststore(uri, { folder, files: nodeFiles(), now: clock() })).warnings;
      } catch (error) {
        if (error instanceof StudioError) return [error.message];
        throw error;
      }
    },
    wanted(serverName) {
      // clients may come while the workspace opens
      if (current.workspace === undefined) waiting.add(serverName);
      else void answer(serverName);
    },
    follow({ changes }) {
      if (changes.some(({ key }) => tlsKinds.has(parseEntityKey(key).kind))) gateway.forgetTls();
    },
    entered() {
      gateway.forgetTls();
      if (current.workspace === undefined) return;
      for (const serverName of waiting) void answer(serverName);
      waiting.clear();
    },
  };

  async function writeAuthority(certificate: string): Promise<string> {
    const file = join(current.require().folder, '.gatehouse', authorityFile);
    const files = nodeFiles();
    if (!(await hasFile(file)) || (await files.readText(file)) !== certificate) {
      await replaceText(files, file, certificate, 0o644);
    }
    return file;
  }
}

async function hasFile(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false; // access() tells absence by throwing
  }
}

function run([program = '', ...args]: readonly string[]): Promise<{ isDone: boolean; output: string }> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: 60_000 }, (error, stdout, stderr) =>
      resolve({
        isDone: error === null,
        output: error === null ? stdout : `${stderr}`.trim() || error.message,
      }),
    );
  });
}
