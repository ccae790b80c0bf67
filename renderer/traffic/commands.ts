// Commands of the traffic list.
import { Copy, Eraser, FlaskConical, GitCompare, ListX, RotateCw } from 'lucide-react';
import { mostReplayed } from '../../shared/contract/replay';
import type { Command, CommandContext } from '../commands/command';
import { saveAsTestCommand } from '../tests/save-command';
import { curlText } from '../trace/curl-text';
import { chosenIds, replayableChoice, rowsOf } from './chosen-rows';
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
    isEnabled: ({ view, mirror }) =>
      mirror.gateway.status === 'running' && replayableChoice(view, mirror) !== undefined,
    whyDisabled: 'no requests of one REST or HTTP API are chosen',
    run: ({ view, mirror, studio, toasts }) => {
      const choice = replayableChoice(view, mirror);
      if (choice === undefined) return;
      const { apiId, requestIds } = choice;
      if (requestIds.length > mostReplayed) {
        toasts.getState().show({ tone: 'info', title: `A replay takes ${mostReplayed} requests at most` });
        return;
      }
      studio.view.setState({ overlay: { kind: 'replay', apiId, requestIds } });
    },
  },
  {
    id: 'requests.choose-none',
    title: 'Choose no request',
    group: 'Run',
    icon: ListX,
    isEnabled: ({ view }) => view.chosenRequests.size > 0,
    whyDisabled: 'no request is chosen',
    run: ({ studio }) => studio.view.setState({ chosenRequests: new Set() }),
  },
  {
    id: 'requests.save-as-tests',
    title: 'Save chosen requests as tests…',
    group: 'Run',
    icon: FlaskConical,
    isEnabled: ({ view, mirror }) => rowsOf(chosenIds(view, mirror), mirror).length > 0,
    whyDisabled: 'no request is chosen',
    run: ({ view, mirror, studio }) => {
      // as they were sent: the oldest comes first
      const rows = [...rowsOf(chosenIds(view, mirror), mirror)].reverse();
      const requests = rows.map(({ requestId, method, path }) => ({ requestId, name: `${method} ${path}` }));
      studio.view.setState({ overlay: { kind: 'save-as-tests', requests } });
    },
  },
  {
    id: 'request.copy-as-curl',
    title: 'Copy as cURL',
    group: 'Run',
    icon: Copy,
    isEnabled: (context) => curlBase(context) !== undefined,
    whyDisabled: 'not one request of a stage is chosen',
    run: async (context) => {
      const { view, mirror, studio, toasts } = context;
      const [requestId = ''] = chosenIds(view, mirror);
      const { request } = await studio.client.requests.read({ requestId });
      const { method = 'GET', url = '/', headers = [], body } = request;
      const text = curlText({ method, url: `${curlBase(context)}${url}`, headers, body: body?.text ?? '' });
      await navigator.clipboard.writeText(text);
      toasts.getState().show({ tone: 'ok', title: 'Copied as cURL' });
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
      studio.view.setState({ requestId: undefined, chosenRequests: new Set() });
    },
  },
];

/** The address of the stage that the one chosen request went to, where that stage is still there. */
function curlBase({ view, mirror }: CommandContext): string | undefined {
  const ids = chosenIds(view, mirror);
  const [row] = rowsOf(ids, mirror);
  if (ids.length !== 1 || row === undefined) return undefined;
  return mirror.stages.find((stage) => stage.apiId === row.apiId && stage.stageName === row.stage)?.urls.path;
}
