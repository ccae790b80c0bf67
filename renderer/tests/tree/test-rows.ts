// The rows of the tests tree: suites by name, their requests in order, those of closed suites left out.
import type { TestSuite } from '../../../shared/definition/companions/test-suite';
import type { TestPlace } from '../../state/view-store';

export interface TestRow {
  /** Distinct among rows: the suite's id, with the request's behind it. */
  readonly key: string;
  readonly place: TestPlace;
  readonly name: string;
  /** Of a request. */
  readonly method?: string;
  /** Of a suite. */
  readonly isOpen?: boolean;
  readonly children: number;
  readonly position: number;
  readonly siblings: number;
}

/** The rows of `suites`; with a filter only what matches, suites open. */
export function testRows(
  suites: readonly TestSuite[],
  closed: ReadonlySet<string>,
  filter: string,
): readonly TestRow[] {
  const wanted = filter.trim().toLowerCase();
  const matches = (text: string) => text.toLowerCase().includes(wanted);
  const shown = suites.flatMap((suite) => {
    const requests =
      wanted === '' || matches(suite.name)
        ? suite.requests
        : suite.requests.filter(({ name, path, method }) => matches(`${method} ${path} ${name}`));
    return wanted !== '' && requests.length === 0 && !matches(suite.name) ? [] : [{ suite, requests }];
  });
  return shown.flatMap(({ suite, requests }, at) => {
    const isOpen = wanted !== '' || !closed.has(suite.id);
    const head: TestRow = {
      key: suite.id,
      place: { suiteId: suite.id },
      name: suite.name,
      isOpen,
      children: suite.requests.length,
      position: at + 1,
      siblings: shown.length,
    };
    if (!isOpen) return [head];
    const below = requests.map(
      (request, index): TestRow => ({
        key: `${suite.id}/${request.id}`,
        place: { suiteId: suite.id, testId: request.id },
        name: request.name,
        method: request.method,
        children: 0,
        position: index + 1,
        siblings: requests.length,
      }),
    );
    return [head, ...below];
  });
}

/** The name beside a badge with the method, which need not be said twice: `/orders` for `GET /orders`. */
export function nameBeside(method: string, name: string): string {
  return name.startsWith(`${method} `) ? name.slice(method.length + 1) : name;
}

/** The key of the row of a place. */
export function rowKey({ suiteId, testId }: TestPlace): string {
  return testId === undefined ? suiteId : `${suiteId}/${testId}`;
}
