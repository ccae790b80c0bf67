// Commands of the Run screen.
import { Trash2 } from 'lucide-react';
import type { Command } from '../commands/command';

export const stageCommands: readonly Command[] = [
  {
    id: 'stage.remove',
    title: ({ stageName }) => `Delete stage ${stageName ?? ''}`.trimEnd(),
    group: 'Deploy',
    icon: Trash2,
    isEnabled: ({ stageName }) => stageName !== undefined,
    whyDisabled: 'there is no stage',
    run: async (context) => {
      const { apiId, stageName, studio } = context;
      if (apiId === undefined || stageName === undefined) return;
      const isSure = await context.confirm({
        title: `Delete stage ${stageName}`,
        sentence: `Clients of ${stageName} get 403 Forbidden from then on. Its deployments stay and undo brings the stage back.`,
        confirmLabel: 'Delete stage',
        isUndoable: true,
        ...(stageName === 'prod' && { nameToType: stageName }),
      });
      if (isSure) await studio.client.stages.remove({ apiId, stageName });
    },
  },
];
