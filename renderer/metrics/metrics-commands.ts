// Commands of the metrics: the way there always, saving while a dashboard is open.
import { ChartLine, Download, Image } from 'lucide-react';
import type { MetricsReading } from '../../shared/metrics/metric-figures';
import type { Command, CommandContext } from '../commands/command';
import { saveDocument, savePicture } from '../shell/pick-document';
import { openStageTab } from '../state/view-store';
import { chartsPng, metricsCsv, metricsJson } from './export-metrics';

export const metricsCommands: readonly Command[] = [
  {
    id: 'metrics.open',
    title: 'Metrics',
    group: 'Run',
    icon: ChartLine,
    detail: ({ stageName }) => stageName,
    isEnabled: ({ stageName }) => stageName !== undefined,
    whyDisabled: 'there is no stage',
    run: ({ studio }) => openStageTab(studio.view, 'metrics'),
  },
  {
    id: 'traffic.map',
    title: 'Service map',
    group: 'Run',
    icon: ChartLine,
    run: ({ studio }) => studio.view.setState({ activity: 'traffic', trafficView: 'map', requestId: undefined }),
  },
];

export interface DashboardContent {
  readonly reading: () => MetricsReading | undefined;
  readonly place: () => HTMLElement | null;
}

/** Saves what a dashboard shows. */
export function savingCommands({ reading, place }: DashboardContent): readonly Command[] {
  const saveText = (ending: string, textOf: (shown: MetricsReading) => string) => async (context: CommandContext) => {
    const shown = reading();
    if (shown === undefined) return;
    const file = { title: 'Save metrics', fileName: `metrics.${ending}`, text: textOf(shown) };
    saved(context, await saveDocument(context.studio.client, context.mirror.host.mayPickFiles, file));
  };
  return [
    {
      id: 'metrics.save-csv',
      title: 'Save metrics as CSV',
      group: 'Run',
      icon: Download,
      run: saveText('csv', metricsCsv),
    },
    {
      id: 'metrics.save-json',
      title: 'Save metrics as JSON',
      group: 'Run',
      icon: Download,
      run: saveText('json', metricsJson),
    },
    {
      id: 'metrics.save-png',
      title: 'Save charts as PNG',
      group: 'Run',
      icon: Image,
      run: async (context) => {
        const element = place();
        if (element === null) return;
        const file = { title: 'Save charts', fileName: 'metrics.png', base64: chartsPng(element) };
        saved(context, await savePicture(context.studio.client, context.mirror.host.mayPickFiles, file));
      },
    },
  ];
}

function saved({ toasts }: CommandContext, path: string | null): void {
  if (path !== null) toasts.getState().show({ tone: 'ok', title: 'Metrics saved', sentence: path });
}
