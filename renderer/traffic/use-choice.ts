// The choice of several requests: the command that takes all that the filter shows, and the end of a choice.
import { ListChecks } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import type { TraceSummary } from '../../shared/trace/trace';
import type { Command } from '../commands/command';
import { useStudio } from '../state/studio-context';

/** What the list shows is known to the screen alone: bodies that are searched, older rows that were read. */
export function useChooseAll(shown: readonly TraceSummary[]): readonly Command[] {
  return useMemo(
    () => [
      {
        id: 'requests.choose-all',
        title: 'Choose all shown requests',
        group: 'Run',
        icon: ListChecks,
        isEnabled: () => shown.length > 0,
        whyDisabled: 'no request is shown',
        run: ({ studio, announce }) => {
          studio.view.setState({ chosenRequests: new Set(shown.map(({ requestId }) => requestId)) });
          announce(`${shown.length} requests chosen`);
        },
      },
    ],
    [shown],
  );
}

/** Traffic that was cleared, and the end of the screen, leave nothing chosen. */
export function useForgottenChoice(rows: readonly TraceSummary[]): void {
  const { view } = useStudio();
  const isEmpty = rows.length === 0;
  useEffect(() => {
    if (isEmpty) view.setState({ chosenRequests: new Set() });
  }, [isEmpty, view]);
  useEffect(() => () => view.setState({ chosenRequests: new Set() }), [view]);
}
