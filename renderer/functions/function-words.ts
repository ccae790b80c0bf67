// A function's state in few words.
import type { FunctionMode } from '../../shared/definition/companions/function';
import type { FunctionState } from '../../shared/lambda/functions';

/** `2 warm, 1 busy, Node.js 20.19.4 for nodejs22.x`. */
export function stateWords(state: FunctionState, mode: FunctionMode): string {
  if (mode === 'CANNED') return 'canned answer';
  if (mode === 'ENDPOINT') return 'another endpoint';
  const { warm, busy, runsOn } = state;
  const instances = warm + busy === 0 ? 'no instance yet' : `${warm} warm, ${busy} busy`;
  return runsOn === undefined ? instances : `${instances}, ${runsOn}`;
}
