// Edits of a suite's requests: each gives the new list; ids and names stay distinct.
import type { TestRequest, TestSuite } from '../../shared/definition/companions/test-suite';

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

/** The list with `request` after the one with the id `after`, or at the end. */
export function withRequestAfter(
  requests: readonly TestRequest[],
  request: TestRequest,
  after: string | undefined,
): readonly TestRequest[] {
  const at = requests.findIndex(({ id }) => id === after);
  return at < 0 ? [...requests, request] : [...requests.slice(0, at + 1), request, ...requests.slice(at + 1)];
}

/** The list with the request of the same id replaced. */
export function withRequest(requests: readonly TestRequest[], request: TestRequest): readonly TestRequest[] {
  return requests.map((each) => (each.id === request.id ? request : each));
}

/** The list with a copy of `testId` below it. */
export function withCopy(requests: readonly TestRequest[], testId: string, copyId: string): readonly TestRequest[] {
  const original = requests.find(({ id }) => id === testId);
  if (original === undefined) return requests;
  return withRequestAfter(requests, { ...original, id: copyId, name: freeName(original.name, requests) }, testId);
}

export function withoutRequest(requests: readonly TestRequest[], testId: string): readonly TestRequest[] {
  return requests.filter(({ id }) => id !== testId);
}

/** The list with `testId` moved by `step`; unchanged at the ends. */
export function movedBy(requests: readonly TestRequest[], testId: string, step: 1 | -1): readonly TestRequest[] {
  const at = requests.findIndex(({ id }) => id === testId);
  const request = requests[at];
  const other = requests[at + step];
  if (request === undefined || other === undefined) return requests;
  return requests.map((each) => (each === request ? other : each === other ? request : each));
}

/** The list with `testId` before the request `beforeId`, or at the end where that is undefined. */
export function movedBefore(
  requests: readonly TestRequest[],
  testId: string,
  beforeId: string | undefined,
): readonly TestRequest[] {
  const request = requests.find(({ id }) => id === testId);
  if (request === undefined || testId === beforeId) return requests;
  const rest = withoutRequest(requests, testId);
  const at = rest.findIndex(({ id }) => id === beforeId);
  return at < 0 ? [...rest, request] : [...rest.slice(0, at), request, ...rest.slice(at)];
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
