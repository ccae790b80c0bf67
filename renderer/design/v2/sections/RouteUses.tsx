// The list "Used by" of an integration, authorizer or model: the routes that name it.
import type { V2Route } from '../../../../shared/definition/v2/route';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { MethodBadge } from '../../../components/MethodBadge';
import { SectionHead } from '../../../components/SectionHead';
import { routeWords } from '../../../state/entity-words';
import { useStudio } from '../../../state/studio-context';
import { openPlace } from '../../../state/view-store';
import styles from '../../sections/UsedBy.module.css';

/** Each row opens its route. */
export function RouteUses({ view, routes }: { readonly view: V2ApiView; readonly routes: readonly V2Route[] }) {
  const { view: viewStore } = useStudio();
  return (
    <section aria-label="Used by">
      <SectionHead title="Used by" count={routes.length === 0 ? undefined : routes.length} />
      {routes.length === 0 && <p className={styles.none}>No route uses it.</p>}
      <div className={styles.list}>
        {routes.map(({ id, routeKey }) => {
          const { title, httpMethod } =
            view.api.protocolType === 'HTTP' ? routeWords(routeKey) : { title: routeKey, httpMethod: undefined };
          return (
            <button
              key={id}
              type="button"
              className={styles.row}
              onClick={() => openPlace(viewStore, view.api.id, { kind: 'route', routeId: id })}
            >
              {httpMethod !== undefined && <MethodBadge method={httpMethod} width="column" />}
              <code>{title}</code>
            </button>
          );
        })}
      </div>
    </section>
  );
}
