// The values that a concrete path gives the variables of one resource path.
import { isGreedyPart, variableName } from '../../../shared/definition/naming';

/** `/pets/{id}` with `/pets/7` gives `{id: '7'}`; undefined where the path does not fit. Values stay undecoded. */
export function pathValues(resourcePath: string, path: string): Readonly<Record<string, string>> | undefined {
  const parts = resourcePath.split('/').filter((part) => part !== '');
  const segments = path.replace(/\/+$/, '').split('/').slice(1);
  const values: [string, string][] = [];
  for (const [at, part] of parts.entries()) {
    const name = variableName(part);
    const value = isGreedyPart(part) ? segments.slice(at).join('/').replace(/^\/+/, '') : segments[at];
    if (value === undefined || value === '') return undefined;
    if (name !== undefined) values.push([name, value]);
    else if (value !== part) return undefined;
    if (isGreedyPart(part)) return Object.fromEntries(values);
  }
  return segments.length === parts.length ? Object.fromEntries(values) : undefined;
}
