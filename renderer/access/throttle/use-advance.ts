// Moving the virtual clock forward, said in a toast.
import { useState } from 'react';
import { errorToast } from '../../components/error-toast';
import { useToasts } from '../../components/toast-store';
import { useClient } from '../../state/studio-context';

export interface Advance {
  readonly advance: (seconds: number) => Promise<void>;
  readonly isBusy: boolean;
}

/** Moves the clock; it never goes back. */
export function useAdvance(): Advance {
  const client = useClient();
  const toasts = useToasts();
  const [isBusy, setBusy] = useState(false);
  return {
    isBusy,
    async advance(seconds) {
      setBusy(true);
      try {
        const { now } = await client.clock.advance({ seconds });
        toasts.getState().show({
          tone: 'ok',
          topic: 'clock',
          title: `It is ${clockWords(now)} now`,
          sentence: 'Quotas, tokens and time-to-lives follow the virtual clock. It never goes back.',
        });
      } catch (error) {
        toasts.getState().show(errorToast(error));
      } finally {
        setBusy(false);
      }
    },
  };
}

/** `Thu 12 Nov 2026, 14:03:07 UTC`. */
export function clockWords(at: number): string {
  const date = new Date(at);
  const day = date.toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return `${day.replace(',', '')}, ${date.toISOString().slice(11, 19)} UTC`;
}
