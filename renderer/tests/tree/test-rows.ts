// The rows of the tests tree: suites by name, their requests and scenarios in order, those of closed suites left out.
import type { TestSuite } from '../../../shared/definition/companions/test-suite';
import type { TestPlace } from '../../state/view-store';
import { testsOf } from '../test-place';

export interface TestRow {
  /** Distinct among rows: the suite's id, with the request's behind it. */
  readonly key: string;
  readonly place: TestPlace;
  readonly name: string;
  /** Of a request; scenarios have none. */
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
    const all = testsOf(suite);
    const tests =
      wanted === '' || matches(suite.name)
        ? all
        : all.filter((test) => matches('steps' in test ? test.name : `${test.method} ${test.path} ${test.name}`));
    return wanted !== '' && tests.length === 0 && !matches(suite.name) ? [] : [{ suite, tests }];
  });
  return shown.flatMap(({ suite, tests }, at) => {
    const isOpen = wanted !== '' || !closed.has(suite.id);
    const head: TestRow = {
      key: suite.id,
      place: { suiteId: suite.id },
      name: suite.name,
      isOpen,
      children: testsOf(suite).length,
      position: at + 1,
      siblings: shown.length,
    };
    if (!isOpen) return [head];
    const below = tests.map(
      (test, index): TestRow => ({
        key: `${suite.id}/${test.id}`,
        place: { suiteId: suite.id, testId: test.id },
        name: test.name,
        ...('method' in test && { method: test.method }),
        children: 0,
        position: index + 1,
        siblings: tests.length,
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
