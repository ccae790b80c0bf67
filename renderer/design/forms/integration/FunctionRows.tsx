// The function that an invocation ARN names: chosen by name or ARN, its version or alias, opened with a click.
import { Autocomplete } from '@mantine/core';
import { Code } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { entityKey as keyOf } from '../../../../shared/definition/entities';
import { FormRow } from '../../../components/FormRow';
import { ToolButton } from '../../../components/ToolButton';
import { useEntities, useEntity, useFidelity } from '../../../state/hooks';
import { useStudio } from '../../../state/studio-context';
import { openBackend } from '../../../state/view-store';
import { type LambdaUri, readFunctionArn } from './endpoint-uri';
import styles from './IntegrationForms.module.css';

const named = /^(?:[A-Za-z0-9_-]{1,64}|\$\{stageVariables\.\w+\})$/;

export interface FunctionRowsProps {
  readonly parts: LambdaUri;
  /** The ledger's name of the setting. */
  readonly setting: string;
  /** Where search and problems find the field. */
  readonly path: string;
  readonly error: string | undefined;
  readonly onWrite: (change: Partial<LambdaUri>) => void;
  /** Offered where the workspace has no function of that name. */
  readonly missing: ReactNode;
  /** Between the function and its version. */
  readonly children?: ReactNode;
}

/** A pasted function ARN is taken apart. */
export function FunctionRows({ parts, setting, path, error, onWrite, missing, children }: FunctionRowsProps) {
  const studio = useStudio();
  const functions = useEntities('function').map(({ entity }) => entity.functionName);
  const fidelity = useFidelity(setting);
  const { functionName, qualifier } = parts;
  const [typed, setTyped] = useState(functionName);
  useEffect(() => setTyped(functionName), [functionName]);
  const known = useEntity(keyOf('function', functionName));
  const take = (text: string) => {
    const pasted = readFunctionArn(text);
    setTyped(pasted?.functionName ?? text);
    if (pasted !== undefined) onWrite(pasted);
    else if (named.test(text) && text !== functionName) onWrite({ functionName: text });
  };
  const open = () => openBackend(studio.view, { kind: 'function', functionName });
  return (
    <>
      <div data-path={path}>
        <FormRow
          label="Function"
          fidelity={fidelity?.fidelity}
          note={fidelity?.note}
          aside={
            known !== undefined && (
              <ToolButton icon={Code} onClick={open}>
                Open function
              </ToolButton>
            )
          }
          error={error ?? (named.test(typed) ? undefined : 'A function name has letters, digits, - and _.')}
        >
          {(ids) => (
            <Autocomplete
              {...ids}
              flex={1}
              data={functions}
              value={typed}
              spellCheck={false}
              classNames={{ input: styles.mono ?? '' }}
              comboboxProps={{ shadow: 'md' }}
              onChange={setTyped}
              onOptionSubmit={take}
              onBlur={() => take(typed)}
              onKeyDown={(event) => event.key === 'Enter' && take(typed)}
            />
          )}
        </FormRow>
      </div>
      {known === undefined && (
        <div className={styles.hint}>
          {functionName.startsWith('${') ? (
            <span className={styles.quiet}>The stage’s variable names it: each stage may call another function.</span>
          ) : (
            missing
          )}
        </div>
      )}
      {children}
      <QualifierRow
        qualifier={qualifier}
        offered={['$LATEST', ...Object.keys(known?.aliases ?? {}), ...Object.keys(known?.versions ?? {})]}
        setting={setting}
        onChange={(next) => onWrite({ qualifier: next })}
      />
    </>
  );
}

interface QualifierRowProps {
  readonly qualifier: string | undefined;
  readonly offered: readonly string[];
  readonly setting: string;
  readonly onChange: (qualifier: string) => void;
}

function QualifierRow({ qualifier = '', offered, setting, onChange }: QualifierRowProps) {
  const fidelity = useFidelity(setting);
  const [typed, setTyped] = useState(qualifier);
  useEffect(() => setTyped(qualifier), [qualifier]);
  const take = (text: string) => text.trim() !== qualifier && onChange(text.trim());
  return (
    <FormRow label="Version or alias" fidelity={fidelity?.fidelity} note={fidelity?.note}>
      {(ids) => (
        <Autocomplete
          {...ids}
          w={220}
          data={[...offered]}
          value={typed}
          placeholder="$LATEST"
          spellCheck={false}
          classNames={{ input: styles.mono ?? '' }}
          onChange={setTyped}
          onOptionSubmit={take}
          onBlur={() => take(typed)}
          onKeyDown={(event) => event.key === 'Enter' && take(typed)}
        />
      )}
    </FormRow>
  );
}
