// What is done to suites and their requests as a whole. Each deed is one edit that undo takes back.
import type { TestRequest, TestSuite } from '../../shared/definition/companions/test-suite';
import type { CommandContext } from '../commands/command';
import { openTest, type TestPlace } from '../state/view-store';
import { freeName, freshId, movedBy, newRequest, withCopy, withoutRequest, withRequestAfter } from './test-edits';
import { requestsNow, suiteKey } from './test-place';

type Surroundings = Pick<CommandContext, 'studio' | 'toasts'>;

/** Makes a suite that goes to `target` and opens it. */
export async function createSuite({ studio }: Surroundings, suite: TestSuite, testId?: string): Promise<void> {
  await studio.client.definition.put({
    key: suiteKey(suite.id),
    entity: { ...suite },
    label: `New test suite ${suite.name}`,
  });
  openTest(studio.view, { suiteId: suite.id, ...(testId !== undefined && { testId }) });
}

/** Adds a request below the open one. */
export function addRequest({ studio }: Surroundings, place: TestPlace): void {
  const requests = requestsNow(studio, place.suiteId);
  const request = newRequest(freshId(), requests);
  setRequests(studio, place.suiteId, withRequestAfter(requests, request, place.testId));
  openTest(studio.view, { suiteId: place.suiteId, testId: request.id });
}

/** Copies the open request, or the whole suite where none is open. */
export async function duplicate(
  around: Surroundings,
  place: TestPlace,
  suite: TestSuite,
  suites: readonly TestSuite[],
): Promise<void> {
  const { studio } = around;
  const requests = requestsNow(studio, place.suiteId);
  const id = freshId();
  if (place.testId === undefined) {
    await studio.drafts.flush();
    await createSuite(around, { ...suite, id, name: freeName(suite.name, suites), requests: [...requests] });
    return;
  }
  setRequests(studio, place.suiteId, withCopy(requests, place.testId, id));
  openTest(studio.view, { suiteId: place.suiteId, testId: id });
}

/** Moves the open request among its neighbours. */
export function move({ studio }: Surroundings, place: TestPlace, step: 1 | -1): void {
  if (place.testId === undefined) return;
  setRequests(studio, place.suiteId, movedBy(requestsNow(studio, place.suiteId), place.testId, step));
}

/** Removes the open request, or the suite where none is open; a toast takes it back. */
export async function remove({ studio, toasts }: Surroundings, place: TestPlace, suite: TestSuite): Promise<void> {
  const { suiteId, testId } = place;
  const requests = requestsNow(studio, suiteId);
  const at = requests.findIndex(({ id }) => id === testId);
  const gone = requests[at];
  if (gone === undefined) {
    await studio.drafts.flush();
    await studio.client.definition.remove({ key: suiteKey(suiteId) });
    studio.view.setState({ test: undefined });
  } else {
    const next = requests[at + 1] ?? requests[at - 1];
    setRequests(studio, suiteId, withoutRequest(requests, gone.id));
    openTest(studio.view, { suiteId, ...(next !== undefined && { testId: next.id }) });
    await studio.drafts.flush();
  }
  const back = async () => {
    await studio.client.definition.undo();
    openTest(studio.view, place);
  };
  toasts.getState().show({
    tone: 'removed',
    topic: 'history',
    title: gone === undefined ? 'Test suite deleted' : 'Request deleted',
    sentence: gone?.name ?? suite.name,
    // a refusal is told by the history's own toast
    actions: [{ label: 'Undo', icon: 'undo', shortcut: 'Mod+Z', run: () => void back().catch(() => undefined) }],
  });
}

/** Takes the new list over at once; edits of one suite go out in order. */
export function setRequests(studio: CommandContext['studio'], suiteId: string, requests: readonly TestRequest[]): void {
  studio.drafts.set(suiteKey(suiteId), ['requests'], requests, 0);
}
