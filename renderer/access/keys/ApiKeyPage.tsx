// An API key in the centre: its value, whether it is on, its plans; without one chosen, all of them.
import { Copy, Eye, EyeOff, Key, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ApiKey } from '../../../shared/definition/companions/usage-plan';
import { type EntityKey, entityKey } from '../../../shared/definition/entities';
import { CommandButton } from '../../commands/CommandButton';
import { EmptyState } from '../../components/EmptyState';
import { FormGrid, FormRow } from '../../components/FormRow';
import { HeadingLevel } from '../../components/heading-level';
import { IconAction } from '../../components/IconAction';
import { Note } from '../../components/Note';
import { Region } from '../../components/Region';
import { ToolButton } from '../../components/ToolButton';
import { FieldRow } from '../../design/forms/fields/FieldRow';
import type { FieldDescriptor } from '../../design/forms/fields/field-descriptor';
import { SectionBar } from '../../design/sections/PartsLayout';
import { usePartEdits } from '../../design/sections/part-edits';
import { useEntity, useFidelity, useFindings } from '../../state/hooks';
import { useStudio, useView } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import type { AccessPageProps } from '../access-section';
import { useEdits } from '../use-edits';
import styles from './ApiKeyPage.module.css';
import { ApiKeyTable } from './ApiKeyTable';
import { KeyPlans } from './KeyPlans';
import { keyName, maskedValue } from './key-words';

const fields: readonly FieldDescriptor[] = [
  { path: ['name'], label: 'Name', control: { kind: 'text' } },
  { path: ['description'], label: 'Description', control: { kind: 'text' } },
  { path: ['enabled'], label: 'Enabled', control: { kind: 'switch', on: 'on', off: 'off: its requests are refused' } },
  { path: ['customerId'], label: 'Customer id', control: { kind: 'text' } },
  { path: ['id'], label: 'Id', control: { kind: 'fixed' } },
  { path: ['tags'], label: 'Tags', control: { kind: 'record', nameLabel: 'Tag', valueLabel: 'Value' } },
];

/** The key `id`, or the table of all. */
export function ApiKeyPage({ id }: AccessPageProps) {
  const key = id === undefined ? undefined : entityKey('api-key', id);
  const apiKey = useEntity(key);
  return apiKey === undefined || key === undefined ? <AllKeys /> : <KeyView apiKey={apiKey} entityKey={key} />;
}

function AllKeys() {
  const isAsideOpen = useView(({ isTestPaneOpen }) => isTestPaneOpen);
  return (
    <>
      <SectionBar icon={Key} title="API keys">
        <CommandButton command="access.new-key" label="New API key" />
        {!isAsideOpen && <CommandButton command="view.test-pane" look="icon" label="Show personas" />}
      </SectionBar>
      <ApiKeyTable
        empty={
          <EmptyState
            icon={Key}
            place="inline"
            title="No API keys yet"
            sentence="A key lets its caller into methods that require one, as often as its usage plan allows."
            actions={<CommandButton command="access.new-key" tone="primary" label="New API key" />}
          />
        }
      />
    </>
  );
}

function KeyView({ apiKey, entityKey: key }: { readonly apiKey: ApiKey; readonly entityKey: EntityKey }) {
  const { view } = useStudio();
  const parts = usePartEdits();
  const findings = useFindings().filter((finding) => finding.key === key);
  const name = keyName(apiKey);
  return (
    <>
      <SectionBar icon={Key} title={name} detail={apiKey.enabled ? undefined : 'disabled'}>
        <IconAction
          icon={Trash2}
          label={`Delete ${name}`}
          onClick={() =>
            void parts.remove(key, name).then((isGone) => {
              if (isGone) openAccess(view, { section: 'api-keys' });
            })
          }
        />
      </SectionBar>
      <Region name="form" label={`API key ${name}`} className={styles.body}>
        <HeadingLevel value={2}>
          {findings.map(({ rule, message, severity }) => (
            <Note key={rule} tone={severity}>
              {message}
            </Note>
          ))}
          <FormGrid>
            <ValueRow apiKey={apiKey} />
            {fields.map((field) => (
              <FieldRow key={field.path.join('.')} entityKey={key} place={[]} field={field} />
            ))}
            <FormRow label="Usage plans">
              <KeyPlans apiKey={apiKey} />
            </FormRow>
          </FormGrid>
        </HeadingLevel>
      </Region>
    </>
  );
}

function ValueRow({ apiKey }: { readonly apiKey: ApiKey }) {
  const [isShown, setShown] = useState(false);
  const edits = useEdits();
  const fidelity = useFidelity('api-key.value');
  return (
    <FormRow label="Value" fidelity={fidelity?.fidelity} note={fidelity?.note}>
      <code className={styles.value}>{isShown ? apiKey.value : maskedValue(apiKey.value)}</code>
      <IconAction
        size="small"
        icon={isShown ? EyeOff : Eye}
        label={isShown ? 'Hide the value' : 'Show the value'}
        isOn={isShown}
        onClick={() => setShown(!isShown)}
      />
      <ToolButton size="small" tone="subtle" icon={Copy} onClick={() => void edits.copy(apiKey.value, 'Value')}>
        Copy
      </ToolButton>
    </FormRow>
  );
}
