// The place where screen readers hear the announcer.
import { VisuallyHidden } from '@mantine/core';
import { useStore } from 'zustand';
import type { Announcer } from './announcer';

/** Invisible; its text is read out when it changes. */
export function LiveRegion({ announcer }: { readonly announcer: Announcer }) {
  const sentence = useStore(announcer.store, (state) => state.sentence);
  return (
    <VisuallyHidden role="log" aria-live="polite" aria-label="What happened">
      {sentence}
    </VisuallyHidden>
  );
}
