// A VPC link in the centre: its name, where it leads, and what goes through it.
import { Cable, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { entityKey } from '../../../shared/definition/entities';
import { FormGrid } from '../../components/FormRow';
import { HeadingLevel } from '../../components/heading-level';
import { IconAction } from '../../components/IconAction';
import { Region } from '../../components/Region';
import { SectionHead } from '../../components/SectionHead';
import { FieldRow } from '../../design/forms/fields/FieldRow';
import type { FieldDescriptor } from '../../design/forms/fields/field-descriptor';
import { SectionBar } from '../../design/sections/PartsLayout';
import { usePartEdits } from '../../design/sections/part-edits';
import { useMirror, useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import styles from '../domains/domains.module.css';
import { type LinkRow, linkRows } from './link-uses';

const name: FieldDescriptor = { path: ['name'], label: 'Name', control: { kind: 'text' } };
const tags: FieldDescriptor = {
  path: ['tags'],
  label: 'Tags',
  control: { kind: 'record', nameLabel: 'Tag', valueLabel: 'Value' },
};

const fields: Readonly<Record<LinkRow['kind'], readonly FieldDescriptor[]>> = {
  'load-balancer': [
    { path: ['id'], label: 'VPC link id', control: { kind: 'fixed' } },
    name,
    { path: ['description'], label: 'Description', control: { kind: 'text' } },
    {
      path: ['targetArns'],
      label: 'Load balancer',
      control: { kind: 'list', placeholder: 'arn:aws:elasticloadbalancing:…:loadbalancer/net/…' },
      hint: 'One Network Load Balancer. Its target on this machine is set under Functions, Load balancers.',
    },
    tags,
  ],
  subnets: [
    { path: ['id'], label: 'VPC link id', control: { kind: 'fixed' } },
    name,
    { path: ['subnetIds'], label: 'Subnets', control: { kind: 'list', placeholder: 'subnet-0a1b2c3d4e5f60718' } },
    { path: ['securityGroupIds'], label: 'Security groups', control: { kind: 'list', placeholder: 'sg-0a1b2c3d4e5f' } },
    tags,
  ],
};

/** The link `id`, of either kind. */
export function VpcLinkPage({ id }: { readonly id: string }) {
  const { view } = useStudio();
  const parts = usePartEdits();
  const definition = useMirror((mirror) => mirror.definition);
  const link = useMemo(() => linkRows(definition).find((row) => row.id === id), [definition, id]);
  if (link === undefined) return null;
  const remove = async () => {
    if (await parts.remove(link.key, `VPC link ${link.name}`)) openAccess(view, { section: 'vpc-endpoints' });
  };
  return (
    <>
      <SectionBar icon={Cable} title={link.name} detail={kindWords[link.kind]}>
        <IconAction icon={Trash2} label={`Delete ${link.name}`} onClick={() => void remove()} />
      </SectionBar>
      <Region name="form" label={`VPC link ${link.name}`} className={styles.body}>
        <HeadingLevel value={2}>
          <div className={styles.settings}>
            <FormGrid>
              {fields[link.kind].map((field) => (
                <FieldRow key={field.path.join('.')} entityKey={link.key} place={[]} field={field} />
              ))}
            </FormGrid>
          </div>
          <section className={styles.part} aria-label="Used by">
            <SectionHead title="Used by" count={link.uses.length} detail="while anything is, it cannot be deleted" />
            {link.uses.length === 0 ? (
              <p className={styles.none}>Nothing goes through it. Choose it in an integration: VPC link.</p>
            ) : (
              <ul className={styles.uses}>
                {link.uses.map((use) => (
                  <li key={use}>{use}</li>
                ))}
              </ul>
            )}
          </section>
        </HeadingLevel>
      </Region>
    </>
  );
}

const kindWords: Readonly<Record<LinkRow['kind'], string>> = {
  'load-balancer': 'VPC link to a load balancer, for REST and WebSocket APIs',
  subnets: 'VPC link into subnets, for HTTP APIs',
};

/** True where a link of either kind has the id. */
export function useIsLink(id: string | undefined): boolean {
  return useMirror(
    ({ definition }) =>
      id !== undefined && (definition.has(entityKey('vpc-link', id)) || definition.has(entityKey('v2-vpc-link', id))),
  );
}
