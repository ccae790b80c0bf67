// Commands of canary releases.
import { ChevronsUp, GitCompare, RotateCw, Split, Trash2 } from 'lucide-react';
import type { CanaryState } from '../../../shared/contract/canaries';
import type { Command, CommandContext } from '../../commands/command';
import { openStageTab } from '../../state/view-store';

const noCanary = 'the stage has no canary';

export const canaryCommands: readonly Command[] = [
  {
    id: 'canary.deploy',
    title: 'Deploy as canary…',
    group: 'Deploy',
    icon: Split,
    detail: ({ stageName }) => stageName,
    isEnabled: (context) => restStage(context) !== undefined,
    whyDisabled: 'only stages of REST APIs have canaries',
    run: ({ studio }) => studio.view.setState({ overlay: { kind: 'deploy', isCanary: true } }),
  },
  {
    id: 'canary.replay',
    title: ({ stageName }) => `Replay recent requests through ${stageName ?? 'a stage'} and its canary…`,
    group: 'Deploy',
    icon: RotateCw,
    isEnabled: (context) => context.mirror.gateway.status === 'running' && servedPair(context) !== undefined,
    whyDisabled: noCanary,
    run: (context) => {
      const { stageName = '', apiId = '' } = context;
      const sides = { before: `stage:${stageName}`, after: `canary:${stageName}` };
      context.studio.view.setState({ overlay: { kind: 'replay', apiId, stageName, ...sides } });
    },
  },
  {
    id: 'canary.compare',
    title: ({ stageName }) => `Show what the canary of ${stageName ?? 'a stage'} changes`,
    group: 'Deploy',
    icon: GitCompare,
    isEnabled: (context) => servedPair(context) !== undefined,
    whyDisabled: noCanary,
    // the overview begins with what the canary brings
    run: ({ studio }) => openStageTab(studio.view, 'overview'),
  },
  {
    id: 'canary.promote',
    title: ({ stageName }) => `Promote the canary of ${stageName ?? 'a stage'}`,
    group: 'Deploy',
    icon: ChevronsUp,
    isEnabled: (context) => canaryOf(context) !== undefined,
    whyDisabled: noCanary,
    run: async (context) => {
      const { studio, toasts } = context;
      const [stage, canary] = [restStage(context), canaryOf(context)];
      if (stage === undefined || canary === undefined) return;
      const { apiId, stageName, deploymentId: before } = stage;
      const isSure = await context.confirm({
        title: `Promote the canary of ${stageName}`,
        icon: ChevronsUp,
        sentence: `Every request is served by ${canary.deploymentId} from then on, with the variables of the canary. Roll back returns to ${before ?? 'what was there'}.`,
        confirmLabel: 'Promote',
      });
      if (!isSure) return;
      await studio.client.canaries.promote({ apiId, stageName });
      toasts.getState().show({
        tone: 'ok',
        title: `${stageName} serves ${canary.deploymentId}`,
        sentence: 'The canary has ended; requests in flight were not dropped.',
      });
    },
  },
  {
    id: 'canary.remove',
    title: ({ stageName }) => `End the canary of ${stageName ?? 'a stage'}`,
    group: 'Deploy',
    icon: Trash2,
    isEnabled: (context) => canaryOf(context) !== undefined,
    whyDisabled: noCanary,
    run: async (context) => {
      const stage = restStage(context);
      if (stage === undefined) return;
      const { apiId, stageName } = stage;
      await context.studio.client.canaries.remove({ apiId, stageName });
      context.toasts.getState().show({
        tone: 'ok',
        title: `The canary of ${stageName} has ended`,
        sentence: `Every request is served by ${stage.deploymentId} again; undo brings the canary back.`,
      });
    },
  },
];

function restStage({ mirror, apiId, stageName }: CommandContext) {
  const stage = mirror.stages.find((one) => one.apiId === apiId && one.stageName === stageName);
  return stage?.urls.userRequest === undefined ? undefined : stage;
}

/** The stage, where both it and its canary serve a deployment that is here. */
function servedPair(context: CommandContext) {
  const stage = restStage(context);
  return stage?.deploymentId !== undefined && stage.canary?.isServed === true ? stage : undefined;
}

function canaryOf(context: CommandContext): CanaryState | undefined {
  return restStage(context)?.canary;
}
