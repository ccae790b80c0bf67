// Commands of the Run screen.
import { GitCompare, Trash2, Undo2 } from 'lucide-react';
import { findEntity } from '../../shared/definition/entities';
import type { Command, CommandContext } from '../commands/command';
import type { Mirror } from '../state/mirror';
import { canaryCommands } from './canary/canary-commands';
import { firstPair } from './compare/compared-sides';

const replayCommand: Command = {
  id: 'replay.run',
  title: 'Replay recorded requests…',
  group: 'Deploy',
  icon: GitCompare,
  detail: ({ stageName }) => stageName,
  isEnabled: (context) => stageIn(context) !== undefined,
  whyDisabled: 'nothing is deployed yet',
  run: (context) => {
    const stage = stageIn(context);
    if (stage === undefined) return;
    const { apiId, stageName } = stage;
    const pair = firstPair(stage) ?? { before: `stage:${stageName}`, after: 'working' };
    context.studio.view.setState({ overlay: { kind: 'replay', apiId, stageName, ...pair } });
  },
};

export const stageCommands: readonly Command[] = [
  ...canaryCommands,
  replayCommand,
  {
    id: 'stage.roll-back',
    title: ({ stageName }) => `Roll back ${stageName ?? 'a stage'}`,
    group: 'Deploy',
    icon: Undo2,
    detail: (context) => servedBefore(context),
    isEnabled: (context) => servedBefore(context) !== undefined,
    whyDisabled: 'it served nothing before that is still there',
    run: async ({ apiId, stageName, studio, toasts }) => {
      if (apiId === undefined || stageName === undefined) return;
      const { deploymentId = '' } = await studio.client.stages.rollBack({ apiId, stageName });
      toasts.getState().show({
        tone: 'ok',
        title: `${stageName} serves ${deploymentId}`,
        sentence: 'Requests in flight were not dropped. Roll back again to return.',
      });
    },
  },
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

function servedBefore({ mirror, apiId, stageName }: CommandContext): string | undefined {
  const stage = mirror.stages.find((one) => one.apiId === apiId && one.stageName === stageName);
  return stage?.history[0]?.deploymentId;
}

function stageIn({ mirror, apiId, stageName }: CommandContext) {
  const stage = mirror.stages.find((one) => one.apiId === apiId && one.stageName === stageName);
  return stage?.deploymentId === undefined ? undefined : stage;
}

/** What the gateway answers where a stage was. */
function answerWithout({ definition }: Mirror, apiId: string): string {
  const isHttp = findEntity(definition, 'v2-api', apiId)?.protocolType === 'HTTP';
  return isHttp ? '404 Not Found' : '403 Forbidden';
}
