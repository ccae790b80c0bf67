// Documentation versions: named snapshots of the parts that a stage can publish.
import { History, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { entityKey } from '../../../../shared/definition/entities';
import type { DocumentationVersion } from '../../../../shared/definition/rest/documentation';
import { EmptyState } from '../../../components/EmptyState';
import { IconAction } from '../../../components/IconAction';
import { SectionHead } from '../../../components/SectionHead';
import { useEntities } from '../../../state/hooks';
import { AllSettings } from '../../forms/fields/AllSettings';
import { documentationVersionFields } from '../../forms/fields/api-fields';
import { AddPart } from '../AddPart';
import { PartsLayout, SectionBar } from '../PartsLayout';
import { usePartEdits } from '../part-edits';
import type { SectionProps } from '../section-props';
import styles from './DocumentationSection.module.css';
import { locationWords } from './location-words';

export interface VersionsViewProps extends SectionProps {
  readonly icon: Parameters<typeof SectionBar>[0]['icon'];
  /** Switches between parts and versions. */
  readonly switcher: ReactNode;
}

/** Newest first. */
export function VersionsView({ view, id, onOpen, icon, switcher }: VersionsViewProps) {
  const edits = usePartEdits();
  const apiId = view.api.id;
  const versions = useEntities('documentation-version', apiId)
    .map(({ entity }) => entity)
    .sort((a, b) => b.createdDate - a.createdDate || (a.version < b.version ? 1 : -1));
  const selected = versions.find(({ version }) => version === id) ?? versions[0];
  const create = async (version: string) => {
    const createdDate = Math.floor(Date.now() / 1_000);
    const key = entityKey('documentation-version', apiId, version);
    const refused = await edits.put(key, { version, createdDate }, `Create documentation version ${version}`);
    if (refused === undefined) onOpen(version);
    return refused;
  };
  const add = (isPrimary: boolean) => (
    <AddPart
      label="New version"
      nameLabel="Version"
      placeholder="1.0.0"
      isPrimary={isPrimary}
      problemOf={(name) =>
        versions.some(({ version }) => version === name) ? `There is a version ${name} already.` : undefined
      }
      onAdd={create}
    />
  );
  if (selected === undefined) {
    return (
      <>
        <SectionBar icon={icon} title="Documentation">
          {switcher}
        </SectionBar>
        <EmptyState
          icon={History}
          title="No versions yet"
          sentence="A version is a snapshot of the parts under a name; a stage publishes one."
          actions={add(true)}
        />
      </>
    );
  }
  const key = entityKey('documentation-version', apiId, selected.version);
  return (
    <>
      <SectionBar icon={icon} title="Documentation">
        {switcher}
        {add(false)}
        <IconAction
          icon={Trash2}
          label={`Delete version ${selected.version}`}
          onClick={() => void edits.remove(key, `Documentation version ${selected.version}`)}
        />
      </SectionBar>
      <PartsLayout
        label="Documentation versions"
        rows={versions.map(({ version }) => ({ id: version, name: version, label: version }))}
        selected={selected.version}
        onSelect={onOpen}
      >
        <AllSettings key={selected.version} entityKey={key} place={[]} fields={documentationVersionFields} />
        <FrozenParts version={selected} />
      </PartsLayout>
    </>
  );
}

/** What a stage publishes that names the version: the parts as they were when it was made. */
function FrozenParts({ version: { parts } }: { readonly version: DocumentationVersion }) {
  if (parts === undefined) return null;
  return (
    <section aria-label="Parts of the version">
      <SectionHead title="Parts" count={parts.length} detail="as they were when the version was made" />
      <ul className={styles.parts}>
        {parts.map(({ id, location, properties }) => (
          <li key={id}>
            <b>{locationWords(location)}</b> <code>{properties}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
