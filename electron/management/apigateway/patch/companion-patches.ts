// The patch paths of what stands beside the APIs: API keys, the account, domain names, base path mappings.
import { badRequest } from '../../wire/aws-error';
import { type Draft, listedRefusal, type PatchTable, plainRefusal } from './apply-patch';
import type { PatchOp } from './patch-operation';
import { booleanAt, ipAddressTypeRule, setMember, textAt } from './patch-rules';

const all: readonly PatchOp[] = ['add', 'remove', 'replace'];

export const apiKeyPatches: PatchTable = {
  rules: [
    textAt('/description'),
    booleanAt('/enabled'),
    textAt('/name'),
    textAt('/customerId'),
    {
      // the value is `{restApiId}/{stageName}`, as stageKeys read back
      path: '/stages',
      ops: ['add', 'remove'],
      apply(draft, { op, value = '' }) {
        const others = ((draft.stageKeys as string[] | undefined) ?? []).filter((key) => key !== value);
        draft.stageKeys = op === 'add' ? [...others, value] : others;
      },
    },
  ],
  refuse: listedRefusal(['/description', '/enabled', '/name', '/customerId']),
};

export const accountPatches: PatchTable = {
  rules: [
    textAt('/cloudwatchRoleArn'),
    {
      path: '/features',
      ops: ['add', 'remove'],
      apply(draft, { op, value = '' }) {
        if (op === 'remove' && value === 'UsagePlans') throw badRequest('Usage Plans cannot be disabled once enabled');
        const others = ((draft.features as string[] | undefined) ?? []).filter((feature) => feature !== value);
        draft.features = op === 'add' ? [...others, value] : others;
      },
    },
  ],
  refuse: plainRefusal,
};

export const domainNamePatches: PatchTable = {
  rules: [
    textAt('/certificateName', all),
    textAt('/certificateArn', all),
    textAt('/regionalCertificateName', all),
    textAt('/regionalCertificateArn', all),
    textAt('/ownershipVerificationCertificateArn', all),
    textAt('/mutualTlsAuthentication/truststoreUri', all),
    textAt('/mutualTlsAuthentication/truststoreVersion', all),
    ipAddressTypeRule,
    textAt('/endpointAccessMode'),
    textAt('/securityPolicy'),
    textAt('/routingMode'),
    textAt('/policy'),
    textAt('/managementPolicy'),
    {
      path: '/endpointConfiguration/types',
      ops: ['add', 'remove'],
      apply(draft, { op, value = '' }) {
        const others = typesOf(draft).filter((type) => type !== value);
        // AWS documented: a name that moves has both types until the old one is removed
        const types = op === 'add' ? [...others, value] : others;
        if (types.length === 0) throw badRequest('A domain name needs at least one endpoint type');
        setTypes(draft, types);
      },
    },
    {
      // Terraform and the console name the type's place
      path: '/endpointConfiguration/types/{place}',
      ops: ['replace'],
      apply: (draft, { value = '' }) => setTypes(draft, [value]),
    },
  ],
  refuse: plainRefusal,
  check(draft, before, operations) {
    const trust = draft.mutualTlsAuthentication as Draft | undefined;
    // AWS documented: mutual TLS goes with its trust store
    if (trust !== undefined && trust.truststoreUri === undefined) delete draft.mutualTlsAuthentication;
    const isPrivate = typesOf(before).includes('PRIVATE');
    if (isPrivate !== typesOf(draft).includes('PRIVATE')) {
      // AWS documented: public names do not become private. AWS assumed: the words
      throw badRequest('Cannot migrate between public and private domain names');
    }
    const certificates = operations.filter(({ path = '' }) => /^\/(?:regionalC|c)ertificate(?:Arn|Name)$/i.test(path));
    if (['add', 'remove'].every((op) => certificates.some((operation) => operation.op === op))) {
      // AWS documented: never in one request. AWS assumed: the words
      throw badRequest('Cannot add and remove certificates in one request');
    }
  },
};

function typesOf(draft: Readonly<Draft>): readonly string[] {
  return (draft.endpointConfiguration as { readonly types: readonly string[] }).types;
}

/** The members of a type that is gone go with it. */
function setTypes(draft: Draft, types: readonly string[]): void {
  setMember(draft, '/endpointConfiguration/types', types);
  const gone = [
    ...(types.includes('EDGE') || types.includes('PRIVATE')
      ? []
      : ['certificateArn', 'certificateName', 'distributionDomainName', 'distributionHostedZoneId']),
    ...(types.includes('REGIONAL')
      ? []
      : ['regionalCertificateArn', 'regionalCertificateName', 'regionalDomainName', 'regionalHostedZoneId']),
  ];
  for (const member of gone) delete draft[member];
}

export const basePathMappingPatches: PatchTable = {
  rules: [
    {
      path: '/basePath',
      ops: ['replace'],
      apply(draft, { value = '' }) {
        draft.basePath = value === '' ? '(none)' : value;
      },
    },
    {
      path: '/restapiId',
      ops: ['replace'],
      apply(draft, { value = '' }) {
        draft.restApiId = value;
      },
    },
    textAt('/stage'),
  ],
  refuse: plainRefusal,
};
