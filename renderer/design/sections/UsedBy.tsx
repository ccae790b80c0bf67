// The list "Used by": links to the methods, and to models that refer to this one.
import { MethodBadge } from '../../components/MethodBadge';
import { SectionHead } from '../../components/SectionHead';
import type { DesignActions } from '../design-actions';
import styles from './UsedBy.module.css';
import type { MethodUse } from './usages';

export interface UsedByProps {
  readonly uses: readonly MethodUse[];
  readonly models?: readonly string[];
  readonly actions: DesignActions;
}

/** Each row opens what it names. */
export function UsedBy({ uses, models = [], actions }: UsedByProps) {
  const total = uses.length + models.length;
  return (
    <section aria-label="Used by">
      <SectionHead title="Used by" count={total === 0 ? undefined : total} />
      {total === 0 && <p className={styles.none}>Nothing uses it.</p>}
      <div className={styles.list}>
        {uses.map(({ node, method, as }) => (
          <button
            key={`${method.httpMethod} ${node.path} ${as}`}
            type="button"
            className={styles.row}
            onClick={() =>
              actions.open({ kind: 'method', resourceId: node.resource.id, httpMethod: method.httpMethod })
            }
          >
            <MethodBadge method={method.httpMethod} width="column" />
            <code>{node.path}</code>
            <span className={styles.as}>{as}</span>
          </button>
        ))}
        {models.map((model) => (
          <button
            key={model}
            type="button"
            className={styles.row}
            onClick={() => actions.open({ kind: 'section', section: 'models', id: model })}
          >
            <span>{model}</span>
            <span className={styles.as}>model</span>
          </button>
        ))}
      </div>
    </section>
  );
}
