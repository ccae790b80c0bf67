// Whether the checks of who may call are what a request is about.
import type { Trace } from '../../shared/trace/trace';

/** Refused by a check, or let in by some; other faults have their own remedies. */
export function hasAccessStory({ checks = [], failure }: Trace): boolean {
  return failure === undefined ? checks.length > 0 : checks.some(({ verdict }) => verdict === 'denied');
}
