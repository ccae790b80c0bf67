// Commands of the traffic list.
import { Eraser, GitCompare, RotateCw } from 'lucide-react';
import type { Command, CommandContext } from '../commands/command';
import { saveAsTestCommand } from '../tests/save-command';
import { exportCommands } from './export-requests';

export const trafficCommands: readonly Command[] = [
  ...exportCommands,
  {
    id: 'request.replay',
    title: 'Replay request',
    group: 'Run',
    icon: RotateCw,
    shortcut: 'Mod+Shift+Enter',
    isEnabled: ({ view, mirror }) => view.requestId !== undefined && mirror.gateway.status === 'running',
    whyDisabled: 'no request is chosen, or the gateway is not running',
    run: async ({ view, studio, announce }) => {
      if (view.requestId === undefined) return;
      const result = await studio.client.requests.replay({ requestId: view.requestId });
      studio.view.setState({ requestId: result.trace.requestId });
      announce(`Replayed: ${result.status}`);
    },
  },
  {
    id: 'replay.run',
    title: 'Replay through two deployments…',
    group: 'Run',
    icon: GitCompare,
    isEnabled: ({ view, mirror }) => mirror.gateway.status === 'running' && chosenRow(view, mirror) !== undefined,
    whyDisabled: 'no request of a REST or HTTP API is chosen',
    run: ({ view, mirror, studio }) => {
      const row = chosenRow(view, mirror);
      if (row === undefined) return;
      const { apiId, requestId } = row;
      studio.view.setState({ overlay: { kind: 'replay', apiId, requestIds: [requestId] } });
    },
  },
  saveAsTestCommand(({ view, mirror }) => {
    if (view.requestId === undefined) return undefined;
    const row = mirror.requests.find(({ requestId }) => requestId === view.requestId);
    return { requestId: view.requestId, name: row === undefined ? 'Request' : `${row.method} ${row.path}` };
  }),
  {
    id: 'requests.clear',
    title: 'Clear traffic',
    group: 'Run',
    icon: Eraser,
    isEnabled: ({ mirror }) => mirror.requests.length > 0,
    whyDisabled: 'nothing was recorded',
    run: async ({ confirm, studio }) => {
      const isSure = await confirm({
        title: 'Clear traffic',
        sentence: 'All recorded requests of this workspace go, on disk too. This cannot be undone.',
        confirmLabel: 'Clear traffic',
      });
      if (!isSure) return;
      await studio.client.requests.clear();
      studio.view.setState({ requestId: undefined });
    },
  },
];

/** The request that is open, where it can be replayed. */
function chosenRow({ requestId }: CommandContext['view'], { requests }: CommandContext['mirror']) {
  return requests.find((row) => row.requestId === requestId && row.origin === 'invoke' && row.protocol !== 'WEBSOCKET');
}
