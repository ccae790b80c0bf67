// Edits of a suite's requests and scenarios: each gives the new list; ids and names stay distinct.
import type { TestRequest, TestScenario, TestSuite } from '../../shared/definition/companions/test-suite';

/** A request as it is added by hand. */
export function newRequest(id: string, others: readonly TestRequest[]): TestRequest {
  return {
    id,
    name: freeName('New request', others),
    method: 'GET',
    path: '/',
    expect: [{ check: 'status', operator: 'equals', value: '200' }],
  };
}

/** A conversation as it is added by hand: somebody connects. */
export function newScenario(id: string, others: readonly TestScenario[]): TestScenario {
  return { id, name: freeName('New scenario', others), steps: [{ do: 'open', client: 'ada' }] };
}

/** What a suite lists: a request or a scenario. */
interface Item {
  readonly id: string;
  readonly name: string;
}

/** The list with `item` after the one with the id `after`, or at the end. */
export function withAfter<T extends Item>(items: readonly T[], item: T, after: string | undefined): readonly T[] {
  const at = items.findIndex(({ id }) => id === after);
  return at < 0 ? [...items, item] : [...items.slice(0, at + 1), item, ...items.slice(at + 1)];
}

/** The list with the item of the same id replaced. */
export function withReplaced<T extends Item>(items: readonly T[], item: T): readonly T[] {
  return items.map((each) => (each.id === item.id ? item : each));
}

/** The list with a copy of `testId` below it. */
export function withCopy<T extends Item>(items: readonly T[], testId: string, copyId: string): readonly T[] {
  const original = items.find(({ id }) => id === testId);
  if (original === undefined) return items;
  return withAfter(items, { ...original, id: copyId, name: freeName(original.name, items) }, testId);
}

export function without<T extends Item>(items: readonly T[], testId: string): readonly T[] {
  return items.filter(({ id }) => id !== testId);
}

/** The list with `testId` moved by `step`; unchanged at the ends. */
export function movedBy<T extends Item>(items: readonly T[], testId: string, step: 1 | -1): readonly T[] {
  const at = items.findIndex(({ id }) => id === testId);
  const item = items[at];
  const other = items[at + step];
  if (item === undefined || other === undefined) return items;
  return items.map((each) => (each === item ? other : each === other ? item : each));
}

/** The list with `testId` before the item `beforeId`, or at the end where that is undefined. */
export function movedBefore<T extends Item>(
  items: readonly T[],
  testId: string,
  beforeId: string | undefined,
): readonly T[] {
  const item = items.find(({ id }) => id === testId);
  if (item === undefined || testId === beforeId) return items;
  const rest = without(items, testId);
  const at = rest.findIndex(({ id }) => id === beforeId);
  return at < 0 ? [...rest, item] : [...rest.slice(0, at), item, ...rest.slice(at)];
}

/** `name`, or with the first free number behind it: `List orders 2`. */
export function freeName(name: string, others: readonly { readonly name: string }[]): string {
  const taken = new Set(others.map((other) => other.name));
  if (!taken.has(name)) return name;
  const stem = name.replace(/ \d+$/, '');
  for (let number = 2; ; number += 1) {
    const next = `${stem} ${number}`;
    if (!taken.has(next)) return next;
  }
}

/** A suite with one request that asks for `path`; the example of the empty screen. */
export function exampleSuite(ids: readonly [string, string], path: string, target: TestSuite['target']): TestSuite {
  return {
    id: ids[0],
    name: 'Smoke test',
    ...(target !== undefined && { target }),
    requests: [
      {
        id: ids[1],
        name: 'The API answers',
        method: 'GET',
        path,
        expect: [{ check: 'status', operator: 'equals', value: '200' }],
      },
    ],
  };
}

/** An id of its own among suites or requests. */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return [...bytes].map((byte) => (byte % 36).toString(36)).join('');
}
