// The request that the lab asks an authorizer about, row by row.
import { Select, TagsInput, TextInput } from '@mantine/core';
import { FormGrid, FormRow } from '../../components/FormRow';
import { KeyValueEditor } from '../../components/KeyValueEditor';
import styles from './AuthorizerLab.module.css';
import type { LabAuthorizer } from './lab-authorizer';
import type { LabForm } from './lab-input';
import { TokenSource } from './TokenSource';

export interface LabRowsProps {
  readonly authorizer: LabAuthorizer;
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

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** Choosing a method or route of the API fills in verb, path and scopes. */
export function LabRows({ authorizer, form, stageNames, onChange }: LabRowsProps) {
  const { uses, place } = authorizer;
  const guarded = place.kind === 'v2-section' ? 'route' : 'method';
  const chooseUse = (name: string | null) => {
    const use = uses.find((each) => each.name === name);
    if (use !== undefined) onChange({ httpMethod: use.httpMethod, path: use.path, scopes: use.scopes });
  };
  // a group that the authorizer does not read and that nobody has filled is no help
  const shown = groups.filter(([name]) => name === 'headers' || form[name].length > 0 || authorizer.seesRequest);
  return (
    <>
      <FormGrid>
        <FormRow label="Stage">
          {(ids) => (
            <Select
              {...ids}
              w={200}
              data={[...stageNames]}
              value={form.stageName ?? null}
              placeholder="none"
              clearable
              comboboxProps={{ shadow: 'md' }}
              onChange={(stageName) => onChange({ stageName: stageName ?? undefined })}
            />
          )}
        </FormRow>
        <FormRow label="Request">
          <Select
            aria-label="Verb"
            w={100}
            data={verbs}
            value={form.httpMethod}
            allowDeselect={false}
            comboboxProps={{ shadow: 'md' }}
            onChange={(httpMethod) => httpMethod !== null && onChange({ httpMethod })}
          />
          <TextInput
            aria-label="Path"
            flex={1}
            miw={80}
            classNames={{ input: styles.mono ?? '' }}
            value={form.path}
            spellCheck={false}
            onChange={(event) => onChange({ path: event.currentTarget.value })}
          />
          {uses.length > 0 && (
            <Select
              aria-label={`Guarded ${guarded}`}
              w={180}
              data={uses.map(({ name }) => name)}
              value={null}
              placeholder={`of a ${guarded} …`}
              comboboxProps={{ shadow: 'md' }}
              onChange={chooseUse}
            />
          )}
        </FormRow>
        <TokenSource authorizer={authorizer} form={form} onChange={onChange} />
        {authorizer.hasScopes && (
          <FormRow label="Scopes">
            {(ids) => (
              <TagsInput
                {...ids}
                flex={1}
                value={[...form.scopes]}
                placeholder={form.scopes.length === 0 ? 'none: an ID token is expected' : ''}
                onChange={(scopes) => onChange({ scopes })}
              />
            )}
          </FormRow>
        )}
      </FormGrid>
      <div className={styles.grid}>
        {shown.map(([name, heading, addWords]) => (
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
