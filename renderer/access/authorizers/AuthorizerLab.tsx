// The authorizer lab: one authorizer asked on its own, with the request made up here.
import { Select, TextInput } from '@mantine/core';
import { Eraser, Play, ShieldCheck, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { entityKey } from '../../../shared/definition/entities';
import type { Authorizer } from '../../../shared/definition/rest/authorizer';
import type { AuthorizerRun } from '../../../shared/trace/authorizer-run';
import { EmptyState } from '../../components/EmptyState';
import { ErrorNote } from '../../components/ErrorNote';
import { errorToast } from '../../components/error-toast';
import { FormGrid, FormRow } from '../../components/FormRow';
import { KeyValueEditor } from '../../components/KeyValueEditor';
import { ToolButton } from '../../components/ToolButton';
import { useToasts } from '../../components/toast-store';
import { SectionBar } from '../../design/sections/PartsLayout';
import { useEntity, useStages } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { openPlace } from '../../state/view-store';
import type { AccessPageProps } from '../access-section';
import { AuthorizerAnswer } from './AuthorizerAnswer';
import styles from './AuthorizerLab.module.css';
import { type LabForm, runInput, startForm } from './lab-input';

/** `id` is `{apiId}/{authorizerId}`. */
export function AuthorizerPage({ id }: AccessPageProps) {
  const [apiId = '', authorizerId = ''] = (id ?? '').split('/');
  const authorizer = useEntity(entityKey('authorizer', apiId, authorizerId));
  if (authorizer !== undefined) return <AuthorizerLab apiId={apiId} authorizer={authorizer} />;
  return (
    <EmptyState
      icon={ShieldCheck}
      title="No authorizers yet"
      sentence="Make one in an API's Authorizers; here it can be asked on its own, without a method behind it."
    />
  );
}

function AuthorizerLab({ apiId, authorizer }: { readonly apiId: string; readonly authorizer: Authorizer }) {
  const { client, view } = useStudio();
  const toasts = useToasts();
  const stageNames = useStages(apiId).map(({ stageName }) => stageName);
  const [form, setForm] = useState<LabForm>(() => startForm(authorizer.identitySource, stageNames[0]));
  const [run, setRun] = useState<AuthorizerRun>();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const change = (part: Partial<LabForm>) => setForm((old) => ({ ...old, ...part }));
  const ask = async () => {
    setBusy(true);
    setError(undefined);
    try {
      setRun(await client.authorizers.run(runInput(apiId, authorizer.id, form)));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const flush = async (stageName: string) => {
    try {
      await client.authorizers.flush({ apiId, stageName });
      toasts.getState().show({ tone: 'ok', title: `Authorizer cache of ${stageName} flushed` });
    } catch (failure) {
      toasts.getState().show(errorToast(failure));
    }
  };
  const { stageName } = form;
  return (
    <>
      <SectionBar icon={ShieldCheck} title={authorizer.name} detail={authorizer.type}>
        <ToolButton
          icon={SlidersHorizontal}
          tone="subtle"
          onClick={() => openPlace(view, apiId, { kind: 'section', section: 'authorizers', id: authorizer.id })}
        >
          Settings
        </ToolButton>
        <ToolButton
          icon={Eraser}
          disabledReason={stageName === undefined ? 'Choose a stage first' : undefined}
          onClick={() => stageName !== undefined && void flush(stageName)}
        >
          Flush cache
        </ToolButton>
        <ToolButton icon={Play} tone="primary" isBusy={isBusy} onClick={() => void ask()}>
          Run
        </ToolButton>
      </SectionBar>
      <section className={styles.body} data-region="form" aria-label={authorizer.name}>
        <LabRows form={form} stageNames={stageNames} onChange={change} />
        {error !== undefined && <ErrorNote error={error} onRetry={() => void ask()} />}
        {run !== undefined && <AuthorizerAnswer run={run} />}
      </section>
    </>
  );
}

interface LabRowsProps {
  readonly form: LabForm;
  readonly stageNames: readonly string[];
  readonly onChange: (part: Partial<LabForm>) => void;
}

const groups = [
  ['headers', 'Header', 'Add header'],
  ['query', 'Query parameter', 'Add query parameter'],
  ['stageVariables', 'Stage variable', 'Add stage variable'],
  ['context', 'Context variable', 'Add context variable'],
] as const;

function LabRows({ form, stageNames, onChange }: LabRowsProps) {
  return (
    <>
      <FormGrid>
        <FormRow label="Stage">
          {(ids) => (
            <Select
              {...ids}
              data={[...stageNames]}
              value={form.stageName ?? null}
              placeholder="None"
              clearable
              onChange={(stageName) => onChange({ stageName: stageName ?? undefined })}
            />
          )}
        </FormRow>
        <FormRow label="Method">
          {(ids) => (
            <Select
              {...ids}
              data={['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']}
              value={form.httpMethod}
              allowDeselect={false}
              onChange={(httpMethod) => httpMethod !== null && onChange({ httpMethod })}
            />
          )}
        </FormRow>
        <FormRow label="Path">
          {(ids) => (
            <TextInput
              {...ids}
              flex={1}
              value={form.path}
              spellCheck={false}
              onChange={(event) => onChange({ path: event.currentTarget.value })}
            />
          )}
        </FormRow>
      </FormGrid>
      <div className={styles.grid}>
        {groups.map(([name, heading, addWords]) => (
          <KeyValueEditor
            key={name}
            label={`${heading}s`}
            nameHeading={heading}
            valueHeading="Value"
            addWords={addWords}
            rows={form[name]}
            onChange={(rows) => onChange({ [name]: rows })}
          />
        ))}
      </div>
    </>
  );
}
