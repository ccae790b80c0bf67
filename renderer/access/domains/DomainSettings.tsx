// The settings of a domain name: endpoint type, routing mode, TLS, and the addresses behind it.
import type { DomainName } from '../../../shared/definition/companions/domain-name';
import { isEnhancedPolicy, usualPolicy } from '../../../shared/definition/companions/security-policy';
import type { EntityKey } from '../../../shared/definition/entities';
import { FormGrid, FormRow } from '../../components/FormRow';
import { SectionHead } from '../../components/SectionHead';
import { FieldRow } from '../../design/forms/fields/FieldRow';
import { type FieldDescriptor, plainOptions } from '../../design/forms/fields/field-descriptor';
import { useEntities } from '../../state/hooks';
import { policiesFor, policyChanges, typeChanges } from './domain-changes';
import { endpointTypes, routingModes } from './domain-words';
import styles from './domains.module.css';
import { TogetherRow } from './TogetherRow';

const routing: FieldDescriptor = {
  path: ['routingMode'],
  label: 'Routing mode',
  control: { kind: 'choice', options: routingModes },
  hint: 'Whether routing rules, API mappings or both decide.',
};

const accessMode: FieldDescriptor = {
  path: ['endpointAccessMode'],
  label: 'Access mode',
  control: { kind: 'choice', options: plainOptions(['BASIC', 'STRICT']) },
};

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
  const [type = 'EDGE'] = domain.endpointConfiguration.types;
  const isRegional = type === 'REGIONAL';
  const certificate = useCertificateField(isRegional);
  const { region = 'us-east-1', securityPolicy = usualPolicy } = domain;
  const fields = [
    ...(isEnhancedPolicy(securityPolicy) ? [accessMode] : []),
    ...(isRegional ? trust : []),
    ...addresses.filter(({ path: [name = ''] }) => Object.hasOwn(domain, name)),
  ];
  return (
    <section className={`${styles.part} ${styles.settings}`} aria-label="Settings">
      <SectionHead title="Settings" detail="in force at once, without a deployment" />
      <FormGrid>
        {type === 'PRIVATE' ? (
          <FormRow label="Endpoint type">Private</FormRow>
        ) : (
          <TogetherRow
            entityKey={entityKey}
            label="Endpoint type"
            setting="domain-name.endpointConfiguration.types"
            options={endpointTypes.filter(({ value }) => value !== 'PRIVATE')}
            value={type}
            changesFor={(next) => typeChanges(domain, next === 'EDGE' ? 'EDGE' : 'REGIONAL', region, Math.random)}
          />
        )}
        <FieldRow entityKey={entityKey} place={[]} field={routing} />
        <FieldRow entityKey={entityKey} place={[]} field={certificate} />
        <TogetherRow
          entityKey={entityKey}
          label="Security policy"
          setting="domain-name.securityPolicy"
          options={plainOptions(policiesFor(type))}
          value={securityPolicy}
          changesFor={(next) => policyChanges(domain, next)}
        />
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
