// The methods and routes that call a function, each a click away.
import { Link2Off } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { FunctionUse } from '../../shared/contract/functions';
import type { EntityKey } from '../../shared/definition/entities';
import { EmptyState } from '../components/EmptyState';
import { MethodBadge } from '../components/MethodBadge';
import { Skeletons } from '../components/Skeletons';
import { placeOfEntity } from '../state/entity-words';
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
        title="Nothing calls it"
        sentence="Open the integration request of a method or route, choose Lambda, and pick this function. A name in a stage variable is not followed."
      />
    );
  }
  return (
    <div className={styles.list}>
      {uses.map((use) => (
        <button key={use.key} type="button" className={styles.row} onClick={() => openUse(use.key)}>
          {use.httpMethod !== undefined && <MethodBadge method={use.httpMethod} width="column" />}
          <code>{use.path}</code>
          <span className={styles.quiet}>
            {use.apiName}, {use.integrationType}
          </span>
        </button>
      ))}
    </div>
  );

  function openUse(key: EntityKey) {
    const found = placeOfEntity(key);
    if (found === undefined) return;
    const { apiId, place } = found;
    const isBoxed = place.kind === 'method' || place.kind === 'route';
    openPlace(view, apiId, isBoxed ? { ...place, box: 'integration-request' } : place);
  }
}
