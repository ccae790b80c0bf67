// What is done to a function as a whole: renamed, removed.

import { Code } from 'lucide-react';
import { useMemo } from 'react';
import { errorToast } from '../components/error-toast';
import { useToasts } from '../components/toast-store';
import { useConfirm } from '../shell/confirmation';
import { useStudio } from '../state/studio-context';

export interface FunctionDeeds {
  /** Opens the dialog for another name. */
  readonly askName: (functionName: string) => void;
  readonly remove: (functionName: string) => Promise<void>;
}

/** Refusals are said in a toast. */
export function useFunctionDeeds(): FunctionDeeds {
  const { client, view, connection } = useStudio();
  const toasts = useToasts();
  const confirm = useConfirm();
  return useMemo(
    () => ({
      askName: (functionName) => view.setState({ overlay: { kind: 'rename-function', functionName } }),
      async remove(functionName) {
        const place = connection.store.getState().functions.find((each) => each.functionName === functionName)
          ?.code?.place;
        const isSure = await confirm({
          title: `Delete ${functionName}?`,
          sentence: 'The workspace forgets the function and its test events. Methods that call it answer 500.',
          ...(place !== undefined && {
            consequences: [{ icon: Code, what: place, outcome: 'kept', isKept: true }],
          }),
          confirmLabel: `Delete ${functionName}`,
          isUndoable: true,
        });
        if (!isSure) return;
        try {
          await client.functions.remove({ functionName });
          view.setState({ backend: undefined });
        } catch (error) {
          toasts.getState().show(errorToast(error));
        }
      },
    }),
    [client, view, connection, toasts, confirm],
  );
}
