// The plan of an import, made anew a moment after anything it depends on changes.
import { useEffect, useState } from 'react';
import type { TestImportPlan } from '../../../shared/contract/tests';
import type { TestTarget } from '../../../shared/definition/companions/test-suite';
import { describeError } from '../../components/error-words';
import { useStudio } from '../../state/studio-context';

/** What is chosen in the dialog. */
export interface ImportChoice {
  readonly text: string;
  readonly fileName: string;
  readonly suiteName: string;
  /** Adds to this suite; undefined: a new one. */
  readonly intoSuiteId: string | undefined;
  /** Where addresses lead that no API has, by origin. */
  readonly targets: ReadonlyMap<string, TestTarget>;
  readonly withExpectations: boolean;
  readonly apiRequestsOnly: boolean;
}

export interface Planned {
  readonly plan: TestImportPlan | undefined;
  /** Why the text cannot be read, with its place. */
  readonly problem: string | undefined;
}

/** The choice as the contract takes it. */
export function importInput(choice: ImportChoice) {
  const { text, fileName, suiteName, intoSuiteId, targets, withExpectations, apiRequestsOnly } = choice;
  return {
    text,
    ...(fileName !== '' && { fileName }),
    ...(suiteName.trim() !== '' && intoSuiteId === undefined && { suiteName: suiteName.trim() }),
    ...(intoSuiteId !== undefined && { intoSuiteId }),
    targets: [...targets].map(([origin, target]) => ({ origin, target })),
    withExpectations,
    apiRequestsOnly,
  };
}

const pauseMs = 250;

/** The last plan stays in sight while the next is made. */
export function usePlan(choice: ImportChoice): Planned {
  const { client } = useStudio();
  const [planned, setPlanned] = useState<Planned>({ plan: undefined, problem: undefined });
  useEffect(() => {
    if (choice.text.trim() === '') {
      setPlanned({ plan: undefined, problem: undefined });
      return;
    }
    let isWanted = true;
    const timer = setTimeout(() => {
      client.tests.planImport(importInput(choice)).then(
        (plan) => isWanted && setPlanned({ plan, problem: undefined }),
        (error: unknown) => {
          const { sentence, place } = describeError(error);
          if (isWanted)
            setPlanned({ plan: undefined, problem: place === undefined ? sentence : `${place}: ${sentence}` });
        },
      );
    }, pauseMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [client, choice]);
  return planned;
}
