// Commands of the response cache, always there: the way to its settings, and the flush of the selected stage.
import { DatabaseZap, Eraser } from 'lucide-react';
import type { Command, CommandContext } from '../commands/command';
import { openStageTab } from '../state/view-store';
import { flushCache } from './cache-deeds';

/** The selected stage, where it is one of a REST API. */
function stageOf({ mirror, apiId, stageName }: CommandContext) {
  const isRest = mirror.definition.has(`stage:${apiId}/${stageName}`);
  return apiId === undefined || stageName === undefined || !isRest ? undefined : { apiId, stageName };
}

const isEnabled = (context: CommandContext) => stageOf(context) !== undefined;
const whyDisabled = 'no stage of a REST API is selected';

export const cacheCommands: readonly Command[] = [
  {
    id: 'cache.settings',
    title: 'Cache settings',
    group: 'Run',
    icon: DatabaseZap,
    detail: (context) => stageOf(context)?.stageName,
    isEnabled,
    whyDisabled,
    run: ({ studio }) => openStageTab(studio.view, 'cache'),
  },
  {
    id: 'cache.flush',
    title: 'Flush cache',
    group: 'Run',
    icon: Eraser,
    detail: (context) => stageOf(context)?.stageName,
    isEnabled,
    whyDisabled,
    async run(context) {
      const place = stageOf(context);
      if (place !== undefined) await flushCache(context.studio.client, context.toasts, place);
    },
  },
];
