// Brings a member of the definition into view: problems and links name it by its dotted path.
import { type RefObject, useEffect } from 'react';

/**
 * Scrolls to the field of `path` and focuses it, once its view is on screen. Fields say their own path in `data-path`.
 * `onDone` hears whether this view shows the member; where it does, the path has to be forgotten.
 */
export function useReveal(
  form: RefObject<HTMLElement | null>,
  path: string | undefined,
  shownView: string,
  onDone: (isFound: boolean) => void,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field appears with its view
  useEffect(() => {
    if (path === undefined || form.current === null) return;
    const fields = [...form.current.querySelectorAll<HTMLElement>('[data-path]')];
    const field =
      fields[
        nearestField(
          fields.map(({ dataset }) => dataset.path ?? ''),
          path,
        ) ?? -1
      ];
    onDone(field !== undefined);
    if (field === undefined) return;
    field.scrollIntoView({ block: 'center' });
    // never a button: what has the focus answers the next Enter, and a button may remove things
    const control = field.querySelector<HTMLElement>('input, textarea') ?? field;
    if (control === field) field.tabIndex = -1;
    control.focus({ preventScroll: true });
  }, [form, path, shownView]);
}

/** The index of the field whose own path is the longest beginning of `path`. */
export function nearestField(paths: readonly string[], path: string): number | undefined {
  let nearest: number | undefined;
  for (const [index, own] of paths.entries()) {
    const isPart = path === own || path.startsWith(`${own}.`);
    if (isPart && own.length > (paths[nearest ?? -1] ?? '').length) nearest = index;
  }
  return nearest;
}
