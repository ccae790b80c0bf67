// The patch paths of what stands beside the APIs: API keys, the account, domain names, base path mappings.
import { badRequest } from '../../wire/aws-error';
import { type Draft, listedRefusal, type PatchTable, plainRefusal } from './apply-patch';
import type { PatchOp } from './patch-operation';
import { booleanAt, setMember, textAt } from './patch-rules';

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
    textAt('/endpointConfiguration/ipAddressType'),
    textAt('/endpointAccessMode'),
    textAt('/securityPolicy'),
    textAt('/routingMode'),
    textAt('/policy'),
    {
      path: '/endpointConfiguration/types',
      ops: ['add', 'remove'],
      apply(draft, { op, value = '' }) {
        const configuration = draft.endpointConfiguration as { readonly types: readonly string[] };
        const others = configuration.types.filter((type) => type !== value);
        setMember(draft, '/endpointConfiguration/types', op === 'add' ? [value] : others);
      },
    },
    {
      // Terraform and the console name the type's place
      path: '/endpointConfiguration/types/{place}',
      ops: ['replace'],
      apply: (draft, { value = '' }) => setMember(draft, '/endpointConfiguration/types', [value]),
    },
  ],
  refuse: plainRefusal,
  check(draft) {
    const trust = draft.mutualTlsAuthentication as Draft | undefined;
    // AWS documented: mutual TLS goes with its trust store
    if (trust !== undefined && trust.truststoreUri === undefined) delete draft.mutualTlsAuthentication;
  },
};

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
