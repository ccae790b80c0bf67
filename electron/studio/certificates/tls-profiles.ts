// Answers the gateway's question how a server name is served over TLS.
import type { X509Certificate } from 'node:crypto';
import { tlsPolicy } from '../../../shared/definition/companions/security-policy';
import type { TlsProfile } from '../../gateway/ports';
import { nodeFiles } from '../../storage/node-files';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { readCertificates } from './certificate-facts';
import type { CertificatePair } from './issue-certificate';
import type { LocalAuthority } from './local-authority';
import { type ServedName, servedName } from './served-name';
import { type ReadTruststore, readTruststore } from './truststore';

export interface ReadyName {
  readonly served: ServedName;
  readonly pair: CertificatePair;
  /** The certificate first, then those that issued it. */
  readonly chain: readonly X509Certificate[];
  readonly truststore?: ReadTruststore & { readonly uri: string };
}

export interface TlsProfilesOptions {
  readonly current: CurrentWorkspace;
  readonly authority: LocalAuthority;
  readonly clock: () => number;
}

export interface TlsProfiles {
  /** Everything that is needed to serve the name. */
  ready(serverName: string): Promise<ReadyName>;
  profile(serverName: string): Promise<TlsProfile>;
}

/** Makes it. */
export function createTlsProfiles({ current, authority, clock }: TlsProfilesOptions): TlsProfiles {
  async function pairOf({ source }: ServedName): Promise<CertificatePair> {
    if (source.kind === 'authority') {
      const leaf = await authority.leafFor(source.names);
      return { ...leaf, certificate: `${leaf.certificate}${(await authority.require()).certificate}` };
    }
    const { certificate, certificateChain = '', privateKey } = source.certificate;
    return { certificate: `${certificate.trimEnd()}\n${certificateChain}`, privateKey };
  }

  async function ready(serverName: string): Promise<ReadyName> {
    const { folder, workingCopy } = current.require();
    const served = servedName(workingCopy.definition, serverName);
    const pair = await pairOf(served);
    const chain = readCertificates(pair.certificate);
    const uri = served.domain?.mutualTlsAuthentication?.truststoreUri;
    if (uri === undefined) return { served, pair, chain };
    const truststore = await readTruststore(uri, { folder, files: nodeFiles(), now: clock() });
    return { served, pair, chain, truststore: { uri, ...truststore } };
  }

  return {
    ready,
    async profile(serverName) {
      const { served, pair, truststore } = await ready(serverName);
      const { name: policy, minVersion, ciphers } = tlsPolicy(served.securityPolicy);
      return {
        ...pair,
        words: served.why,
        policy,
        minVersion,
        ...(ciphers !== undefined && { ciphers }),
        ...(truststore !== undefined && {
          mutual: {
            domainName: served.domain?.domainName ?? serverName,
            truststore: truststore.certificates.map(String).join(''),
            revoked: truststore.revoked,
          },
        }),
      };
    },
  };
}
