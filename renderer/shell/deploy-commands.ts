// Deploying the working copy and steering the gateway.
import { CloudUpload, Copy, Play, Rocket, Square } from 'lucide-react';
import type { Command, CommandContext } from '../commands/command';
import { countWords } from '../components/count-words';
import { selectStage } from '../state/view-store';

export const deployCommands: readonly Command[] = [
  {
    id: 'deployment.create',
    title: ({ stageName }) => (stageName === undefined ? 'Deploy…' : `Deploy to ${stageName}`),
    group: 'Deploy',
    icon: Rocket,
    shortcut: 'Mod+D',
    detail: (context) => {
      const pending = pendingCount(context);
      return pending === 0 ? undefined : countWords(pending, 'change');
    },
    isEnabled: ({ apiId }) => apiId !== undefined,
    whyDisabled: 'there is no API yet',
    run: async (context) => {
      const { apiId, stageName, studio } = context;
      if (apiId === undefined) return;
      if (stageName === undefined) studio.view.setState({ overlay: { kind: 'deploy' } });
      else await deploy(context, { apiId, stageName });
    },
  },
  {
    id: 'deployment.create-to',
    title: 'Deploy to another stage…',
    group: 'Deploy',
    icon: Rocket,
    shortcut: 'Mod+Shift+D',
    isEnabled: ({ apiId }) => apiId !== undefined,
    whyDisabled: 'there is no API yet',
    run: ({ studio }) => studio.view.setState({ overlay: { kind: 'deploy' } }),
  },
  {
    id: 'api.push',
    title: 'Push…',
    group: 'Deploy',
    icon: CloudUpload,
    detail: () => 'to AWS or another endpoint',
    isEnabled: ({ apiId }) => apiId !== undefined,
    whyDisabled: 'there is no API yet',
    run: ({ studio }) => studio.view.setState({ overlay: { kind: 'push' } }),
  },
  {
    id: 'gateway.start',
    title: 'Start gateway',
    group: 'Run',
    icon: Play,
    isEnabled: ({ mirror }) => ['stopped', 'failed'].includes(mirror.gateway.status),
    whyDisabled: 'it is running',
    run: async ({ studio }) => {
      const state = await studio.client.gateway.start();
      studio.connection.store.setState({ gateway: state });
    },
  },
  {
    id: 'gateway.stop',
    title: 'Stop gateway',
    group: 'Run',
    icon: Square,
    isEnabled: ({ mirror }) => !['stopped', 'failed'].includes(mirror.gateway.status),
    whyDisabled: 'it is not running',
    run: async ({ studio }) => {
      const state = await studio.client.gateway.stop();
      studio.connection.store.setState({ gateway: state });
    },
  },
  {
    id: 'stage.copy-url',
    title: 'Copy invoke URL',
    group: 'Run',
    icon: Copy,
    detail: ({ stageName }) => stageName,
    isEnabled: (context) => selectedStage(context) !== undefined,
    whyDisabled: 'nothing is deployed yet',
    run: async (context) => {
      const stage = selectedStage(context);
      if (stage === undefined) return;
      await navigator.clipboard.writeText(stage.urls.host);
      context.toasts.getState().show({ tone: 'ok', title: 'Invoke URL copied', sentence: stage.urls.host });
    },
  },
];

export interface DeployOrder {
  readonly apiId: string;
  readonly stageName: string;
  readonly description?: string;
  /** What a new stage begins with. */
  readonly stageSettings?: Readonly<Record<string, boolean>>;
  /** The deployment becomes the stage's canary and serves so much of its requests. */
  readonly percentTraffic?: number;
}

/** Deploys after what is being typed was saved; says what happened. */
export async function deploy(context: CommandContext, order: DeployOrder): Promise<void> {
  const { studio, toasts } = context;
  const pending = pendingCount(context);
  await studio.drafts.flush();
  const { percentTraffic, stageSettings, ...deployed } = order;
  const deployment =
    percentTraffic === undefined
      ? await studio.client.deployments.create({ ...deployed, ...(stageSettings && { stageSettings }) })
      : await studio.client.canaries.deploy({ ...deployed, percentTraffic });
  selectStage(studio.view, order.apiId, order.stageName);
  toasts.getState().show({
    tone: 'ok',
    title: percentTraffic === undefined ? `Deployed to ${order.stageName}` : `Canary on ${order.stageName}`,
    sentence:
      pending === 0 ? `Deployment ${deployment.id}.` : `Deployment ${deployment.id}, ${countWords(pending, 'change')}.`,
  });
}

function selectedStage({ mirror, apiId, stageName }: CommandContext) {
  return mirror.stages.find((stage) => stage.apiId === apiId && stage.stageName === stageName);
}

function pendingCount(context: CommandContext): number {
  return selectedStage(context)?.pending.length ?? 0;
}
