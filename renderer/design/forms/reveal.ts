// Brings a member of the definition into view: problems and links name it by its dotted path.
import { type RefObject, useEffect } from 'react';

/** Scrolls to the field that shows `path` and focuses it, once it is on screen. */
export function useReveal(form: RefObject<HTMLElement | null>, path: string | undefined, shownView: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field appears with its view
  useEffect(() => {
    if (path === undefined || form.current === null) return;
    const fields = [...form.current.querySelectorAll<HTMLElement>('[data-path]')];
    const field = longestMatch(fields, path);
    if (field === undefined) return;
    field.scrollIntoView({ block: 'center' });
    field.querySelector<HTMLElement>('input, button, textarea, [tabindex="0"]')?.focus({ preventScroll: true });
  }, [form, path, shownView]);
}

/** The field whose own path is the longest beginning of `path`. */
function longestMatch(fields: readonly HTMLElement[], path: string): HTMLElement | undefined {
  const matching = fields.filter(({ dataset }) => {
    const own = dataset.path ?? '';
    return path === own || path.startsWith(`${own}.`);
  });
  return matching.sort((a, b) => (b.dataset.path ?? '').length - (a.dataset.path ?? '').length)[0];
}
