// Commands of the cost lens; those that save are there while it is open.
import { Coins, Download } from 'lucide-react';
import type { CostEstimate } from '../../shared/cost/estimate-cost';
import type { Command, CommandContext } from '../commands/command';
import { saveDocument } from '../shell/pick-document';
import { openStageTab } from '../state/view-store';
import { costCsv, costJson } from './export-cost';

export const costCommands: readonly Command[] = [
  {
    id: 'cost.open',
    title: 'Cost on AWS',
    group: 'Run',
    icon: Coins,
    detail: ({ stageName }) => stageName,
    isEnabled: ({ stageName }) => stageName !== undefined,
    whyDisabled: 'there is no stage',
    run: ({ studio }) => openStageTab(studio.view, 'cost'),
  },
];

/** Saves the estimate that is shown. */
export function costSavingCommands(shown: () => CostEstimate | undefined): readonly Command[] {
  const save = (ending: string, textOf: (estimate: CostEstimate) => string) => async (context: CommandContext) => {
    const estimate = shown();
    if (estimate === undefined) return;
    const file = { title: 'Save cost', fileName: `cost.${ending}`, text: textOf(estimate) };
    const path = await saveDocument(context.studio.client, context.mirror.host.mayPickFiles, file);
    if (path !== null) context.toasts.getState().show({ tone: 'ok', title: 'Cost saved', sentence: path });
  };
  return [
    { id: 'cost.save-csv', title: 'Save cost as CSV', group: 'Run', icon: Download, run: save('csv', costCsv) },
    { id: 'cost.save-json', title: 'Save cost as JSON', group: 'Run', icon: Download, run: save('json', costJson) },
  ];
}
