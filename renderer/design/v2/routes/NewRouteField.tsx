// The field in which a new route's key is typed, above the list.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { defaultRouteKey, parseHttpRouteKey } from '../../../../shared/definition/v2/route-key';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import styles from './NewRouteField.module.css';

export interface NewRouteFieldProps {
  readonly view: V2ApiView;
  /** Takes the key; false keeps the field open. */
  readonly onName: (routeKey: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Enter takes the key, Escape closes; what is wrong is said as it is typed. */
export function NewRouteField({ view, onName, onClose }: NewRouteFieldProps) {
  const [typed, setTyped] = useState('');
  const routeKey = readRouteKey(view, typed);
  const problem = typed.trim() === '' ? undefined : routeKeyProblem(view, routeKey);
  const take = async () => {
    if (typed.trim() === '') return onClose();
    if (problem === undefined && (await onName(routeKey))) onClose();
  };
  const isHttp = view.api.protocolType === 'HTTP';
  return (
    <div className={styles.field}>
      <TextInput
        autoFocus
        aria-label="New route"
        placeholder={isHttp ? 'GET /pets/{id}' : 'sendMessage'}
        value={typed}
        error={problem}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => typed.trim() === '' && onClose()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
          if (event.key === 'Enter') void take();
        }}
      />
    </div>
  );
}

/** `/pets` is taken for `GET /pets`, `post /pets` for `POST /pets`. */
export function readRouteKey(view: V2ApiView, typed: string): string {
  const text = typed.trim();
  if (view.api.protocolType !== 'HTTP' || text.startsWith('$')) return text;
  if (text.startsWith('/')) return `GET ${text}`;
  const [verb = '', ...path] = text.split(/\s+/);
  return [verb.toUpperCase(), ...path].join(' ');
}

/** Why the API cannot have a route of that key. */
export function routeKeyProblem(view: V2ApiView, routeKey: string): string | undefined {
  if (view.routes.some((route) => route.routeKey === routeKey)) return 'There is a route with this key.';
  if (view.api.protocolType !== 'HTTP' || routeKey === defaultRouteKey) return undefined;
  const key = parseHttpRouteKey(routeKey);
  return typeof key === 'string' ? key : undefined;
}
