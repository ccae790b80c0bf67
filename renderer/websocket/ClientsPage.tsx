// The WebSocket studio: clients side by side, the route selection, and why a frame took its route.
import { Radio, UserPlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { V2ApiView } from '../../shared/definition/v2/v2-view';
import { EmptyState } from '../components/EmptyState';
import { PaneTitle } from '../components/PaneHead';
import { ToolButton } from '../components/ToolButton';
import { useMirror } from '../state/studio-context';
import { AddClientDialog } from './AddClientDialog';
import { ClientColumn } from './ClientColumn';
import styles from './ClientsPage.module.css';
import { firstDraft } from './client-draft';
import type { LogRow } from './client-log';
import { changeColumn, columnIdOf, keepColumnsOf, shownClients, useClientsDesk } from './clients-desk';
import { RecordScenario } from './RecordScenario';
import { SelectionTester } from './SelectionTester';
import { WhyRoute } from './WhyRoute';

/** Shown for `clients` of a WebSocket API. */
export function ClientsPage({ view }: { readonly view: V2ApiView }) {
  const apiId = view.api.id;
  const desk = useClientsDesk();
  const state = useStore(desk);
  const all = useMirror(({ socketClients }) => socketClients);
  const clients = shownClients(
    state,
    all.filter((each) => each.apiId === apiId),
  );
  const [isAdding, setAdding] = useState(false);
  useEffect(() => keepColumnsOf(desk, all), [desk, all]);
  const chosen = state.chosen?.apiId === apiId ? state.chosen : undefined;
  const choose = ({ id, frame }: LogRow) => {
    if (frame === undefined) return;
    desk.setState({ chosen: chosen?.rowId === id ? undefined : { apiId, rowId: id, frame } });
  };
  const add = (
    <ToolButton icon={UserPlus} tone={clients.length === 0 ? 'primary' : 'default'} onClick={() => setAdding(true)}>
      Add client
    </ToolButton>
  );
  return (
    <>
      <PaneTitle
        actions={
          clients.length > 0 && (
            <>
              <RecordScenario view={view} clients={clients} />
              {add}
            </>
          )
        }
      >
        <h1 className={styles.title}>Clients</h1>
        <SelectionTester view={view} />
      </PaneTitle>
      <div className={styles.page}>
        <div className={styles.columns}>
          {clients.length === 0 ? (
            <EmptyState
              icon={Radio}
              title="Nobody is connected from here"
              sentence="Open two clients and let them talk: every frame says which route it took and why."
              actions={add}
            />
          ) : (
            clients.map((each) => (
              <ClientColumn
                key={columnIdOf(state, each.clientId)}
                view={view}
                client={each}
                selected={chosen?.rowId}
                onSelect={choose}
              />
            ))
          )}
        </div>
        {chosen !== undefined && (
          <WhyRoute view={view} frame={chosen.frame} onClose={() => desk.setState({ chosen: undefined })} />
        )}
      </div>
      {isAdding && (
        <AddClientDialog
          apiId={apiId}
          first={firstDraft}
          onClose={() => setAdding(false)}
          onOpened={(clientId, draft) => changeColumn(desk, clientId, { draft })}
        />
      )}
    </>
  );
}
