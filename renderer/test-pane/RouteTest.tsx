// The right pane of Design for a route of an HTTP API: a request, and what came back.
import { entityKey } from '../../shared/definition/entities';
import type { V2Route } from '../../shared/definition/v2/route';
import { parseHttpRouteKey } from '../../shared/definition/v2/route-key';
import type { V2ApiView } from '../../shared/definition/v2/v2-view';
import { useRouteTrace } from '../design/last-trace';
import { useClient } from '../state/studio-context';
import { RequestTest } from './RequestTest';
import { routeDraft } from './request-draft';
import styles from './TestPane.module.css';

/** Shown beside the open route. */
export function RouteTest({ view, routeId }: { readonly view: V2ApiView; readonly routeId: string }) {
  const route = view.routes.find(({ id }) => id === routeId);
  return (
    <section className={styles.pane} aria-label="Test" data-region="right">
      {route !== undefined && <OpenRouteTest apiId={view.api.id} route={route} />}
    </section>
  );
}

function OpenRouteTest({ apiId, route }: { readonly apiId: string; readonly route: V2Route }) {
  const client = useClient();
  const { method, path } = requestLineOf(route);
  return (
    <RequestTest
      subject={{
        apiId,
        key: entityKey('v2-route', apiId, route.id),
        path,
        firstDraft: () => routeDraft(method, path),
        test: (request) => client.invocations.testRoute({ apiId, ...request }),
      }}
      httpMethod={method}
      last={useRouteTrace(apiId, route)}
    />
  );
}

/** `$default` takes any path with any method. */
function requestLineOf({ routeKey }: V2Route): { readonly method: string; readonly path: string } {
  const key = parseHttpRouteKey(routeKey);
  return typeof key === 'string' ? { method: 'ANY', path: '/{path+}' } : key;
}
