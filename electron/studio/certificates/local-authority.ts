// The certificate authority of the open workspace, made when somebody first needs it, and the certificates it issues for
// names that have none of their own.
import { X509Certificate } from 'node:crypto';
import { StudioError } from '../../../shared/contract/errors';
import type { KeyAlgorithm } from '../../../shared/definition/companions/certificate';
import type { CurrentWorkspace, OpenWorkspace } from '../workspace/current-workspace';
import type { CertificatePair } from './issue-certificate';

export interface LocalAuthority {
  /** The authority's own certificate and key. */
  require(): Promise<CertificatePair>;
  /** A certificate for a server that shows these names, the same one again while it is good. */
  leafFor(names: readonly string[]): Promise<CertificatePair>;
  /** A new certificate. */
  issue(names: readonly string[], keyAlgorithm: KeyAlgorithm, isClient?: boolean): Promise<CertificatePair>;
}

export interface LocalAuthorityOptions {
  readonly current: CurrentWorkspace;
  readonly clock: () => number;
  readonly report: (fault: unknown) => void;
}

const dayMs = 24 * 60 * 60 * 1_000;
const authorityDays = 3_650;
/** AWS documented: certificates of ACM are valid for 13 months. */
const leafDays = 395;
/** One that ends sooner is made anew. */
const renewBeforeMs = 30 * dayMs;
/** Clocks of clients may be behind. */
const skewMs = dayMs;
const keptLeaves = 1_000;

interface Held {
  readonly workspace: OpenWorkspace;
  making: Promise<CertificatePair> | undefined;
  readonly leaves: Map<string, Promise<CertificatePair>>;
}

/** Makes it; nothing is read or written before it is asked for. */
export function createLocalAuthority({ current, clock, report }: LocalAuthorityOptions): LocalAuthority {
  let held: Held | undefined;

  function ofWorkspace(): Held {
    const workspace = current.require();
    if (held?.workspace !== workspace) held = { workspace, making: undefined, leaves: new Map() };
    return held;
  }

  async function make({ workspace }: Held): Promise<CertificatePair> {
    const stored = await workspace.authority.read();
    if (stored !== undefined && !endsSoon(stored)) return stored;
    const { issueAuthority } = await import('./issue-certificate');
    const made = await issueAuthority(`Gatehouse local authority (${workspace.name})`, {
      from: clock() - skewMs,
      days: authorityDays,
    });
    try {
      await workspace.authority.write(made);
    } catch (error) {
      // the authority of a workspace that cannot be written is good until it is closed
      if (!(error instanceof StudioError)) throw error;
      report(error);
    }
    return made;
  }

  function endsSoon({ certificate }: CertificatePair): boolean {
    return Date.parse(new X509Certificate(certificate).validTo) - clock() < renewBeforeMs;
  }

  function require(): Promise<CertificatePair> {
    const place = ofWorkspace();
    place.making ??= make(place).catch((error: unknown) => {
      place.making = undefined;
      throw error;
    });
    return place.making;
  }

  async function issue(
    names: readonly string[],
    keyAlgorithm: KeyAlgorithm,
    isClient = false,
  ): Promise<CertificatePair> {
    const { issueLeaf } = await import('./issue-certificate');
    const authority = await require();
    return issueLeaf({ authority, names, keyAlgorithm, isClient, from: clock() - skewMs, days: leafDays });
  }

  return {
    require,
    issue,
    async leafFor(names) {
      const { leaves } = ofWorkspace();
      const key = names.join(' ');
      const known = await leaves.get(key);
      if (known !== undefined && !endsSoon(known)) return known;
      if (leaves.size >= keptLeaves) leaves.delete(leaves.keys().next().value ?? '');
      const made = issue(names, 'EC_prime256v1');
      leaves.set(key, made);
      made.catch(() => leaves.delete(key));
      return made;
    },
  };
}
