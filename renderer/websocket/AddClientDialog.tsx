// A new client: its name, stage, query, headers, sub-protocols and who connects.
import { Select } from '@mantine/core';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { anonymous } from '../../shared/contract/personas';
import { FormDialog } from '../components/FormDialog';
import { FormGrid, FormRow } from '../components/FormRow';
import { KeyValueEditor } from '../components/KeyValueEditor';
import type { KeyValueRow } from '../components/key-value-rows';
import { TextRow } from '../components/TextRow';
import { useEntities, useSelectedStageName, useStages } from '../state/hooks';
import { useClient } from '../state/studio-context';
import { type ClientDraft, handshakeOf } from './client-draft';

export interface AddClientDialogProps {
  readonly apiId: string;
  readonly first: ClientDraft;
  readonly onClose: () => void;
  /** Hears what the client was opened with. */
  readonly onOpened: (clientId: string, draft: ClientDraft) => void;
}

/** Connects when it is submitted; a refused handshake is a client that says so. */
export function AddClientDialog({ apiId, first, onClose, onOpened }: AddClientDialogProps) {
  const client = useClient();
  const selectedStage = useSelectedStageName();
  const stages = useStages(apiId).filter(({ deploymentId }) => deploymentId !== undefined);
  const personas = useEntities('persona');
  const [draft, setDraft] = useState<ClientDraft>({ ...first, stageName: first.stageName || (selectedStage ?? '') });
  const change = (part: Partial<ClientDraft>) => setDraft((before) => ({ ...before, ...part }));
  const open = async () => {
    const { clientId } = await client.sockets.open({ apiId, ...handshakeOf(draft) });
    onOpened(clientId, draft);
  };
  return (
    <FormDialog
      isOpen
      title="Add client"
      icon={UserPlus}
      submitLabel="Connect"
      disabledReason={stages.length === 0 ? 'Deploy the API first' : undefined}
      onSubmit={open}
      onClose={onClose}
    >
      <FormGrid>
        <TextRow
          label="Name"
          isFirst
          holds="name"
          maxLength={64}
          value={draft.name}
          onType={(name) => change({ name })}
        />
        <FormRow label="Stage">
          {(ids) => (
            <Select
              {...ids}
              flex={1}
              data={stages.map(({ stageName }) => stageName)}
              value={draft.stageName}
              allowDeselect={false}
              onChange={(stageName) => change({ stageName: stageName ?? '' })}
            />
          )}
        </FormRow>
        <FormRow label="Persona">
          {(ids) => (
            <Select
              {...ids}
              flex={1}
              data={[
                { value: '', label: 'as written' },
                { value: anonymous, label: anonymous },
                ...personas.map(({ entity }) => ({ value: entity.name, label: entity.name })),
              ]}
              value={draft.persona}
              allowDeselect={false}
              onChange={(persona) => change({ persona: persona ?? '' })}
            />
          )}
        </FormRow>
        <TextRow
          label="Sub-protocols"
          holds="code"
          placeholder="chat.v2, chat.v1"
          value={draft.subprotocols}
          onType={(subprotocols) => change({ subprotocols })}
        />
      </FormGrid>
      <KeyValueEditor
        label="Query"
        nameHeading="Query"
        valueHeading="Value"
        addWords="Add query parameter"
        lead="tick"
        rows={draft.query}
        onChange={(query: readonly KeyValueRow[]) => change({ query })}
      />
      <KeyValueEditor
        label="Headers"
        nameHeading="Header"
        valueHeading="Value"
        addWords="Add header"
        lead="tick"
        isCaseSensitive={false}
        rows={draft.headers}
        onChange={(headers: readonly KeyValueRow[]) => change({ headers })}
      />
    </FormDialog>
  );
}
