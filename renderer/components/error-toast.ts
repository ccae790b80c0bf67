// A failed call as a toast.
import { describeError } from './error-words';
import type { Toast } from './toast-store';

/** The words of its code, what was said, and what to do. */
export function errorToast(error: unknown): Toast {
  const { title, sentence, remedy } = describeError(error);
  return { tone: 'error', title, sentence: remedy === undefined ? sentence : `${sentence} ${remedy}` };
}
