// Commands of the Run screen.
import { Trash2 } from 'lucide-react';
import { findEntity } from '../../shared/definition/entities';
import type { Command } from '../commands/command';
import type { Mirror } from '../state/mirror';

export const stageCommands: readonly Command[] = [
  {
    id: 'stage.remove',
    title: ({ stageName }) => `Delete stage ${stageName ?? ''}`.trimEnd(),
    group: 'Deploy',
    icon: Trash2,
    isEnabled: ({ stageName }) => stageName !== undefined,
    whyDisabled: 'there is no stage',
    run: async (context) => {
      const { apiId, stageName, studio, mirror } = context;
      if (apiId === undefined || stageName === undefined) return;
      const isSure = await context.confirm({
        title: `Delete stage ${stageName}`,
        sentence: `Clients of ${stageName} get ${answerWithout(mirror, apiId)} from then on. Its deployments stay and undo brings the stage back.`,
        confirmLabel: 'Delete stage',
        isUndoable: true,
        ...(stageName === 'prod' && { nameToType: stageName }),
      });
      if (isSure) await studio.client.stages.remove({ apiId, stageName });
    },
  },
];

/** What the gateway answers where a stage was. */
function answerWithout({ definition }: Mirror, apiId: string): string {
  const isHttp = findEntity(definition, 'v2-api', apiId)?.protocolType === 'HTTP';
  return isHttp ? '404 Not Found' : '403 Forbidden';
}
