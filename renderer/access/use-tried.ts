// Deeds of the Access screen that the studio may refuse: the refusal is said in a toast.
import { useCallback } from 'react';
import { errorToast } from '../components/error-toast';
import { useToasts } from '../components/toast-store';

/** Answers what the deed answered, and undefined where it was refused. */
export function useTried(): <T>(deed: () => Promise<T>) => Promise<T | undefined> {
  const toasts = useToasts();
  return useCallback(
    async (deed) => {
      try {
        return await deed();
      } catch (error) {
        toasts.getState().show(errorToast(error));
        return undefined;
      }
    },
    [toasts],
  );
}
