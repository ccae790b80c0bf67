// A VPC endpoint in the centre: its VPC, its DNS, its policy; without one chosen, from where each API is reachable.
import { Network, Plus, Trash2 } from 'lucide-react';
import type { VpcEndpoint } from '../../../shared/definition/companions/vpc-endpoint';
import { type EntityKey, entityKey } from '../../../shared/definition/entities';
import { CommandButton } from '../../commands/CommandButton';
import { FormGrid } from '../../components/FormRow';
import { HeadingLevel } from '../../components/heading-level';
import { IconAction } from '../../components/IconAction';
import { Region } from '../../components/Region';
import { SectionHead } from '../../components/SectionHead';
import { ToolButton } from '../../components/ToolButton';
import { FieldRow } from '../../design/forms/fields/FieldRow';
import type { FieldDescriptor } from '../../design/forms/fields/field-descriptor';
import { SectionBar } from '../../design/sections/PartsLayout';
import { usePartEdits } from '../../design/sections/part-edits';
import { useEntity } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import type { AccessPageProps } from '../access-section';
import styles from '../domains/domains.module.css';
import { DocumentField } from '../principals/DocumentField';
import { useEdits } from '../use-edits';
import { ReachPart } from './ReachPart';
import { useIsLink, VpcLinkPage } from './VpcLinkPage';
import { VpcLinksPart } from './VpcLinksPart';

const fields: readonly FieldDescriptor[] = [
  { path: ['description'], label: 'Description', control: { kind: 'text' } },
  { path: ['vpcId'], label: 'VPC', control: { kind: 'text', isMono: true, placeholder: 'vpc-0a1b2c3d4e5f60718' } },
  {
    path: ['privateDnsEnabled'],
    label: 'Private DNS',
    control: {
      kind: 'switch',
      on: 'execute-api hosts lead here, those of public APIs too',
      off: 'off: the APIs’ own hosts lead to the internet',
    },
  },
  {
    path: ['cidrBlocks'],
    label: 'CIDR blocks',
    control: { kind: 'list', placeholder: '10.0.0.0/16' },
    hint: 'Addresses of the VPC: callers through the endpoint have the first one.',
  },
];

/** A policy for all callers, to begin with. */
const everything = JSON.stringify(
  {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }],
  },
  null,
  2,
);

/** The endpoint or link `id`, or who reaches what. */
export function VpcEndpointPage({ id }: AccessPageProps) {
  const key = id === undefined ? undefined : entityKey('vpc-endpoint', id);
  const endpoint = useEntity(key);
  const isLink = useIsLink(id);
  if (id !== undefined && isLink) return <VpcLinkPage id={id} />;
  if (endpoint === undefined || key === undefined) return <Overview />;
  return <EndpointView endpoint={endpoint} entityKey={key} />;
}

function Overview() {
  return (
    <>
      <SectionBar
        icon={Network}
        title="From where an API is reachable"
        detail="as the working copy has it; nothing is sent"
      >
        <CommandButton command="access.new-vpc-endpoint" label="New VPC endpoint" />
      </SectionBar>
      <Region name="form" label="VPC endpoints" className={styles.body}>
        <HeadingLevel value={2}>
          <ReachPart />
          <VpcLinksPart />
        </HeadingLevel>
      </Region>
    </>
  );
}

function EndpointView({ endpoint, entityKey: key }: { readonly endpoint: VpcEndpoint; readonly entityKey: EntityKey }) {
  const { view } = useStudio();
  const parts = usePartEdits();
  const edits = useEdits();
  const { vpcEndpointId, vpcId, policyDocument } = endpoint;
  const setPolicy = (text: string | undefined) =>
    edits.set(key, ['policyDocument'], text, `Policy of ${vpcEndpointId}`);
  return (
    <>
      <SectionBar icon={Network} title={vpcEndpointId} detail={vpcId}>
        <IconAction
          icon={Trash2}
          label={`Delete ${vpcEndpointId}`}
          onClick={() =>
            void parts.remove(key, vpcEndpointId).then((isGone) => {
              if (isGone) openAccess(view, { section: 'vpc-endpoints' });
            })
          }
        />
      </SectionBar>
      <Region name="form" label={`VPC endpoint ${vpcEndpointId}`} className={styles.body}>
        <HeadingLevel value={2}>
          <div className={styles.settings}>
            <FormGrid>
              {fields.map((field) => (
                <FieldRow key={field.path.join('.')} entityKey={key} place={[]} field={field} />
              ))}
            </FormGrid>
          </div>
          <section className={styles.part} aria-label="Policy of the VPC endpoint">
            <SectionHead title="Endpoint policy" detail="asked before the policy of the API; both have to allow">
              <ToolButton
                size="small"
                tone="subtle"
                icon={policyDocument === undefined ? Plus : Trash2}
                onClick={() => void setPolicy(policyDocument === undefined ? everything : undefined)}
              >
                {policyDocument === undefined ? 'Add policy' : 'Remove policy'}
              </ToolButton>
            </SectionHead>
            {policyDocument === undefined ? (
              <p className={styles.none}>No policy: every request may pass to every private API.</p>
            ) : (
              <DocumentField
                label="Policy of the VPC endpoint"
                kind="resource"
                stored={policyDocument}
                onCommit={setPolicy}
              />
            )}
          </section>
          <ReachPart vpcEndpointId={vpcEndpointId} />
        </HeadingLevel>
      </Region>
    </>
  );
}
