// Who may call a route: authorization, its scopes, the API key, and in one line what a caller needs.
import { Select } from '@mantine/core';
import { LogIn, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { entityKey } from '../../../../shared/definition/entities';
import type { V2Route } from '../../../../shared/definition/v2/route';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { FormRow } from '../../../components/FormRow';
import { IconAction } from '../../../components/IconAction';
import { ToolButton } from '../../../components/ToolButton';
import { useFidelity } from '../../../state/hooks';
import { useStudio } from '../../../state/studio-context';
import { openPlace } from '../../../state/view-store';
import { useCommit } from '../../forms/commit';
import { FieldRow } from '../../forms/fields/FieldRow';
import access from '../../forms/method/AccessRows.module.css';
import { apiKeyField, scopesField } from '../fields/route-fields';
import { accessChanges, accessOptions, chosenAccess, mayAuthorize } from './access-options';
import styles from './RouteForm.module.css';
import { routeCallerWords } from './route-caller-words';

export interface RouteAccessRowProps {
  readonly view: V2ApiView;
  readonly route: V2Route;
}

/** Rows of the route's grid. Routes for messages ask nobody: a link leads to the one that does. */
export function RouteAccessRow({ view, route }: RouteAccessRowProps) {
  const key = entityKey('v2-route', view.api.id, route.id);
  const isWebSocket = view.api.protocolType === 'WEBSOCKET';
  const fidelity = useFidelity('v2-route.authorizationType');
  const isAsked = mayAuthorize(view, route);
  return (
    <>
      {isAsked ? (
        <ChoiceRow view={view} route={route} />
      ) : (
        <FormRow label="Authorization" fidelity={fidelity?.fidelity} note={fidelity?.note}>
          <ConnectLink view={view} />
        </FormRow>
      )}
      {route.authorizationType === 'JWT' && <FieldRow entityKey={key} place={[]} field={scopesField} />}
      {isWebSocket && route.routeKey === '$connect' && <FieldRow entityKey={key} place={[]} field={apiKeyField} />}
      {isAsked && <p className={access.words}>{routeCallerWords(view, route)}</p>}
    </>
  );
}

function ChoiceRow({ view, route }: RouteAccessRowProps) {
  const studio = useStudio();
  const commit = useCommit(entityKey('v2-route', view.api.id, route.id));
  const fidelity = useFidelity('v2-route.authorizationType');
  const [error, setError] = useState<string>();
  const authorizer = view.authorizers.get(route.authorizerId ?? '');
  return (
    <div data-path="authorizationType">
      <FormRow
        label="Authorization"
        fidelity={fidelity?.fidelity}
        note={fidelity?.note}
        error={error}
        aside={
          authorizer !== undefined && (
            <IconAction
              icon={ShieldCheck}
              label={`Open authorizer ${authorizer.name}`}
              onClick={() =>
                openPlace(studio.view, view.api.id, { kind: 'v2-section', section: 'authorizers', id: authorizer.id })
              }
            />
          )
        }
      >
        {(ids) => (
          <Select
            {...ids}
            flex={1}
            data={accessOptions(view)}
            value={chosenAccess(route)}
            allowDeselect={false}
            comboboxProps={{ shadow: 'md' }}
            onChange={async (value) => {
              if (value !== null) setError(await commit(accessChanges(view, value), 'Change authorization'));
            }}
          />
        )}
      </FormRow>
    </div>
  );
}

function ConnectLink({ view }: { readonly view: V2ApiView }) {
  const studio = useStudio();
  const connect = view.routes.find(({ routeKey }) => routeKey === '$connect');
  if (connect === undefined) return <span className={styles.beside}>no $connect route: anybody may connect</span>;
  return (
    <span className={styles.beside}>
      asked once, when a client connects
      <ToolButton
        size="small"
        icon={LogIn}
        onClick={() => openPlace(studio.view, view.api.id, { kind: 'route', routeId: connect.id, box: 'route' })}
      >
        Open $connect
      </ToolButton>
    </span>
  );
}
