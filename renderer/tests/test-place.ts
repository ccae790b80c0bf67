// What is open on the Tests screen: the chosen suite or request while it is there, else the first.

import type { TestRequest, TestSuite } from '../../shared/definition/companions/test-suite';
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
  const first = chosen?.suiteId === suite.id ? undefined : suite.requests[0]?.id;
  const testId = suite.requests.some(({ id }) => id === chosen?.testId) ? chosen?.testId : first;
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

/** The requests as they are typed: a value on its way counts more than what is stored. */
export function requestsNow(studio: Studio, suiteId: string): readonly TestRequest[] {
  const key = suiteKey(suiteId);
  const draft = studio.drafts.store.getState().drafts.get(draftName(key, ['requests']));
  if (draft?.value !== undefined) return draft.value as readonly TestRequest[];
  const stored = studio.connection.store.getState().definition.get(key) as TestSuite | undefined;
  return stored?.requests ?? [];
}
