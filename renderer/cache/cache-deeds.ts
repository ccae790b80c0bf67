// Emptying caches, said in toasts.
import type { CachedEntrySummary } from '../../shared/cache/cached-entries';
import type { MethodCaching } from '../../shared/cache/method-caching';
import type { StudioClient } from '../../shared/contract/contract';
import { countWords } from '../components/count-words';
import { errorToast } from '../components/error-toast';
import type { ToastStore } from '../components/toast-store';
import type { StagePlace } from './use-stage-cache';

/** Forgets everything that the stage keeps. */
export async function flushCache(client: StudioClient, toasts: ToastStore, place: StagePlace): Promise<void> {
  await tried(toasts, async () => {
    const { removed } = await client.cache.flush(place);
    const sentence = removed === 0 ? 'It was empty.' : `${countWords(removed, 'answer')} forgotten.`;
    toasts.getState().show({ tone: 'ok', title: `Cache of ${place.stageName} flushed`, sentence });
  });
}

/** Forgets one entry. */
export async function invalidateEntry(
  client: StudioClient,
  toasts: ToastStore,
  place: StagePlace,
  { id: entryId, scope }: CachedEntrySummary,
): Promise<void> {
  await tried(toasts, () => client.cache.invalidate({ ...place, entryId, scope }));
}

/** Has the answers of a method kept apart by its path variables; that takes a deployment. */
export async function addToKey(
  client: StudioClient,
  toasts: ToastStore,
  { methodKey: key, httpMethod, path, keyParameters, sharedVariables }: MethodCaching,
): Promise<void> {
  const added = sharedVariables.map((name) => `method.request.path.${name}`);
  await tried(toasts, async () => {
    await client.definition.update({
      key,
      changes: [
        // AWS documented: a key parameter has to be declared in the method request
        ...added.map((parameter) => ({ path: ['requestParameters', parameter], value: true })),
        { path: ['methodIntegration', 'cacheKeyParameters'], value: [...keyParameters, ...added] },
      ],
      label: `Keep answers of ${httpMethod} ${path} apart`,
    });
    const sentence = 'It holds once the API is deployed.';
    toasts.getState().show({ tone: 'ok', title: `The cache key of ${httpMethod} ${path} has its variables`, sentence });
  });
}

async function tried(toasts: ToastStore, deed: () => Promise<unknown>): Promise<void> {
  try {
    await deed();
  } catch (error) {
    toasts.getState().show(errorToast(error));
  }
}
