// Commands of the traffic list.
import { Eraser, RotateCw } from 'lucide-react';
import type { Command } from '../commands/command';
import { saveAsTestCommand } from '../tests/save-command';

export const trafficCommands: readonly Command[] = [
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
