// The method settings of a stage, their keys taken apart: escaped or not, they name a path and a method.
import type { MethodSetting, Stage } from '../../definition/rest/stage';

export interface MethodSettingEntry {
  /** `/pets/{id}`, or `*` for all. */
  readonly path: string;
  readonly method: string;
  readonly settings: MethodSetting;
}

/** The entries, in the order of their keys. */
export function methodSettingEntries({
  methodSettings = {},
}: Pick<Stage, 'methodSettings'>): readonly MethodSettingEntry[] {
  return Object.entries(methodSettings)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, settings]) => {
      const slash = key.lastIndexOf('/');
      const path = key.slice(0, slash).replaceAll('~1', '/').replaceAll('~0', '~');
      return { path: path === '*' || path.startsWith('/') ? path : `/${path}`, method: key.slice(slash + 1), settings };
    });
}
