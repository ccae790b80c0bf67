// The function of a Lambda integration: chosen by name, opened with a click, made where there is none.
import { Autocomplete } from '@mantine/core';
import { Code, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { entityKey as keyOf } from '../../../../shared/definition/entities';
import { FormRow } from '../../../components/FormRow';
import { ToolButton } from '../../../components/ToolButton';
import { useField } from '../../../state/editing';
import { useEntities, useEntity, useFidelity } from '../../../state/hooks';
import { useStudio } from '../../../state/studio-context';
import { openBackend } from '../../../state/view-store';
import type { MethodFormProps } from '../method-form';
import { type LambdaUri, readLambdaUri, writeLambdaUri } from './endpoint-uri';
import styles from './IntegrationForms.module.css';

const named = /^(?:[A-Za-z0-9_-]{1,64}|\$\{stageVariables\.\w+\})$/;

/** Writes the invocation ARN from the function's name, its version or alias, and whether the answer is streamed. */
export function LambdaRows({ method, view, node, entityKey }: MethodFormProps) {
  const studio = useStudio();
  const functions = useEntities('function').map(({ entity }) => entity.functionName);
  const fidelity = useFidelity('method.methodIntegration.uri');
  const { value: uri = '', setNow, error } = useField<string>(entityKey, ['methodIntegration', 'uri']);
  const parts = readLambdaUri(uri);
  const [typed, setTyped] = useState(parts?.functionName ?? '');
  useEffect(() => setTyped(parts?.functionName ?? ''), [parts?.functionName]);
  const known = useEntity(keyOf('function', parts?.functionName ?? ''));
  if (parts === undefined) return undefined;
  const isStreamed = method.methodIntegration?.responseTransferMode === 'STREAM';
  const isVariable = parts.functionName.startsWith('${');
  const write = (change: Partial<LambdaUri>) => setNow(writeLambdaUri({ ...parts, ...change }));
  const take = (functionName: string) => {
    setTyped(functionName);
    if (named.test(functionName) && functionName !== parts.functionName) write({ functionName });
  };
  const openFunction = () => openBackend(studio.view, { kind: 'function', functionName: parts.functionName });
  const makeFunction = () =>
    studio.view.setState({
      overlay: {
        kind: 'new-function',
        use: { apiId: view.api.id, resourceId: node.resource.id, httpMethod: method.httpMethod },
      },
    });
  return (
    <>
      <div data-path="methodIntegration.uri">
        <FormRow
          label="Function"
          fidelity={fidelity?.fidelity}
          note={fidelity?.note}
          aside={
            known !== undefined && (
              <ToolButton icon={Code} onClick={openFunction}>
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
          {isVariable ? (
            <span className={styles.quiet}>The stage’s variable names it: each stage may call another function.</span>
          ) : (
            <>
              <span className={styles.quiet}>The workspace has no function {parts.functionName}.</span>
              <ToolButton size="small" icon={Plus} onClick={makeFunction}>
                New function
              </ToolButton>
            </>
          )}
        </div>
      )}
      {isStreamed !== parts.isStreaming && (
        <div className={styles.hint}>
          <span className={styles.quiet}>
            {isStreamed
              ? 'A streamed answer needs the invocation address that streams.'
              : 'This address streams, the answer is buffered.'}
          </span>
          <ToolButton size="small" onClick={() => write({ isStreaming: isStreamed })}>
            Change the address
          </ToolButton>
        </div>
      )}
      <QualifierRow qualifier={parts.qualifier} onChange={(qualifier) => write({ qualifier })} />
    </>
  );
}

interface QualifierRowProps {
  readonly qualifier: string | undefined;
  readonly onChange: (qualifier: string) => void;
}

function QualifierRow({ qualifier = '', onChange }: QualifierRowProps) {
  const fidelity = useFidelity('method.methodIntegration.uri');
  const [typed, setTyped] = useState(qualifier);
  useEffect(() => setTyped(qualifier), [qualifier]);
  const take = () => typed.trim() !== qualifier && onChange(typed.trim());
  return (
    <FormRow label="Version or alias" fidelity={fidelity?.fidelity} note={fidelity?.note}>
      {(ids) => (
        <Autocomplete
          {...ids}
          w={220}
          data={['$LATEST']}
          value={typed}
          placeholder="$LATEST"
          spellCheck={false}
          classNames={{ input: styles.mono ?? '' }}
          onChange={setTyped}
          onBlur={take}
          onKeyDown={(event) => event.key === 'Enter' && take()}
        />
      )}
    </FormRow>
  );
}
