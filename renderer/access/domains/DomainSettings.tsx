// The settings of a domain name: endpoint type, routing mode, TLS, and the addresses behind it.
import type { DomainName } from '../../../shared/definition/companions/domain-name';
import type { EntityKey } from '../../../shared/definition/entities';
import { FormGrid } from '../../components/FormRow';
import { SectionHead } from '../../components/SectionHead';
import { FieldRow } from '../../design/forms/fields/FieldRow';
import { type FieldDescriptor, plainOptions } from '../../design/forms/fields/field-descriptor';
import { useEntities } from '../../state/hooks';
import { endpointTypes, routingModes } from './domain-words';
import styles from './domains.module.css';

const first: readonly FieldDescriptor[] = [
  {
    path: ['endpointConfiguration', 'types'],
    label: 'Endpoint type',
    control: { kind: 'choice', options: endpointTypes, isListOfOne: true },
  },
  {
    path: ['routingMode'],
    label: 'Routing mode',
    control: { kind: 'choice', options: routingModes },
    hint: 'Whether routing rules, API mappings or both decide.',
  },
];

const security: readonly FieldDescriptor[] = [
  {
    path: ['securityPolicy'],
    label: 'Security policy',
    control: {
      kind: 'choice',
      options: plainOptions([
        'TLS_1_0',
        'TLS_1_2',
        'SecurityPolicy_TLS13_1_3_2025_09',
        'SecurityPolicy_TLS13_1_3_FIPS_2025_09',
        'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
        'SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09',
        'SecurityPolicy_TLS13_1_2_PQ_2025_09',
        'SecurityPolicy_TLS13_1_2_2021_06',
      ]),
    },
  },
  {
    path: ['endpointAccessMode'],
    label: 'Access mode',
    control: { kind: 'choice', options: plainOptions(['BASIC', 'STRICT']), unset: 'not set' },
  },
];

const trust: readonly FieldDescriptor[] = [
  {
    path: ['mutualTlsAuthentication', 'truststoreUri'],
    label: 'Truststore URI',
    control: { kind: 'text', isMono: true, placeholder: 's3://bucket/truststore.pem; empty: no mutual TLS' },
  },
];

const addresses: readonly FieldDescriptor[] = [
  { path: ['regionalDomainName'], label: 'Regional name', control: { kind: 'fixed' } },
  { path: ['distributionDomainName'], label: 'Distribution', control: { kind: 'fixed' } },
  { path: ['domainNameArn'], label: 'ARN', control: { kind: 'fixed' } },
  { path: ['domainNameStatus'], label: 'Status', control: { kind: 'fixed' } },
];

export interface DomainSettingsProps {
  readonly domain: DomainName;
  readonly entityKey: EntityKey;
}

/** Certificates are chosen among those of the workspace; any other ARN is kept, too. */
export function DomainSettings({ domain, entityKey }: DomainSettingsProps) {
  const isRegional = domain.endpointConfiguration.types[0] === 'REGIONAL';
  const certificate = useCertificateField(isRegional);
  const fields = [
    ...first,
    certificate,
    ...security,
    ...(isRegional ? trust : []),
    ...addresses.filter(({ path: [name = ''] }) => Object.hasOwn(domain, name)),
  ];
  return (
    <section className={`${styles.part} ${styles.settings}`} aria-label="Settings">
      <SectionHead title="Settings" detail="in force at once, without a deployment" />
      <FormGrid>
        {fields.map((field) => (
          <FieldRow key={field.path.join('.')} entityKey={entityKey} place={[]} field={field} />
        ))}
      </FormGrid>
    </section>
  );
}

function useCertificateField(isRegional: boolean): FieldDescriptor {
  const certificates = useEntities('certificate');
  const options = certificates.map(({ entity }) => ({
    value: `arn:aws:acm:${entity.region ?? 'us-east-1'}:${entity.accountId ?? '000000000000'}:certificate/${entity.certificateId}`,
    label: entity.domainName,
  }));
  const path = [isRegional ? 'regionalCertificateArn' : 'certificateArn'];
  if (options.length === 0) {
    return { path, label: 'Certificate', control: { kind: 'text', isMono: true, placeholder: 'ARN of ACM' } };
  }
  return { path, label: 'Certificate', control: { kind: 'choice', options, unset: 'one that is issued here' } };
}
