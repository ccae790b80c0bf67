// The methods that call a function, each a click away.
import { Link2Off } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { FunctionUse } from '../../shared/contract/functions';
import { type EntityKey, parseEntityKey } from '../../shared/definition/entities';
import type { HttpMethod } from '../../shared/definition/rest/method';
import { EmptyState } from '../components/EmptyState';
import { MethodBadge } from '../components/MethodBadge';
import { Skeletons } from '../components/Skeletons';
import { useMirror, useStudio } from '../state/studio-context';
import { openPlace } from '../state/view-store';
import styles from './UsedByTab.module.css';

/** Read anew with every change of the definition. */
export function UsedByTab({ functionName }: { readonly functionName: string }) {
  const { client, view } = useStudio();
  const revision = useMirror((mirror) => mirror.revision);
  const [uses, setUses] = useState<readonly FunctionUse[]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision may have other uses
  useEffect(() => {
    let isWanted = true;
    client.functions
      .usedBy({ functionName })
      .then((found) => isWanted && setUses(found))
      // a function that was removed meanwhile is used by nothing
      .catch(() => isWanted && setUses([]));
    return () => {
      isWanted = false;
    };
  }, [client, functionName, revision]);
  if (uses === undefined) return <Skeletons label="Looking for uses" rows={3} />;
  if (uses.length === 0) {
    return (
      <EmptyState
        icon={Link2Off}
        title="No method calls it"
        sentence="Open a method’s integration request, choose Lambda, and pick this function. A name in a stage variable is not followed."
      />
    );
  }
  return (
    <div className={styles.list}>
      {uses.map((use) => (
        <button key={use.key} type="button" className={styles.row} onClick={() => openUse(use.key)}>
          <MethodBadge method={use.httpMethod as HttpMethod} width="column" />
          <code>{use.path}</code>
          <span className={styles.quiet}>
            {use.apiName}, {use.integrationType}
          </span>
        </button>
      ))}
    </div>
  );

  function openUse(key: EntityKey) {
    const [apiId = '', resourceId = '', httpMethod = ''] = parseEntityKey(key).ids;
    openPlace(view, apiId, {
      kind: 'method',
      resourceId,
      httpMethod: httpMethod as HttpMethod,
      box: 'integration-request',
    });
  }
}
