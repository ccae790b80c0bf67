// Service of the subject `certificates`.
import { randomUUID, X509Certificate } from 'node:crypto';
import type { TlsInspection } from '../../../shared/contract/certificates';
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import { type Certificate, certificateArn } from '../../../shared/definition/companions/certificate';
import { tlsPolicy } from '../../../shared/definition/companions/security-policy';
import { putEntity, updateEntity } from '../../../shared/definition/edits/entity-edits';
import { entityKey, findEntity, listEntities } from '../../../shared/definition/entities';
import { type Place, placeOf } from '../../../shared/definition/place';
import { clientRefusal } from '../../gateway/1-entry/tls/verify-client';
import { accountIdOf } from '../functions/companions';
import type { GatewaySupervisor } from '../gateway/gateway-supervisor';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { chainFaults, factsOf, readCertificates } from './certificate-facts';
import { certificateDetails, certificateRow } from './certificate-rows';
import { clientCertificateRows, generateClientCertificate } from './client-certificates';
import type { LocalAuthority } from './local-authority';
import { importedCertificate, issuedCertificate } from './make-certificate';
import type { SystemTrust, TrustedAuthority } from './system-trust';
import type { ReadyName, TlsProfiles } from './tls-profiles';

export interface CertificatesOptions {
  readonly current: CurrentWorkspace;
  readonly gateway: GatewaySupervisor;
  readonly authority: LocalAuthority;
  readonly profiles: TlsProfiles;
  readonly system: SystemTrust;
  /** Writes the authority's certificate where commands of the system find it. */
  readonly writeAuthority: (certificate: string) => Promise<string>;
  readonly region: string;
  readonly clock: () => number;
  readonly random: () => number;
}

/** Makes the service. */
export function certificatesService(options: CertificatesOptions): StudioServices['certificates'] {
  const { current, gateway, authority, profiles, system, clock } = options;
  const copy = () => current.require().workingCopy;
  const nowSeconds = () => Math.floor(clock() / 1_000);
  const home = (): Place => ({ region: options.region, accountId: accountIdOf(copy().definition) });
  const rowOf = (certificate: Certificate) => certificateRow(copy().definition, certificate, home(), clock());

  function requireCertificate(certificateId: string): Certificate {
    const found = findEntity(copy().definition, 'certificate', certificateId);
    if (found === undefined) throw new StudioError('NOT_FOUND', `There is no certificate ${certificateId}.`);
    return found;
  }

  async function keep(certificate: Certificate, label: string) {
    const { certificateId } = certificate;
    const key = entityKey('certificate', certificateId);
    const edit = await copy().edit(label, (definition) => putEntity(definition, key, certificate));
    return { ...edit, certificateId, arn: certificateArn(certificate, placeOf(certificate, home())) };
  }

  async function trustedAuthority(): Promise<TrustedAuthority & { readonly certificate: string }> {
    const { certificate } = await authority.require();
    const { fingerprint256, serialNumber } = new X509Certificate(certificate);
    return { certificate, file: await options.writeAuthority(certificate), fingerprint256, serialNumber };
  }

  return {
    async authority() {
      const trusted = await trustedAuthority();
      const [isTrusted, commands] = await Promise.all([system.isTrusted(trusted), system.commands(trusted)]);
      return {
        facts: factsOf(new X509Certificate(trusted.certificate)),
        certificate: trusted.certificate,
        ...(isTrusted !== undefined && { isTrusted }),
        trustCommands: commands.trust,
        untrustCommands: commands.untrust,
      };
    },
    trust: async () => system.trust(await trustedAuthority()),
    untrust: async () => system.untrust(await trustedAuthority()),
    list: () => listEntities(copy().definition, 'certificate').map(({ entity }) => rowOf(entity)),
    show({ certificateId }) {
      const certificate = requireCertificate(certificateId);
      return certificateDetails(certificate, rowOf(certificate), clock());
    },
    async issue({ domainName, subjectAlternativeNames, keyAlgorithm }) {
      const names = [...new Set([domainName, ...subjectAlternativeNames])];
      const [createdAt, made] = [nowSeconds(), await issuedCertificate(authority, names, keyAlgorithm)];
      const issued = { certificateId: randomUUID(), type: 'AMAZON_ISSUED', createdAt, issuedAt: createdAt } as const;
      return keep({ ...issued, ...made }, `Issue certificate ${domainName}`);
    },
    async import({ certificateId, certificateChain, ...texts }) {
      const former = certificateId === undefined ? undefined : requireCertificate(certificateId);
      const made = importedCertificate({ ...texts, ...(certificateChain !== undefined && { certificateChain }) });
      const { certificateChain: _, ...kept } = former ?? { certificateId: randomUUID(), createdAt: nowSeconds() };
      const imported = { ...kept, ...made, type: 'IMPORTED', importedAt: nowSeconds() } as const;
      return keep(imported, `Import certificate ${made.domainName}`);
    },
    async renew({ certificateId }) {
      const former = requireCertificate(certificateId);
      if (former.type === 'IMPORTED') {
        throw new StudioError('INVALID_ARGUMENT', 'An imported certificate is renewed by importing the new one.');
      }
      const names = [...new Set([former.domainName, ...former.subjectAlternativeNames])];
      const made = await issuedCertificate(authority, names, former.keyAlgorithm);
      const { certificate, certificateChain, privateKey } = made;
      const members = Object.entries({ certificate, certificateChain, privateKey, issuedAt: nowSeconds() });
      const changes = members.map(([name, value]) => ({ path: [name], value }));
      return copy().edit(`Renew certificate ${former.domainName}`, (definition) =>
        updateEntity(definition, entityKey('certificate', certificateId), changes),
      );
    },
    issueClient: ({ name }) => authority.issue([name], 'EC_prime256v1', true),
    clientCertificates: () => clientCertificateRows(copy().definition, clock()),
    async generateClientCertificate(members) {
      const made = await generateClientCertificate(copy().definition, nowSeconds(), options.random);
      const { clientCertificateId } = made;
      const key = entityKey('client-certificate', clientCertificateId);
      const edit = await copy().edit('Generate client certificate', (definition) =>
        putEntity(definition, key, { ...made, ...members }),
      );
      return { ...edit, clientCertificateId };
    },
    async inspect({ serverName, clientCertificate }) {
      const ready = await profiles.ready(serverName.toLowerCase());
      const inspection = inspectionOf(serverName, ready, clock());
      const { tlsPort } = gateway.state;
      const client = clientCertificate === undefined ? undefined : judgeClient(clientCertificate, ready, clock());
      return { ...inspection, ...(client && { client }), ...(tlsPort !== undefined && { port: tlsPort }) };
    },
    handshakes: () => gateway.handshakes(),
  };
}

function inspectionOf(serverName: string, { served, chain, truststore }: ReadyName, now: number): TlsInspection {
  const policy = tlsPolicy(served.securityPolicy);
  const covers = serverName === '' || serverName.startsWith('*.') || chain[0]?.checkHost(serverName) !== undefined;
  return {
    serverName,
    why: served.why,
    chain: chain.map(factsOf),
    faults: [
      ...chainFaults(chain, now),
      ...(covers ? [] : [`The certificate is not good for ${serverName}: clients refuse it.`]),
    ],
    policy: policy.name,
    minVersion: policy.minVersion,
    isStrict: served.isStrict,
    ...(truststore !== undefined && {
      mutual: {
        domainName: served.domain?.domainName ?? serverName,
        truststoreUri: truststore.uri,
        file: truststore.file,
        authorities: truststore.certificates.map(factsOf),
        warnings: truststore.warnings,
        revoked: truststore.revoked.reduce((sum, { serials }) => sum + serials.length, 0),
      },
    }),
  };
}

/** Whether a client that shows these would be let in. */
function judgeClient(pem: string, { truststore }: ReadyName, now: number): NonNullable<TlsInspection['client']> {
  const presented = readCertificates(pem, 'clientCertificate');
  const [shown] = presented;
  if (shown === undefined) {
    throw new StudioError('INVALID_ARGUMENT', 'The client’s certificate is no PEM.', { path: 'clientCertificate' });
  }
  const refusal = truststore === undefined ? undefined : clientRefusal(presented, truststore, now);
  return { facts: factsOf(shown), ...(refusal !== undefined && { refusal }) };
}
