// A list of backends of one kind in the centre, and the form of the chosen one.
import { Trash2 } from 'lucide-react';
import { entityKey } from '../../../shared/definition/entities';
import { EmptyState, ExampleCard } from '../../components/EmptyState';
import { IconAction } from '../../components/IconAction';
import { Note } from '../../components/Note';
import { ToolButton } from '../../components/ToolButton';
import { AllSettings } from '../../design/forms/fields/AllSettings';
import { AddPart } from '../../design/sections/AddPart';
import { PartsLayout, SectionBar } from '../../design/sections/PartsLayout';
import { usePartEdits } from '../../design/sections/part-edits';
import { useEntities } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { type BackendSection, openBackend } from '../../state/view-store';
import { backendKinds, backendTitles } from './backend-kinds';
import { RoutesEditor } from './RoutesEditor';

export interface BackendSectionPageProps {
  readonly section: BackendSection;
  readonly id: string | undefined;
}

/** The ARN a VPC link begins with where the workspace has no load balancer yet. */
const someLoadBalancer = 'arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/my-nlb/0123456789abcdef';

/** Adds, edits in place, removes with undo. */
export function BackendSectionPage({ section, id }: BackendSectionPageProps) {
  const kind = backendKinds[section];
  const { view } = useStudio();
  const edits = usePartEdits();
  const loadBalancers = useEntities('load-balancer');
  const rows = useEntities(section)
    .map(({ entity }) => entity as Readonly<Record<string, unknown>>)
    .sort((a, b) => (kind.nameOf(a) < kind.nameOf(b) ? -1 : 1));
  const selected = rows.find((row) => kind.idOf(row) === id) ?? rows[0];
  const title = backendTitles[section];
  const open = (next: string) => openBackend(view, { kind: 'section', section, id: next });
  const create = async (name: string) => {
    const { key, entity } = kind.start(name, loadBalancers[0]?.entity.arn ?? someLoadBalancer);
    const refused = await edits.put(key, entity, `${kind.addLabel} ${name}`);
    if (refused === undefined) open(kind.idOf(entity as Readonly<Record<string, unknown>>));
    return refused;
  };
  const add = (isPrimary: boolean) => (
    <AddPart
      label={kind.addLabel}
      nameLabel={kind.nameLabel}
      placeholder={kind.placeholder}
      isPrimary={isPrimary}
      problemOf={(name) =>
        rows.some((row) => kind.nameOf(row) === name) && section !== 'vpc-link'
          ? `There is ${name} already.`
          : undefined
      }
      onAdd={create}
    />
  );
  if (selected === undefined) {
    return (
      <>
        <SectionBar icon={kind.icon} title={title} />
        <EmptyState
          icon={kind.icon}
          title={`No ${title.charAt(0) === 'V' || title.charAt(0) === 'H' ? title : title.toLowerCase()} yet`}
          sentence={kind.sentence}
          actions={add(true)}
          example={
            <ExampleCard
              title={kind.example.name}
              action={
                <ToolButton tone="subtle" size="small" onClick={() => void create(kind.example.name)}>
                  Add this one
                </ToolButton>
              }
              rows={kind.example.rows}
            />
          }
        />
      </>
    );
  }
  const selectedId = kind.idOf(selected);
  const key = entityKey(section, selectedId);
  const name = kind.nameOf(selected);
  return (
    <>
      <SectionBar icon={kind.icon} title={title}>
        {add(false)}
        <IconAction icon={Trash2} label={`Delete ${name}`} onClick={() => void edits.remove(key, name)} />
      </SectionBar>
      <PartsLayout
        label={title}
        rows={rows.map((row) => ({ id: kind.idOf(row), name: kind.nameOf(row), label: kind.nameOf(row) }))}
        selected={selectedId}
        onSelect={open}
      >
        {section === 'vpc-link' && <UnknownTarget targetArns={selected.targetArns} />}
        <AllSettings key={selectedId} entityKey={key} place={[]} fields={kind.fields} />
        {section === 'http-backend' && <RoutesEditor key={`routes of ${selectedId}`} entityKey={key} />}
      </PartsLayout>
    </>
  );
}

/** Says what becomes of a link whose load balancer the workspace does not know. */
function UnknownTarget({ targetArns }: { readonly targetArns: unknown }) {
  const { view } = useStudio();
  const known = new Set(useEntities('load-balancer').map(({ entity }) => entity.arn));
  const arns = Array.isArray(targetArns) ? targetArns.map(String) : [];
  if (arns.length === 0 || arns.some((arn) => known.has(arn))) return undefined;
  return (
    <Note
      tone="info"
      title="Nothing stands for its load balancer here."
      actions={
        <ToolButton size="small" onClick={() => openBackend(view, { kind: 'section', section: 'load-balancer' })}>
          Open load balancers
        </ToolButton>
      }
    >
      Integrations call their address as it is written. A load balancer with this ARN leads them to a target instead.
    </Note>
  );
}
