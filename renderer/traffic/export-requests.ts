// The requests that the list shows, as a HAR file or as the traces they are.
import { FileDown } from 'lucide-react';
import { harOf } from '../../shared/har/har-log';
import type { Trace, TraceSummary } from '../../shared/trace/trace';
import { parseTrafficQuery, passesDeep, passesRow } from '../../shared/trace/traffic-query';
import type { Command, CommandContext } from '../commands/command';
import { saveDocument } from '../shell/pick-document';

/** Requests in one file; more would be more than editors open. */
const mostExported = 500;

/** `requests.export-har` and `requests.export-json`. */
export const exportCommands: readonly Command[] = [
  exportCommand('requests.export-har', 'Export shown requests as HAR…', 'requests.har', harText),
  exportCommand('requests.export-json', 'Export shown requests as JSON…', 'requests.json', (_context, traces) =>
    JSON.stringify(traces, undefined, 2),
  ),
];

function exportCommand(
  id: string,
  title: string,
  fileName: string,
  textOf: (context: CommandContext, traces: readonly Trace[]) => string,
): Command {
  return {
    id,
    title,
    group: 'Run',
    icon: FileDown,
    isEnabled: ({ mirror }) => mirror.requests.length > 0,
    whyDisabled: 'nothing was recorded',
    run: async (context) => {
      const { studio, mirror, announce } = context;
      const traces = await shownTraces(context);
      const file = { title, fileName, text: textOf(context, traces) };
      const saved = await saveDocument(studio.client, mirror.host.mayPickFiles, file);
      if (saved !== null) announce(`${traces.length} requests saved`);
    },
  };
}

async function shownTraces({ studio, mirror, view }: CommandContext): Promise<readonly Trace[]> {
  const query = parseTrafficQuery(view.trafficText);
  const rows = mirror.requests.filter((row) => passesRow(row, query, Date.now())).slice(0, mostExported);
  const read = (row: TraceSummary) => studio.client.requests.read({ requestId: row.requestId });
  return (await Promise.all(rows.map(read))).filter((trace) => passesDeep(trace, query));
}

function harText({ mirror }: CommandContext, traces: readonly Trace[]): string {
  const baseOf = ({ apiId, stage }: Trace) =>
    mirror.stages.find((each) => each.apiId === apiId && each.stageName === stage)?.urls.path ??
    `http://${apiId}.localhost/${stage}`;
  return JSON.stringify(harOf(traces, { version: mirror.host.version, baseOf }), undefined, 2);
}
