// What is open on the Tests screen: the chosen suite, request or scenario while it is there, else the first.
import type { TestRequest, TestScenario, TestSuite } from '../../shared/definition/companions/test-suite';
import { type EntityKey, entityKey, listEntities } from '../../shared/definition/entities';
import { draftName } from '../state/drafts';
import type { Mirror } from '../state/mirror';
import type { Studio } from '../state/studio-context';
import type { TestPlace } from '../state/view-store';

/** The suites by name. */
export function sortedSuites(suites: readonly TestSuite[]): readonly TestSuite[] {
  return [...suites].sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}

/** Where `chosen` is gone its suite is open, or the first suite; undefined where there is none. */
export function settledPlace(suites: readonly TestSuite[], chosen: TestPlace | undefined): TestPlace | undefined {
  const suite = suites.find(({ id }) => id === chosen?.suiteId) ?? suites[0];
  if (suite === undefined) return undefined;
  const tests = testsOf(suite);
  const first = chosen?.suiteId === suite.id ? undefined : tests[0]?.id;
  const testId = tests.some(({ id }) => id === chosen?.testId) ? chosen?.testId : first;
  return { suiteId: suite.id, ...(testId !== undefined && { testId }) };
}

/** The place and its suite at this moment, for commands. */
export function placeNow(
  mirror: Mirror,
  chosen: TestPlace | undefined,
): { readonly place: TestPlace; readonly suite: TestSuite } | undefined {
  const suites = sortedSuites(listEntities(mirror.definition, 'test-suite').map(({ entity }) => entity));
  const place = settledPlace(suites, chosen);
  const suite = suites.find(({ id }) => id === place?.suiteId);
  return place === undefined || suite === undefined ? undefined : { place, suite };
}

export function suiteKey(suiteId: string): EntityKey {
  return entityKey('test-suite', suiteId);
}

/** Which list of its suite an item stands in. */
export type TestList = 'requests' | 'scenarios';

interface ListItems {
  readonly requests: TestRequest;
  readonly scenarios: TestScenario;
}

/** A suite, seen as its lists. */
type SuiteLists = { readonly [L in TestList]?: readonly ListItems[L][] };

/** A list of the suite as it is typed: a value on its way counts more than what is stored. */
export function itemsNow<L extends TestList>(studio: Studio, suiteId: string, list: L): readonly ListItems[L][] {
  const key = suiteKey(suiteId);
  const draft = studio.drafts.store.getState().drafts.get(draftName(key, [list]));
  if (draft?.value !== undefined) return draft.value as readonly ListItems[L][];
  const stored = studio.connection.store.getState().definition.get(key) as SuiteLists | undefined;
  return stored?.[list] ?? [];
}

/** The list that holds the item `testId` of the suite. */
export function listOf(studio: Studio, { suiteId, testId }: TestPlace): TestList {
  return itemsNow(studio, suiteId, 'scenarios').some(({ id }) => id === testId) ? 'scenarios' : 'requests';
}

/** Everything of a suite that has a result of its own, in the order of a run. */
export function testsOf<R, S = never>({
  requests,
  scenarios = [],
}: {
  readonly requests: readonly R[];
  readonly scenarios?: readonly S[] | undefined;
}): readonly (R | S)[] {
  return [...requests, ...scenarios];
}
