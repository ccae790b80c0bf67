// Whether a route of a WebSocket API answers its messages.
import { Switch } from '@mantine/core';
import { useState } from 'react';
import type { V2Route } from '../../../../shared/definition/v2/route';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { describeError } from '../../../components/error-words';
import { FormGrid, FormRow } from '../../../components/FormRow';
import { useClient } from '../../../state/studio-context';
import { isTwoWay } from '../diagram/route-lines';
import styles from './RouteForm.module.css';

/** The switch, and what it means for this route. */
export function TwoWay({ view, route }: { readonly view: V2ApiView; readonly route: V2Route }) {
  const client = useClient();
  const [error, setError] = useState<string>();
  const isOn = isTwoWay(view, route);
  const change = async (next: boolean) => {
    try {
      await client.routes.setTwoWay({ apiId: view.api.id, routeId: route.id, isTwoWay: next });
      setError(undefined);
    } catch (failure) {
      setError(describeError(failure).sentence);
    }
  };
  if (route.routeKey === '$disconnect') {
    return <p className={styles.none}>The client has gone when this route runs: nothing can be answered.</p>;
  }
  return (
    <>
      <FormGrid>
        <FormRow label="Route response" error={error}>
          {(ids) => (
            <Switch
              {...ids}
              checked={isOn}
              label={isOn ? 'Two-way: the client gets an answer' : 'One-way: the client gets no answer'}
              onChange={(event) => void change(event.currentTarget.checked)}
            />
          )}
        </FormRow>
      </FormGrid>
      <p className={styles.none}>
        {isOn
          ? 'What the endpoint answers, or what an integration response makes of it, goes back as one message.'
          : 'Functions can still push to any connection through @connections.'}
      </p>
    </>
  );
}
