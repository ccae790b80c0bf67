// The row that says which integration a route has: one of the API's, or a new one.
import { Select } from '@mantine/core';
import { useState } from 'react';
import type { V2Route } from '../../../../shared/definition/v2/route';
import { integrationOf, type V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { describeError } from '../../../components/error-words';
import { FormRow } from '../../../components/FormRow';
import { useFidelity, useFunctions } from '../../../state/hooks';
import { useClient } from '../../../state/studio-context';
import styles from '../../forms/integration/IntegrationForms.module.css';
import { useEndpointStart } from '../../forms/integration/use-endpoint-start';
import { AddPart } from '../../sections/AddPart';
import { v2EndpointCaption } from '../diagram/v2-endpoint-words';
import { endpointUri } from './endpoint-uri';

/** Attaches, makes and detaches. */
export function AttachRow({ view, route }: { readonly view: V2ApiView; readonly route: V2Route }) {
  const client = useClient();
  const names = useFunctions().map(({ functionName }) => functionName);
  const start = useEndpointStart(view.api.region);
  const fidelity = useFidelity('v2-route.target');
  const [error, setError] = useState<string>();
  const place = { apiId: view.api.id, routeId: route.id };
  const attach = async (integration: { readonly integrationId?: string; readonly uri?: string }) => {
    try {
      await client.routes.attach({ ...place, ...integration });
      return undefined;
    } catch (failure) {
      return describeError(failure).sentence;
    }
  };
  const isHttp = view.api.protocolType === 'HTTP';
  const options = [...view.integrations.values()].map((integration) => ({
    value: integration.id,
    label: `${v2EndpointCaption(integration)}, ${integration.id}`,
  }));
  const integration = integrationOf(view, route);
  const others = view.routes.filter(
    ({ id, target }) => id !== route.id && target !== undefined && target === route.target,
  );
  return (
    <>
      <FormRow
        label="Integration"
        fidelity={fidelity?.fidelity}
        note={fidelity?.note}
        error={error}
        aside={
          <AddPart
            label="New integration"
            nameLabel={isHttp ? 'Function or URL' : 'Function, URL or mock'}
            placeholder={isHttp ? (names[0] ?? 'https://example.com/{id}') : 'mock'}
            options={isHttp ? names : ['mock', ...names]}
            onAdd={(typed) => attach({ uri: endpointUri(typed, names, start) })}
          />
        }
      >
        {(ids) => (
          <Select
            {...ids}
            flex={1}
            data={options}
            value={integration?.id ?? null}
            placeholder="None yet"
            clearable
            searchable
            nothingFoundMessage="No integration of this API"
            onChange={async (integrationId) => setError(await attach(integrationId === null ? {} : { integrationId }))}
          />
        )}
      </FormRow>
      {others.length > 0 && (
        <div className={styles.hint}>
          <span className={styles.quiet}>{sharedWords(others)}</span>
        </div>
      )}
    </>
  );
}

function sharedWords(others: readonly V2Route[]): string {
  const names = others.map(({ routeKey }) => routeKey).join(', ');
  return others.length === 1
    ? `${names} calls it too, and changes with it.`
    : `${names} call it too, and change with it.`;
}
