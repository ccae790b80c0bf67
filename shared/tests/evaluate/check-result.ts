// What came of one check of a test: the structure that screen, command line and JUnit report all print.
import type { TestCheckKind } from '../../definition/companions/test-suite';

export interface CheckResult {
  /** Position in the request's `expect`; absent for a capture that found nothing. */
  readonly index?: number;
  /** Position of the scenario's step it belongs to. */
  readonly step?: number;
  readonly check: TestCheckKind | 'capture';
  /** In words: `status equals 200`, `$.items[0].id exists`. */
  readonly title: string;
  readonly verdict: 'passed' | 'failed';
  /** What had to be, as text. */
  readonly expected: string;
  /** What was, as text; long values are cut. */
  readonly actual: string;
  /** Why, where expected and actual do not say it: a schema's problems, JSON that cannot be read. */
  readonly message?: string;
}
