// Making and removing parts of an API: models, authorizers, validators, documentation.
import { useMemo } from 'react';
import type { EntityKey } from '../../../shared/definition/entities';
import { describeError } from '../../components/error-words';
import { useToasts } from '../../components/toast-store';
import { useClient } from '../../state/studio-context';

export interface PartEdits {
  /** Puts a whole entity; answers why it was refused. */
  readonly put: (key: EntityKey, entity: object, label: string) => Promise<string | undefined>;
  /** Removes it, says so in a toast with undo, and says why where it is still used. */
  readonly remove: (key: EntityKey, title: string) => Promise<boolean>;
}

/** The edits, with refusals of removal said in a toast. */
export function usePartEdits(): PartEdits {
  const client = useClient();
  const toasts = useToasts();
  return useMemo(() => {
    const say = (error: unknown) => {
      const { title, sentence } = describeError(error);
      toasts.getState().show({ tone: 'error', title, sentence });
    };
    return {
      async put(key, entity, label) {
        try {
          await client.definition.put({ key, entity: { ...entity }, label });
          return undefined;
        } catch (error) {
          return describeError(error).sentence;
        }
      },
      async remove(key, title) {
        try {
          await client.definition.remove({ key });
        } catch (error) {
          say(error);
          return false;
        }
        const undo = () => void client.definition.undo().catch(say);
        toasts.getState().show({
          tone: 'removed',
          title: `${title} removed`,
          actions: [{ label: 'Undo', icon: 'undo', shortcut: 'Mod+Z', run: undo }],
        });
        return true;
      },
    };
  }, [client, toasts]);
}
