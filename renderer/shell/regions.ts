// F6: the parts of the window in their order, and the focus that goes from one to the next.
import { regionNames } from '../components/Region';

const focusable = 'a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex="0"]';

/** Moves the focus to the next region that is there, or to the one before. */
export function jumpRegion(root: ParentNode, direction: 1 | -1): void {
  const regions = visibleRegions(root);
  const active = document.activeElement;
  const at = nextRegion(
    regions.map((region) => region.contains(active)),
    direction,
  );
  const region = at === undefined ? undefined : regions[at];
  if (region !== undefined) focusInside(region);
}

/** The index to go to from the innermost region that has the focus; the first or last where none has. */
export function nextRegion(hasFocus: readonly boolean[], direction: 1 | -1): number | undefined {
  const count = hasFocus.length;
  if (count === 0) return undefined;
  const at = hasFocus.lastIndexOf(true);
  if (at < 0) return direction === 1 ? 0 : count - 1;
  return (at + direction + count) % count;
}

function visibleRegions(root: ParentNode): HTMLElement[] {
  return regionNames.flatMap((name) => {
    const region = root.querySelector<HTMLElement>(`[data-region="${name}"]`);
    return region !== null && region.offsetParent !== null ? [region] : [];
  });
}

function focusInside(region: HTMLElement): void {
  // A region may say where its content begins; else the first control counts, else the region itself.
  const content = region.querySelector('[data-region-content]') ?? region;
  const candidates = [...content.querySelectorAll<HTMLElement>(focusable)].filter(
    (element) => element.tabIndex >= 0 && element.offsetParent !== null,
  );
  const first = candidates[0];
  if (first !== undefined) first.focus();
  else {
    region.tabIndex = -1;
    region.focus();
  }
}
