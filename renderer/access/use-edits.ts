// Edits of whole members, said in a toast where the studio refuses them.
import { useMemo } from 'react';
import type { EntityKey } from '../../shared/definition/entities';
import { errorToast } from '../components/error-toast';
import { useToasts } from '../components/toast-store';
import { useClient } from '../state/studio-context';

export interface Edits {
  /** Sets the member at `path`; undefined removes it. Answers whether it was done. */
  readonly set: (key: EntityKey, path: readonly string[], value: unknown, label: string) => Promise<boolean>;
  /** Makes or replaces an entity. */
  readonly put: (key: EntityKey, entity: object, label: string) => Promise<boolean>;
  /** Copies a text and says so. */
  readonly copy: (text: string, what: string) => Promise<void>;
}

/** The edits of this window. */
export function useEdits(): Edits {
  const client = useClient();
  const toasts = useToasts();
  return useMemo(() => {
    const tried = async (deed: () => Promise<unknown>) => {
      try {
        await deed();
        return true;
      } catch (error) {
        toasts.getState().show(errorToast(error));
        return false;
      }
    };
    return {
      set: (key, path, value, label) =>
        tried(() =>
          client.definition.update({
            key,
            changes: [value === undefined ? { path: [...path] } : { path: [...path], value }],
            label,
          }),
        ),
      put: (key, entity, label) => tried(() => client.definition.put({ key, entity: { ...entity }, label })),
      async copy(text, what) {
        await navigator.clipboard.writeText(text);
        toasts.getState().show({ tone: 'ok', title: `${what} copied` });
      },
    };
  }, [client, toasts]);
}
