// One request of a suite, ready to edit in place: what is typed is shown at once and sent when typing pauses.
import { useMemo } from 'react';
import { type TestRequest, testRequestSchema } from '../../../shared/definition/companions/test-suite';
import { useField } from '../../state/editing';
import { useStudio } from '../../state/studio-context';
import { withReplaced } from '../test-edits';
import { itemsNow, suiteKey } from '../test-place';

export type RequestChange = { readonly [Name in keyof TestRequest]?: TestRequest[Name] | undefined };

export interface EditedRequest {
  readonly request: TestRequest | undefined;
  /** Undefined removes a member. */
  readonly change: (next: RequestChange) => void;
  /** What is wrong with a member, by its name. */
  readonly problems: ReadonlyMap<string, string>;
  /** Why the suite as a whole was refused, where it is not this request's fault. */
  readonly refusal: string | undefined;
}

/** The request `testId` of the suite. */
export function useRequest(suiteId: string, testId: string): EditedRequest {
  const studio = useStudio();
  const field = useField<readonly TestRequest[]>(suiteKey(suiteId), ['requests']);
  const request = field.value?.find(({ id }) => id === testId);
  const problems = useMemo(() => problemsOf(request), [request]);
  return {
    request,
    problems,
    refusal: problems.size === 0 ? field.error : undefined,
    change: (next) => {
      const requests = itemsNow(studio, suiteId, 'requests');
      const now = requests.find(({ id }) => id === testId);
      if (now !== undefined) field.set(withReplaced(requests, changed(now, next)));
    },
  };
}

/** The request with members changed or, where undefined, removed. */
export function changed(request: TestRequest, next: RequestChange): TestRequest {
  const members = Object.entries({ ...request, ...next }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(members) as TestRequest;
}

function problemsOf(request: TestRequest | undefined): ReadonlyMap<string, string> {
  const outcome = request === undefined ? undefined : testRequestSchema.safeParse(request);
  if (outcome === undefined || outcome.success) return new Map();
  return new Map(outcome.error.issues.map(({ path, message }) => [String(path[0] ?? ''), message]));
}
