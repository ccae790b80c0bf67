// A new REST API: name, endpoint type, description. Makes a workspace where none is open.
import { Textarea } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { EndpointType } from '../../../shared/definition/rest/rest-api';
import { FormDialog } from '../../components/FormDialog';
import { FormGrid, FormRow } from '../../components/FormRow';
import { Segments } from '../../components/Segments';
import { TextRow } from '../../components/TextRow';
import { useWorkspace } from '../../state/hooks';
import { useStudio, useView } from '../../state/studio-context';
import { selectApi } from '../../state/view-store';

const endpointTypes: readonly { readonly value: EndpointType; readonly label: string }[] = [
  { value: 'REGIONAL', label: 'Regional' },
  { value: 'EDGE', label: 'Edge' },
  { value: 'PRIVATE', label: 'Private' },
];

/** Shown while the view says so. */
export function NewApiDialog() {
  const isOpen = useView(({ overlay }) => overlay?.kind === 'new-api');
  return isOpen ? <NewApi /> : null;
}

function NewApi() {
  const { client, view } = useStudio();
  const workspace = useWorkspace();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [endpointType, setEndpointType] = useState<EndpointType>('REGIONAL');
  const create = async () => {
    if (workspace === null) await client.workspace.create({ name: name.trim() });
    const { apiId } = await client.apis.create({
      protocol: 'REST',
      name: name.trim(),
      endpointType,
      ...(description.trim() !== '' && { description: description.trim() }),
    });
    selectApi(view, apiId);
    view.setState({ activity: 'apis' });
  };
  return (
    <FormDialog
      isOpen
      title="New REST API"
      icon={Plus}
      submitLabel="Create"
      disabledReason={name.trim() === '' ? 'Give it a name' : undefined}
      foot={workspace === null ? 'A workspace of the same name is made for it.' : undefined}
      onSubmit={create}
      onClose={() => view.setState({ overlay: undefined })}
    >
      <FormGrid>
        <TextRow label="Name" isFirst value={name} maxLength={1_024} onType={setName} />
        <FormRow label="Endpoint type">
          <Segments label="Endpoint type" options={endpointTypes} value={endpointType} onChange={setEndpointType} />
        </FormRow>
        <FormRow label="Description">
          {(ids) => (
            <Textarea
              {...ids}
              flex={1}
              rows={2}
              value={description}
              onChange={(event) => setDescription(event.currentTarget.value)}
            />
          )}
        </FormRow>
      </FormGrid>
    </FormDialog>
  );
}
