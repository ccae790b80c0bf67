// References of an operation that lead nowhere: HTTP APIs use none of these parts, and still warn of them.
import { isMembers } from '../../definition/edits/member-path';
import { own } from '../../definition/records';
import { type Members, referenceOf, resolvePointer } from '../import/import-context';
import type { HttpImportContext } from './http-import-context';

const parts = ['parameters', 'requestBody', 'responses'] as const;

/** Warns of each. `place` is where losses stand, `path` and `verb` are what AWS calls it. */
export function warnOfMissing(
  context: HttpImportContext,
  operation: Members,
  { path, verb, place }: { readonly path: string; readonly verb: string; readonly place: string },
): void {
  const walk = (value: unknown, at: readonly string[], isMediaType: boolean): void => {
    const reference = referenceOf(value);
    if (reference !== undefined) {
      if (!reference.startsWith('#/') || resolvePointer(context.document, reference) !== undefined) return;
      // AWS recorded: the form, for a schema of a response. AWS assumed: the same for all others
      const attribute = [`paths.'${path}'(${verb})`, ...at, reference].join('.');
      context.losses.warn(place, `Parse issue: attribute ${attribute} is missing`);
      return;
    }
    if (!isMembers(value) && !Array.isArray(value)) return;
    for (const [name, member] of Object.entries(value)) {
      // AWS recorded: the media type is not part of the words
      walk(member, isMediaType ? at : [...at, name], name === 'content' && !isMediaType);
    }
  };
  for (const part of parts) walk(own(operation, part), [part], false);
}
