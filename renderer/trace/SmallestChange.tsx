// The smallest edit of a policy that would let the request in: as a difference, with what else it opens, to be taken over.
import type { EntityKey } from '../../shared/definition/entities';
import type { Explanation } from '../../shared/trace/explain-request';
import { ToolButton } from '../components/ToolButton';
import { useToasts } from '../components/toast-store';
import { useEntity } from '../state/hooks';
import { useClient } from '../state/studio-context';
import { changedLines } from './changed-lines';
import styles from './Explainer.module.css';

type Change = NonNullable<Explanation['smallestChange']>;

export function SmallestChange({ change }: { readonly change: Change }) {
  const { said, place, before, after, alsoOpens } = change;
  const { removed, added } = changedLines(before, after);
  return (
    <>
      <div className={styles.head}>
        <h3>Smallest change that would allow it</h3>
        <span>{place}</span>
      </div>
      <div className={styles.change}>
        <p>{said}</p>
        <pre className={styles.diff}>
          {removed.map((line) => (
            <del key={`-${line}`}>{`- ${line.trim()}\n`}</del>
          ))}
          {added.map((line) => (
            <ins key={`+${line}`}>{`+ ${line.trim()}\n`}</ins>
          ))}
        </pre>
        {alsoOpens.map((opens) => (
          <p key={opens}>{opens}</p>
        ))}
        <ApplyButton change={change} />
      </div>
    </>
  );
}

/** Only where a policy of the workspace still reads as it did when the request came. */
function ApplyButton({ change: { entityKey, before, after } }: { readonly change: Change }) {
  const client = useClient();
  const toasts = useToasts();
  const entity = useEntity(entityKey as EntityKey | undefined) as Readonly<Record<string, unknown>> | undefined;
  const path = entity && pathOfText(entity, before);
  if (entityKey === undefined || path === undefined) return null;
  const apply = async () => {
    try {
      await client.definition.update({ key: entityKey as EntityKey, changes: [{ path: [...path], value: after }] });
      const sentence = entityKey.startsWith('rest-api:') ? 'Deploy the API: resource policies need it.' : undefined;
      toasts.getState().show({ tone: 'ok', title: 'The policy is changed', ...(sentence && { sentence }) });
    } catch (error) {
      const sentence = error instanceof Error ? error.message : String(error);
      toasts.getState().show({ tone: 'error', title: 'The policy was not changed', sentence });
    }
  };
  return (
    <ToolButton size="small" onClick={() => void apply()}>
      Apply the change
    </ToolButton>
  );
}

/** Where the entity holds this very text: a member, or one of the policies by name. */
function pathOfText(entity: Readonly<Record<string, unknown>>, text: string): readonly string[] | undefined {
  for (const [name, value] of Object.entries(entity)) {
    if (value === text) return [name];
    if (typeof value !== 'object' || value === null) continue;
    const inner = Object.entries(value).find(([, member]) => member === text);
    if (inner !== undefined) return [name, inner[0]];
  }
  return undefined;
}
