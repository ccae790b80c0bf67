// Changing settings: the new value shows at once, a refusal is said in a toast.
import { useCallback } from 'react';
import type { Settings } from '../../shared/contract/workspace';
import { errorToast } from '../components/error-toast';
import { useToasts } from '../components/toast-store';
import { useStudio } from '../state/studio-context';

/** Updates some settings; resolves to whether they were taken. */
export function useSettingsUpdate(): (
  change: Partial<Pick<Settings, 'colorScheme' | 'contrast' | 'telemetry'>>,
) => Promise<boolean> {
  const { client, connection } = useStudio();
  const toasts = useToasts();
  return useCallback(
    async (change) => {
      const before = connection.store.getState().settings;
      connection.store.setState({ settings: { ...before, ...change } });
      try {
        connection.store.setState({ settings: await client.settings.update(change) });
        return true;
      } catch (error) {
        connection.store.setState({ settings: before });
        toasts.getState().show(errorToast(error));
        return false;
      }
    },
    [client, connection, toasts],
  );
}
