// The recorder where nobody listens: every method is empty.
import type { StepRecorder } from '../chains/live-exchange';

/** One object serves all requests that are not traced. */
export function silentRecorder(): StepRecorder {
  const nothing = (): void => undefined;
  return {
    isOn: false,
    beginStep: nothing,
    endStep: nothing,
    skipStep: nothing,
    note: nothing,
    check: nothing,
    checked: nothing,
    log: nothing,
    fail: nothing,
  };
}
