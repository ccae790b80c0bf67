// The function of a Lambda integration: chosen by name, opened with a click, made where there is none.
import { Plus } from 'lucide-react';
import { ToolButton } from '../../../components/ToolButton';
import { useField } from '../../../state/editing';
import { useStudio } from '../../../state/studio-context';
import type { MethodFormProps } from '../method-form';
import { type LambdaUri, readLambdaUri, writeLambdaUri } from './endpoint-uri';
import { FunctionRows } from './FunctionRows';
import styles from './IntegrationForms.module.css';

/** Writes the invocation ARN from the function's name, its version or alias, and whether the answer is streamed. */
export function LambdaRows({ method, view, node, entityKey }: MethodFormProps) {
  const studio = useStudio();
  const { value: uri = '', setNow, error } = useField<string>(entityKey, ['methodIntegration', 'uri']);
  const parts = readLambdaUri(uri);
  if (parts === undefined) return undefined;
  const isStreamed = method.methodIntegration?.responseTransferMode === 'STREAM';
  const write = (change: Partial<LambdaUri>) => setNow(writeLambdaUri({ ...parts, ...change }));
  const makeFunction = () =>
    studio.view.setState({
      overlay: {
        kind: 'new-function',
        use: { apiId: view.api.id, resourceId: node.resource.id, httpMethod: method.httpMethod },
      },
    });
  return (
    <FunctionRows
      parts={parts}
      setting="method.methodIntegration.uri"
      path="methodIntegration.uri"
      error={error}
      onWrite={write}
      missing={
        <>
          <span className={styles.quiet}>The workspace has no function {parts.functionName}.</span>
          <ToolButton size="small" icon={Plus} onClick={makeFunction}>
            New function
          </ToolButton>
        </>
      }
    >
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
    </FunctionRows>
  );
}
