// What is done to suites, their requests and scenarios as a whole. Each deed is one edit that undo takes back.
import type { TestRequest, TestScenario, TestSuite } from '../../shared/definition/companions/test-suite';
import type { CommandContext } from '../commands/command';
import { openTest, type TestPlace } from '../state/view-store';
import { freeName, freshId, movedBy, newRequest, newScenario, withAfter, withCopy, without } from './test-edits';
import { itemsNow, listOf, suiteKey, type TestList } from './test-place';

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
  const requests = itemsNow(studio, place.suiteId, 'requests');
  const request = newRequest(freshId(), requests);
  setItems(studio, place.suiteId, 'requests', withAfter(requests, request, place.testId));
  openTest(studio.view, { suiteId: place.suiteId, testId: request.id });
}

/** Adds a scenario below the open one. */
export function addScenario({ studio }: Surroundings, place: TestPlace): void {
  const scenarios = itemsNow(studio, place.suiteId, 'scenarios');
  const scenario = newScenario(freshId(), scenarios);
  setItems(studio, place.suiteId, 'scenarios', withAfter(scenarios, scenario, place.testId));
  openTest(studio.view, { suiteId: place.suiteId, testId: scenario.id });
}

/** Copies the open request or scenario, or the whole suite where none is open. */
export async function duplicate(
  around: Surroundings,
  place: TestPlace,
  suite: TestSuite,
  suites: readonly TestSuite[],
): Promise<void> {
  const { studio } = around;
  const { suiteId, testId } = place;
  const id = freshId();
  if (testId === undefined) {
    await studio.drafts.flush();
    const requests = [...itemsNow(studio, suiteId, 'requests')];
    const scenarios = [...itemsNow(studio, suiteId, 'scenarios')];
    const lists = { requests, ...(scenarios.length > 0 && { scenarios }) };
    await createSuite(around, { ...suite, id, name: freeName(suite.name, suites), ...lists });
    return;
  }
  editList(studio, place, (items) => withCopy(items, testId, id));
  openTest(studio.view, { suiteId, testId: id });
}

/** Moves the open request or scenario among its neighbours. */
export function move({ studio }: Surroundings, place: TestPlace, step: 1 | -1): void {
  const { testId } = place;
  if (testId !== undefined) editList(studio, place, (items) => movedBy(items, testId, step));
}

/** Removes the open request or scenario, or the suite where none is open; a toast takes it back. */
export async function remove({ studio, toasts }: Surroundings, place: TestPlace, suite: TestSuite): Promise<void> {
  const { suiteId, testId } = place;
  const list = listOf(studio, place);
  const items = itemsNow(studio, suiteId, list);
  const at = items.findIndex(({ id }) => id === testId);
  const gone = items[at];
  if (gone === undefined) {
    await studio.drafts.flush();
    await studio.client.definition.remove({ key: suiteKey(suiteId) });
    studio.view.setState({ test: undefined });
  } else {
    const next = items[at + 1] ?? items[at - 1];
    editList(studio, place, (before) => without(before, gone.id));
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
    title: gone === undefined ? 'Test suite deleted' : list === 'requests' ? 'Request deleted' : 'Scenario deleted',
    sentence: gone?.name ?? suite.name,
    // a refusal is told by the history's own toast
    actions: [{ label: 'Undo', icon: 'undo', shortcut: 'Mod+Z', run: () => void back().catch(() => undefined) }],
  });
}

/** Takes the new list over at once; edits of one suite go out in order. */
export function setItems(
  studio: CommandContext['studio'],
  suiteId: string,
  list: TestList,
  items: readonly (TestRequest | TestScenario)[],
): void {
  const isGone = list === 'scenarios' && items.length === 0;
  studio.drafts.set(suiteKey(suiteId), [list], isGone ? undefined : items, 0);
}

/** Changes the list that holds the open item. */
export function editList(
  studio: CommandContext['studio'],
  place: TestPlace,
  change: (items: readonly (TestRequest | TestScenario)[]) => readonly (TestRequest | TestScenario)[],
): void {
  const list = listOf(studio, place);
  setItems(studio, place.suiteId, list, change(itemsNow(studio, place.suiteId, list)));
}
