// A persona in the centre: who signs, which token and key are sent, and where the request claims to come from.

import { Select } from '@mantine/core';
import { CircleUserRound, Copy, Trash2 } from 'lucide-react';
import { type EntityKey, entityKey } from '../../../shared/definition/entities';
import { CommandButton } from '../../commands/CommandButton';
import { EmptyState, ExampleCard } from '../../components/EmptyState';
import { FormGrid, FormRow } from '../../components/FormRow';
import { HeadingLevel } from '../../components/heading-level';
import { IconAction } from '../../components/IconAction';
import { Region } from '../../components/Region';
import { SectionHead } from '../../components/SectionHead';
import { ToolButton } from '../../components/ToolButton';
import { FieldRow } from '../../design/forms/fields/FieldRow';
import { SectionBar } from '../../design/sections/PartsLayout';
import { usePartEdits } from '../../design/sections/part-edits';
import { useField } from '../../state/editing';
import { useEntities, useEntity, useFidelity } from '../../state/hooks';
import { useStudio, useView } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import type { AccessPageProps } from '../access-section';
import { keyName } from '../keys/key-words';
import { useEdits } from '../use-edits';
import styles from './PersonaPage.module.css';
import { descriptionField, originFields, plainFields } from './persona-fields';
import { SignerRows } from './SignerRows';
import { TokenRows } from './TokenRows';

/** The persona `id`; without one, how to make the first. */
export function PersonaPage({ id }: AccessPageProps) {
  const key = id === undefined ? undefined : entityKey('persona', id);
  const persona = useEntity(key);
  return persona === undefined || key === undefined ? (
    <NoPersonas />
  ) : (
    <PersonaView name={persona.name} entityKey={key} />
  );
}

function PersonaView({ name, entityKey: key }: { readonly name: string; readonly entityKey: EntityKey }) {
  const { view } = useStudio();
  const parts = usePartEdits();
  const isAsideOpen = useView(({ isTestPaneOpen }) => isTestPaneOpen);
  return (
    <>
      <SectionBar icon={CircleUserRound} title={name} detail="persona">
        {!isAsideOpen && <CommandButton command="view.test-pane" look="icon" label="Show personas" />}
        <IconAction
          icon={Copy}
          label={`Duplicate ${name}`}
          onClick={() => view.setState({ overlay: { kind: 'new-persona', like: name } })}
        />
        <IconAction
          icon={Trash2}
          label={`Delete ${name}`}
          onClick={() =>
            void parts.remove(key, name).then((isGone) => {
              if (isGone) openAccess(view, { section: 'personas' });
            })
          }
        />
      </SectionBar>
      <Region name="form" label={`Persona ${name}`} className={styles.body}>
        <HeadingLevel value={2}>
          <FormGrid>
            <FieldRow entityKey={key} place={[]} field={descriptionField} />
          </FormGrid>
          <div className={styles.group}>
            <SectionHead title="Token" detail="minted for each request by the local identity provider" />
            <TokenRows entityKey={key} />
          </div>
          <div className={styles.group}>
            <SectionHead title="Signature" detail="AWS Signature Version 4, for methods with AWS_IAM" />
            <SignerRows entityKey={key} />
          </div>
          <div className={styles.group}>
            <SectionHead title="API key, headers, query" />
            <FormGrid>
              <ApiKeyRow entityKey={key} />
              {plainFields.map((field) => (
                <FieldRow key={field.path.join('.')} entityKey={key} place={[]} field={field} />
              ))}
            </FormGrid>
          </div>
          <div className={styles.group}>
            <SectionHead title="Origin" detail="believed on this machine only, for policies without a VPC" />
            <FormGrid>
              {originFields.map((field) => (
                <FieldRow key={field.path.join('.')} entityKey={key} place={[]} field={field} />
              ))}
            </FormGrid>
          </div>
        </HeadingLevel>
      </Region>
    </>
  );
}

function ApiKeyRow({ entityKey: key }: { readonly entityKey: EntityKey }) {
  const field = useField<string>(key, ['apiKeyId']);
  const fidelity = useFidelity('persona.apiKeyId');
  const keys = useEntities('api-key').map(({ entity }) => entity);
  const isGone = field.value !== undefined && !keys.some(({ id }) => id === field.value);
  return (
    <FormRow
      label="API key"
      fidelity={fidelity?.fidelity}
      note={fidelity?.note}
      error={field.error ?? (isGone ? `API key ${field.value} is gone.` : undefined)}
    >
      {(ids) => (
        <Select
          {...ids}
          className={styles.wide ?? ''}
          data={keys.map((each) => ({ value: each.id, label: keyName(each) }))}
          value={field.value ?? null}
          placeholder="none"
          clearable
          searchable={keys.length > 12}
          comboboxProps={{ shadow: 'md' }}
          onChange={(next) => field.setNow(next ?? undefined)}
        />
      )}
    </FormRow>
  );
}

function NoPersonas() {
  const { view } = useStudio();
  const edits = useEdits();
  const pools = useEntities('user-pool');
  const pool = pools[0]?.entity.id ?? 'us-east-1_Gatehouse';
  const add = async () => {
    const token = { userPoolId: pool, username: 'alice', groups: ['customers'] };
    const isMade = await edits.put('persona:alice', { name: 'alice', token }, 'New persona alice');
    if (isMade) openAccess(view, { section: 'personas', id: 'alice' });
  };
  return (
    <>
      <SectionBar icon={CircleUserRound} title="Personas" />
      <EmptyState
        icon={CircleUserRound}
        title="No personas yet"
        sentence="A persona is a saved caller: its token, API key, signature and origin are put on a request with one click."
        actions={<CommandButton command="access.new-persona" tone="primary" />}
        example={
          <ExampleCard
            title="alice"
            action={
              <ToolButton tone="subtle" size="small" onClick={() => void add()}>
                Add this one
              </ToolButton>
            }
            rows={['a token of the local identity provider', 'group customers']}
          />
        }
      />
    </>
  );
}
