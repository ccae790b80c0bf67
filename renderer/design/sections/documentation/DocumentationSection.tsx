// Documentation: parts that describe the API piece by piece, exported with it.
import { BookOpen, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { entityKey } from '../../../../shared/definition/entities';
import { newShortId } from '../../../../shared/definition/ids';
import type { DocumentationPart } from '../../../../shared/definition/rest/documentation';
import { CodeEditor } from '../../../components/CodeEditor';
import { EmptyState, ExampleCard } from '../../../components/EmptyState';
import { FieldError } from '../../../components/FormRow';
import { IconAction } from '../../../components/IconAction';
import { SectionHead } from '../../../components/SectionHead';
import { Segments } from '../../../components/Segments';
import { ToolButton } from '../../../components/ToolButton';
import { useField } from '../../../state/editing';
import { useEntities } from '../../../state/hooks';
import { Mark } from '../../forms/Mark';
import { PartsLayout, SectionBar } from '../PartsLayout';
import { usePartEdits } from '../part-edits';
import type { SectionProps } from '../section-props';
import { AddDocumentation } from './AddDocumentation';
import styles from './DocumentationSection.module.css';
import { byLocation, locationTypeWords, locationWords } from './location-words';
import { VersionsView } from './VersionsView';

/** The section of documentation: its parts, and their versions. */
export function DocumentationSection(props: SectionProps) {
  const versions = useEntities('documentation-version', props.view.api.id);
  const isVersion = versions.some(({ entity }) => entity.version === props.id);
  const [shown, setShown] = useState<'parts' | 'versions'>(isVersion ? 'versions' : 'parts');
  const switcher = (
    <Segments
      label="Show"
      options={[
        { value: 'parts', label: 'Parts' },
        { value: 'versions', label: 'Versions', ...(versions.length > 0 && { count: versions.length }) },
      ]}
      value={shown}
      onChange={setShown}
    />
  );
  if (shown === 'versions') return <VersionsView {...props} icon={BookOpen} switcher={switcher} />;
  return <PartsView {...props} switcher={switcher} />;
}

function PartsView({ view, id, onOpen, switcher }: SectionProps & { readonly switcher: ReactNode }) {
  const edits = usePartEdits();
  const apiId = view.api.id;
  const parts = useEntities('documentation-part', apiId)
    .map(({ entity }) => entity)
    .sort(byLocation);
  const selected = parts.find((part) => part.id === id) ?? parts[0];
  const create = async (location: DocumentationPart['location'], description: string) => {
    const newId = newShortId(Math.random);
    const part: DocumentationPart = { id: newId, location, properties: JSON.stringify({ description }, null, 2) };
    const refused = await edits.put(
      entityKey('documentation-part', apiId, newId),
      part,
      `Document ${locationWords(location)}`,
    );
    if (refused === undefined) onOpen(newId);
    return refused;
  };
  if (selected === undefined) {
    return (
      <>
        <SectionBar icon={BookOpen} title="Documentation">
          {switcher}
        </SectionBar>
        <EmptyState
          icon={BookOpen}
          title="Nothing documented yet"
          sentence="Parts describe the API, its methods, parameters and answers. They go into the exported OpenAPI document."
          actions={<AddDocumentation view={view} isPrimary onAdd={(location) => create(location, '')} />}
          example={
            <ExampleCard
              title="What the API is for"
              action={
                <ToolButton
                  tone="subtle"
                  size="small"
                  onClick={() => void create({ type: 'API' }, `What ${view.api.name} is for.`)}
                >
                  Add this one
                </ToolButton>
              }
              rows={[<span key="api">{`Describes ${view.api.name}`}</span>]}
            />
          }
        />
      </>
    );
  }
  const key = entityKey('documentation-part', apiId, selected.id);
  return (
    <>
      <SectionBar icon={BookOpen} title="Documentation">
        {switcher}
        <AddDocumentation view={view} onAdd={(location) => create(location, '')} />
        <IconAction
          icon={Trash2}
          label="Delete this part"
          onClick={() => void edits.remove(key, `Documentation of ${locationWords(selected.location)}`)}
        />
      </SectionBar>
      <PartsLayout
        label="Documentation parts"
        rows={parts.map((part) => ({
          id: part.id,
          name: `${locationTypeWords(part.location.type)}: ${locationWords(part.location)}`,
          label: locationWords(part.location),
        }))}
        selected={selected.id}
        onSelect={onOpen}
      >
        <PartEditor key={selected.id} entityKey={key} part={selected} />
      </PartsLayout>
    </>
  );
}

interface PartEditorProps {
  readonly entityKey: ReturnType<typeof entityKey<'documentation-part'>>;
  readonly part: DocumentationPart;
}

function PartEditor({ entityKey: key, part }: PartEditorProps) {
  const { value, set, error } = useField<string>(key, ['properties']);
  return (
    <>
      <h2 className={styles.title}>
        {locationTypeWords(part.location.type)} <code>{locationWords(part.location)}</code>
      </h2>
      <SectionHead title="Properties" detail={<Mark setting="documentation-part.properties" />} />
      <div className={styles.frame}>
        <CodeEditor
          label={`Documentation of ${locationWords(part.location)}`}
          language="json"
          value={value ?? ''}
          onChange={set}
          minLines={8}
          maxLines={30}
        />
      </div>
      {error !== undefined && <FieldError message={error} />}
    </>
  );
}
