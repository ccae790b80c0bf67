// The right pane of Design: a request for the open method, and what came back.
import { FlaskConical } from 'lucide-react';
import type { ResourceView } from '../../shared/definition/api-view';
import { entityKey } from '../../shared/definition/entities';
import type { Method } from '../../shared/definition/rest/method';
import { EmptyState } from '../components/EmptyState';
import { PaneHead } from '../components/PaneHead';
import { placeToShow } from '../design/design-target';
import { useMethodTrace } from '../design/last-trace';
import { useApiView, usePlace, useSelectedApiId } from '../state/hooks';
import { useClient } from '../state/studio-context';
import { RequestTest } from './RequestTest';
import { firstDraft } from './request-draft';
import styles from './TestPane.module.css';

/** Shown beside the open method; for other places it says what to choose. */
export function TestPane() {
  const apiId = useSelectedApiId();
  const view = useApiView(apiId);
  const place = usePlace(apiId);
  const shown = view === undefined ? undefined : placeToShow(view, place);
  const node = shown?.kind === 'method' ? view?.resources.get(shown.resourceId) : undefined;
  const method = shown?.kind === 'method' ? node?.methods.get(shown.httpMethod) : undefined;
  return (
    <section className={styles.pane} aria-label="Test" data-region="right">
      {apiId === undefined || node === undefined || method === undefined ? (
        <>
          <PaneHead title="Test" />
          <EmptyState
            icon={FlaskConical}
            place="inline"
            title="No method chosen"
            sentence="Choose a method in the tree to send it a request."
          />
        </>
      ) : (
        <MethodTest apiId={apiId} node={node} method={method} />
      )}
    </section>
  );
}

interface MethodTestProps {
  readonly apiId: string;
  readonly node: ResourceView;
  readonly method: Method;
}

function MethodTest({ apiId, node, method }: MethodTestProps) {
  const client = useClient();
  const { httpMethod } = method;
  const resourceId = node.resource.id;
  return (
    <RequestTest
      subject={{
        apiId,
        key: entityKey('method', apiId, resourceId, httpMethod),
        path: node.path,
        firstDraft: () => firstDraft(method, node.path),
        test: ({ verb, ...request }) =>
          client.invocations.test({ apiId, resourceId, httpMethod, ...(httpMethod === 'ANY' && { verb }), ...request }),
      }}
      httpMethod={httpMethod}
      last={useMethodTrace(apiId, node, httpMethod)}
    />
  );
}
