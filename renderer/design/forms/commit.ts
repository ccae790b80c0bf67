// Several fields of one entity changed in one edit: one undo step, and one refusal for the place that asked.
import { useCallback } from 'react';
import type { FieldChange } from '../../../shared/contract/definition';
import { StudioError } from '../../../shared/contract/errors';
import type { EntityKey } from '../../../shared/definition/entities';
import { describeError } from '../../components/error-words';
import { useToasts } from '../../components/toast-store';
import { useClient } from '../../state/studio-context';

/** Sends the changes; answers why they were refused, or undefined when they are in. */
export type Commit = (changes: readonly FieldChange[], label?: string) => Promise<string | undefined>;

/** Commits to the entity under `key`. What no field can help (a full disk, a lost connection) is said in a toast too. */
export function useCommit(key: EntityKey): Commit {
  const client = useClient();
  const toasts = useToasts();
  return useCallback(
    async (changes, label) => {
      try {
        await client.definition.update({ key, changes: [...changes], ...(label !== undefined && { label }) });
        return undefined;
      } catch (error) {
        const { title, sentence } = describeError(error);
        const isOfField = error instanceof StudioError && fieldCodes.has(error.code);
        if (!isOfField) toasts.getState().show({ tone: 'error', title, sentence });
        return sentence;
      }
    },
    [client, key, toasts],
  );
}

const fieldCodes: ReadonlySet<string> = new Set([
  'INVALID_ARGUMENT',
  'INVALID_DEFINITION',
  'LIMIT_EXCEEDED',
  'CONFLICT',
]);

/** A change of the member at `path`; an empty record or text takes the member away. */
export function change(path: readonly string[], value: unknown): FieldChange {
  const isEmpty =
    value === undefined ||
    value === '' ||
    (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0);
  return isEmpty ? { path: [...path] } : { path: [...path], value };
}
