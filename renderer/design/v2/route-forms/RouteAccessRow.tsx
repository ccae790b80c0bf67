// The row of a route's form that says who may call it.
import { Select } from '@mantine/core';
import { useState } from 'react';
import { entityKey } from '../../../../shared/definition/entities';
import type { V2Route } from '../../../../shared/definition/v2/route';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { FormRow } from '../../../components/FormRow';
import { useFidelity } from '../../../state/hooks';
import { useCommit } from '../../forms/commit';
import { accessChanges, accessOptions, chosenAccess, mayAuthorize } from './access-options';

/** Nothing where the route never asks. */
export function RouteAccessRow({ view, route }: { readonly view: V2ApiView; readonly route: V2Route }) {
  const commit = useCommit(entityKey('v2-route', view.api.id, route.id));
  const fidelity = useFidelity('v2-route.authorizationType');
  const [error, setError] = useState<string>();
  if (!mayAuthorize(view, route)) return null;
  return (
    <FormRow label="Authorization" fidelity={fidelity?.fidelity} error={error}>
      {(ids) => (
        <Select
          {...ids}
          flex={1}
          data={accessOptions(view)}
          value={chosenAccess(route)}
          allowDeselect={false}
          onChange={async (value) =>
            setError(await commit(accessChanges(view, value ?? 'NONE'), 'Change authorization'))
          }
        />
      )}
    </FormRow>
  );
}
