// The key of a route: a method and a path in HTTP APIs, a value in WebSocket APIs. Taken when the field is left.
import { Autocomplete, Select, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { entityKey } from '../../../../shared/definition/entities';
import type { V2Route } from '../../../../shared/definition/v2/route';
import { defaultRouteKey } from '../../../../shared/definition/v2/route-key';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { FormRow } from '../../../components/FormRow';
import { useFidelity } from '../../../state/hooks';
import { useCommit } from '../../forms/commit';
import styles from './RouteForm.module.css';
import { routeKeyMethods, routeKeyOf, routeKeyParts, routeKeyProblem } from './route-key-parts';

/** A half-typed key is never sent: two routes must not meet on the way. */
export function RouteKeyRow({ view, route }: { readonly view: V2ApiView; readonly route: V2Route }) {
  const commit = useCommit(entityKey('v2-route', view.api.id, route.id));
  const fidelity = useFidelity('v2-route.routeKey');
  const isHttp = view.api.protocolType === 'HTTP';
  const { routeKey } = route;
  const [typed, setTyped] = useState(routeKey);
  const [refusal, setRefusal] = useState<string>();
  useEffect(() => {
    setTyped(routeKey);
    setRefusal(undefined);
  }, [routeKey]);

  const take = async (next: string) => {
    setTyped(next);
    if (next === routeKey || next === '') return setRefusal(undefined);
    const problem = isHttp ? routeKeyProblem(next) : undefined;
    setRefusal(problem ?? (await commit([{ path: ['routeKey'], value: next }], `Change route key to ${next}`)));
  };
  const parts = routeKeyParts(typed);
  return (
    <div data-path="routeKey">
      <FormRow label="Route key" fidelity={fidelity?.fidelity} note={fidelity?.note} error={refusal}>
        {(ids) =>
          isHttp ? (
            <>
              <Select
                aria-label="Method"
                w={112}
                data={[...routeKeyMethods]}
                value={parts.method}
                allowDeselect={false}
                comboboxProps={{ shadow: 'md' }}
                onChange={(method) => method !== null && void take(routeKeyOf({ ...parts, method }))}
              />
              {parts.method === defaultRouteKey ? (
                <span className={styles.beside}>whatever no other route takes</span>
              ) : (
                <TextInput
                  {...ids}
                  flex={1}
                  value={parts.path}
                  error={refusal !== undefined}
                  placeholder="/pets/{id}"
                  spellCheck={false}
                  autoComplete="off"
                  classNames={{ input: styles.mono ?? '' }}
                  onChange={(event) => setTyped(`${parts.method} ${event.currentTarget.value}`)}
                  onBlur={() => void take(routeKeyOf(parts))}
                  onKeyDown={(event) => event.key === 'Enter' && void take(routeKeyOf(parts))}
                />
              )}
            </>
          ) : (
            <Autocomplete
              {...ids}
              flex={1}
              data={['$connect', '$disconnect', defaultRouteKey]}
              filter={({ options }) => options}
              value={typed}
              error={refusal !== undefined}
              spellCheck={false}
              classNames={{ input: styles.mono ?? '' }}
              comboboxProps={{ shadow: 'md' }}
              onChange={setTyped}
              onOptionSubmit={(next) => void take(next)}
              onBlur={() => void take(typed.trim())}
              onKeyDown={(event) => event.key === 'Enter' && void take(typed.trim())}
            />
          )
        }
      </FormRow>
    </div>
  );
}
