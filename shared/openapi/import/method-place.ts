// Where the parts of an integration stand, and members of it that take one of a few words.
import { type ImportContext, type Members, textAt } from './import-context';

/** The method an integration belongs to, for messages and defaults. */
export interface MethodPlace {
  readonly verb: string;
  /** `/pets/{id}`. */
  readonly path: string;
  readonly resourceId: string;
  /** Place in the document. */
  readonly place: string;
}

/** A member that must be one of `values`, in any letter case. */
export function pick<N extends string, V extends string>(
  context: ImportContext,
  source: Members,
  name: N,
  values: readonly V[],
  place: string,
): Partial<Record<N, V>> {
  const written = textAt(source, name);
  if (written === undefined) return {};
  const value = values.find((candidate) => candidate === written.toUpperCase());
  if (value !== undefined) return { [name]: value } as Record<N, V>;
  context.losses.warn(`${place}.${name}`, `${written} is none of ${values.join(', ')}; the member is left out.`);
  return {};
}
