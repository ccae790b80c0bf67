// From a request to the function that served it: its code, and the lines it logged for this invocation.
import { Code, ScrollText } from 'lucide-react';
import { entityKey } from '../../../../shared/definition/entities';
import type { TraceFunctionCall } from '../../../../shared/trace/trace';
import { ToolButton } from '../../../components/ToolButton';
import { useEntity } from '../../../state/hooks';
import { useStudio } from '../../../state/studio-context';
import { openBackend } from '../../../state/view-store';
import styles from './FunctionLinks.module.css';

/** Two buttons; nothing where the workspace no longer has the function. */
export function FunctionLinks({ call }: { readonly call: TraceFunctionCall }) {
  const { view } = useStudio();
  const { functionName, requestId } = call;
  const known = useEntity(entityKey('function', functionName));
  if (known === undefined) return undefined;
  return (
    <div className={styles.links}>
      <ToolButton
        size="small"
        icon={Code}
        onClick={() => openBackend(view, { kind: 'function', functionName, tab: 'code' })}
      >
        {`Open ${functionName}`}
      </ToolButton>
      <ToolButton
        size="small"
        icon={ScrollText}
        onClick={() => openBackend(view, { kind: 'function', functionName, tab: 'log', requestId })}
      >
        Its log lines
      </ToolButton>
    </div>
  );
}
