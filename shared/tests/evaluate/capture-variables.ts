// Takes variables for the requests that follow out of an answer.
import type { TestCapture } from '../../definition/companions/test-suite';
import { type Answer, findPath, headerValues } from './answer';
import type { CheckResult } from './check-result';
import { showJson } from './json-values';

export interface Captured {
  readonly variables: ReadonlyMap<string, string>;
  /** What was looked for and is not there: failed checks. */
  readonly failures: readonly CheckResult[];
}

/** What `captures` find; names are filled in already. */
export function captureVariables(captures: readonly TestCapture[], answer: Answer): Captured {
  const variables = new Map<string, string>();
  const failures: CheckResult[] = [];
  for (const capture of captures) {
    const found = lookFor(capture, answer);
    if ('value' in found) variables.set(capture.variable, found.value);
    else failures.push(failure(capture, found.message));
  }
  return { variables, failures };
}

function lookFor(
  { from, name = '' }: TestCapture,
  answer: Answer,
): { readonly value: string } | { readonly message: string } {
  switch (from) {
    case 'status':
      return { value: String(answer.status) };
    case 'body':
      return { value: answer.body };
    case 'header': {
      const [value] = headerValues(answer, name);
      return value === undefined ? { message: `The answer has no header ${name}.` } : { value };
    }
    case 'path': {
      const finding = findPath(answer, name);
      if (finding.kind === 'problem') return { message: finding.message };
      if (finding.kind === 'nothing') return { message: `Nothing is at ${name}.` };
      return { value: typeof finding.value === 'string' ? finding.value : showJson(finding.value) };
    }
  }
}

function failure({ variable, from, name = '' }: TestCapture, message: string): CheckResult {
  const place = { status: 'status', body: 'body', header: `header ${name}`, path: name }[from];
  const title = `${variable} from ${place}`;
  return { check: 'capture', title, verdict: 'failed', expected: 'a value', actual: '(absent)', message };
}
