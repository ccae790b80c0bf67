// The WebSocket studio: clients side by side, the route selection, and why a frame took its route.
import { Radio, UserPlus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { V2ApiView } from '../../shared/definition/v2/v2-view';
import type { SocketFrame } from '../../shared/trace/socket-events';
import { EmptyState } from '../components/EmptyState';
import { PaneTitle } from '../components/PaneHead';
import { ToolButton } from '../components/ToolButton';
import { useMirror, useStudio } from '../state/studio-context';
import { AddClientDialog } from './AddClientDialog';
import { ClientColumn } from './ClientColumn';
import styles from './ClientsPage.module.css';
import { type ClientDraft, firstDraft, handshakeOf } from './client-draft';
import type { LogRow } from './client-log';
import { SelectionTester } from './SelectionTester';
import { WhyRoute } from './WhyRoute';

/** Shown for `clients` of a WebSocket API. */
export function ClientsPage({ view }: { readonly view: V2ApiView }) {
  const { client } = useStudio();
  const apiId = view.api.id;
  const all = useMirror(({ socketClients }) => socketClients);
  const clients = all.filter((each) => each.apiId === apiId);
  const [isAdding, setAdding] = useState(false);
  const [chosen, setChosen] = useState<{ readonly rowId: string; readonly frame: SocketFrame }>();
  // how each client was opened, so that it can be opened again
  const drafts = useRef(new Map<string, ClientDraft>());
  const reconnect = async (clientId: string, name: string, stageName: string) => {
    const draft = drafts.current.get(clientId) ?? { ...firstDraft, name, stageName };
    await client.sockets.forget({ clientId });
    const opened = await client.sockets.open({ apiId, ...handshakeOf({ ...draft, name }) });
    drafts.current.set(opened.clientId, draft);
  };
  const select = ({ id, frame }: LogRow) => {
    if (frame !== undefined) setChosen(chosen?.rowId === id ? undefined : { rowId: id, frame });
  };
  const add = (
    <ToolButton icon={UserPlus} tone={clients.length === 0 ? 'primary' : 'default'} onClick={() => setAdding(true)}>
      Add client
    </ToolButton>
  );
  return (
    <>
      <PaneTitle actions={clients.length > 0 && add}>
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
                key={each.clientId}
                view={view}
                client={each}
                selected={chosen?.rowId}
                onSelect={select}
                onReconnect={() => reconnect(each.clientId, each.name, each.stageName)}
              />
            ))
          )}
        </div>
        {chosen !== undefined && <WhyRoute view={view} frame={chosen.frame} onClose={() => setChosen(undefined)} />}
      </div>
      {isAdding && (
        <AddClientDialog
          apiId={apiId}
          first={firstDraft}
          onClose={() => setAdding(false)}
          onOpened={(clientId, draft) => drafts.current.set(clientId, draft)}
        />
      )}
    </>
  );
}
