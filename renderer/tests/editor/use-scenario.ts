// One scenario of a suite, ready to edit in place: what is typed is shown at once and sent when typing pauses.
import { useMemo } from 'react';
import { type TestScenario, testScenarioSchema } from '../../../shared/definition/companions/test-suite';
import { useField } from '../../state/editing';
import { useStudio } from '../../state/studio-context';
import { withReplaced } from '../test-edits';
import { itemsNow, suiteKey } from '../test-place';

export type ScenarioChange = { readonly [Name in keyof TestScenario]?: TestScenario[Name] | undefined };

export interface EditedScenario {
  readonly scenario: TestScenario | undefined;
  /** Undefined removes a member. */
  readonly change: (next: ScenarioChange) => void;
  /** What is wrong with a step, by its place. */
  readonly problems: ReadonlyMap<number, string>;
  /** Why the suite as a whole was refused, where it is not a step's fault. */
  readonly refusal: string | undefined;
}

/** The scenario `testId` of the suite. */
export function useScenario(suiteId: string, testId: string): EditedScenario {
  const studio = useStudio();
  const field = useField<readonly TestScenario[]>(suiteKey(suiteId), ['scenarios']);
  const scenario = field.value?.find(({ id }) => id === testId);
  const problems = useMemo(() => problemsOf(scenario), [scenario]);
  return {
    scenario,
    problems,
    refusal: problems.size === 0 ? field.error : undefined,
    change(next) {
      const scenarios = itemsNow(studio, suiteId, 'scenarios');
      const now = scenarios.find(({ id }) => id === testId);
      if (now === undefined) return;
      const members = Object.entries({ ...now, ...next }).filter(([, value]) => value !== undefined);
      field.set(withReplaced(scenarios, Object.fromEntries(members) as TestScenario));
    },
  };
}

function problemsOf(scenario: TestScenario | undefined): ReadonlyMap<number, string> {
  const outcome = scenario === undefined ? undefined : testScenarioSchema.safeParse(scenario);
  if (outcome === undefined || outcome.success) return new Map();
  return new Map(
    outcome.error.issues.flatMap(({ path: [list, at], message }) =>
      list === 'steps' && typeof at === 'number' ? [[at, message] as const] : [],
    ),
  );
}
