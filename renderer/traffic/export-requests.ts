// The requests that are chosen, else those that the list shows, as a HAR file or as the traces they are.
import { FileDown } from 'lucide-react';
import { harOf } from '../../shared/har/har-log';
import type { Trace, TraceSummary } from '../../shared/trace/trace';
import { parseTrafficQuery, passesDeep, passesRow } from '../../shared/trace/traffic-query';
import type { Command, CommandContext } from '../commands/command';
import { saveDocument } from '../shell/pick-document';
import { chosenIds } from './chosen-rows';

/** Requests in one file; more would be more than editors open. */
const mostExported = 500;

/** `requests.export-har` and `requests.export-json`. */
export const exportCommands: readonly Command[] = [
  exportCommand('requests.export-har', 'HAR', 'requests.har', harText),
  exportCommand('requests.export-json', 'JSON', 'requests.json', (_context, traces) =>
    JSON.stringify(traces, undefined, 2),
  ),
];

function exportCommand(
  id: string,
  format: string,
  fileName: string,
  textOf: (context: CommandContext, traces: readonly Trace[]) => string,
): Command {
  return {
    id,
    title: ({ view }) => titleOf(view, format),
    group: 'Run',
    icon: FileDown,
    isEnabled: ({ mirror }) => mirror.requests.length > 0,
    whyDisabled: 'nothing was recorded',
    run: async (context) => {
      const { studio, mirror, announce } = context;
      const traces = await tracesOf(context);
      const file = { title: titleOf(context.view, format), fileName, text: textOf(context, traces) };
      const saved = await saveDocument(studio.client, mirror.host.mayPickFiles, file);
      if (saved !== null) announce(`${traces.length} requests saved`);
    },
  };
}

function titleOf({ chosenRequests }: CommandContext['view'], format: string): string {
  return `Export ${chosenRequests.size > 0 ? 'chosen' : 'shown'} requests as ${format}…`;
}

async function tracesOf({ studio, mirror, view }: CommandContext): Promise<readonly Trace[]> {
  if (view.chosenRequests.size > 0) {
    const ids = chosenIds(view, mirror).slice(0, mostExported);
    return Promise.all(ids.map((requestId) => studio.client.requests.read({ requestId })));
  }
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
