// A new API of any protocol: its name, what it needs from the first, description. Makes a workspace where none is open.
import { Autocomplete, Textarea } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ProtocolType } from '../../../shared/definition/api-view';
import type { EndpointType } from '../../../shared/definition/rest/rest-api';
import { FormDialog } from '../../components/FormDialog';
import { FormGrid, FormRow } from '../../components/FormRow';
import { Segments } from '../../components/Segments';
import { TextRow } from '../../components/TextRow';
import { useEndpointStart } from '../../design/forms/integration/use-endpoint-start';
import { endpointUri } from '../../design/v2/route-forms/endpoint-uri';
import { useFunctions, useWorkspace } from '../../state/hooks';
import { useStudio, useView } from '../../state/studio-context';
import { selectApi } from '../../state/view-store';
import { firstApi, type NewApi } from './new-api';

const protocols: readonly { readonly value: ProtocolType; readonly label: string }[] = [
  { value: 'REST', label: 'REST' },
  { value: 'HTTP', label: 'HTTP' },
  { value: 'WEBSOCKET', label: 'WebSocket' },
];

const endpointTypes: readonly { readonly value: EndpointType; readonly label: string }[] = [
  { value: 'REGIONAL', label: 'Regional' },
  { value: 'EDGE', label: 'Edge' },
  { value: 'PRIVATE', label: 'Private' },
];

/** Shown while the view says so. */
export function NewApiDialog() {
  const isOpen = useView(({ overlay }) => overlay?.kind === 'new-api');
  return isOpen ? <OpenDialog /> : null;
}

function OpenDialog() {
  const { client, view } = useStudio();
  const workspace = useWorkspace();
  const functionNames = useFunctions().map(({ functionName }) => functionName);
  const start = useEndpointStart(undefined);
  const [api, setApi] = useState<NewApi>(firstApi);
  const change = (part: Partial<NewApi>) => setApi((before) => ({ ...before, ...part }));
  const create = async () => {
    const name = api.name.trim();
    if (workspace === null) await client.workspace.create({ name });
    const described = { name, ...(api.description.trim() !== '' && { description: api.description.trim() }) };
    const { apiId } = await createApi(described);
    selectApi(view, apiId);
    view.setState({ activity: 'apis' });
  };
  const createApi = (described: { readonly name: string; readonly description?: string }) => {
    const { protocol, endpointType, routeSelectionExpression } = api;
    if (protocol === 'REST') return client.apis.create({ protocol, ...described, endpointType });
    if (protocol === 'WEBSOCKET') return client.apis.createWebSocketApi({ ...described, routeSelectionExpression });
    const target = endpointUri(api.target, functionNames, start);
    return client.apis.createHttpApi({ ...described, ...(target !== '' && { target }) });
  };
  return (
    <FormDialog
      isOpen
      title="New API"
      icon={Plus}
      submitLabel="Create"
      disabledReason={disabledReason(api)}
      foot={workspace === null ? 'A workspace of the same name is made for it.' : undefined}
      onSubmit={create}
      onClose={() => view.setState({ overlay: undefined })}
    >
      <FormGrid>
        <FormRow label="Protocol">
          <Segments
            label="Protocol"
            options={protocols}
            value={api.protocol}
            onChange={(protocol) => change({ protocol })}
          />
        </FormRow>
        <TextRow label="Name" isFirst value={api.name} maxLength={128} onType={(name) => change({ name })} />
        <ProtocolRows api={api} onChange={change} />
        <FormRow label="Description">
          {(ids) => (
            <Textarea
              {...ids}
              flex={1}
              rows={2}
              value={api.description}
              onChange={(event) => change({ description: event.currentTarget.value })}
            />
          )}
        </FormRow>
      </FormGrid>
    </FormDialog>
  );
}

interface ProtocolRowsProps {
  readonly api: NewApi;
  readonly onChange: (part: Partial<NewApi>) => void;
}

/** What each protocol asks for besides. */
function ProtocolRows({ api, onChange }: ProtocolRowsProps) {
  const names = useFunctions().map(({ functionName }) => functionName);
  switch (api.protocol) {
    case 'REST':
      return (
        <FormRow label="Endpoint type">
          <Segments
            label="Endpoint type"
            options={endpointTypes}
            value={api.endpointType}
            onChange={(endpointType) => onChange({ endpointType })}
          />
        </FormRow>
      );
    case 'HTTP':
      return (
        <FormRow label="Integration" note="A function or a URL: gets every request, on the stage $default at once.">
          {(ids) => (
            <Autocomplete
              {...ids}
              flex={1}
              placeholder="None yet"
              data={names}
              value={api.target}
              onChange={(target) => onChange({ target })}
            />
          )}
        </FormRow>
      );
    case 'WEBSOCKET':
      return (
        <TextRow
          label="Route selection"
          holds="code"
          note="Evaluated for each message; the value chooses the route."
          value={api.routeSelectionExpression}
          onType={(routeSelectionExpression) => onChange({ routeSelectionExpression })}
        />
      );
  }
}

function disabledReason({ name, protocol, routeSelectionExpression }: NewApi): string | undefined {
  if (name.trim() === '') return 'Give it a name';
  if (protocol === 'WEBSOCKET' && routeSelectionExpression.trim() === '') return 'Say what selects the route';
  return undefined;
}
