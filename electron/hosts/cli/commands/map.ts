// `gatehouse map`: the services that recorded requests went through.
import type { ServiceFigures, ServiceMap } from '../../../../shared/metrics/service-map';
import type { Command, ExitCode } from '../command';
import { printResult } from '../print-result';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';
import { rangeOption } from './metrics';

export const mapCommand: Command = {
  name: 'map',
  summary: 'Prints the service map: who called which stage, and what its integrations called.',
  usage: '[API] [--range 1h]',
  positionals: { min: 0, max: 1 },
  options: {
    ...workspaceOption,
    range: { type: 'string', value: 'TIME', summary: 'how far back: 5m, 1h (default), 12h, 1d, 3d at most' },
  },
  run: (invocation) =>
    withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const [word] = invocation.positionals;
      const rangeMs = rangeOption(invocation);
      const apiId = word === undefined ? undefined : (await findApi(client, word)).id;
      const map = await client.metrics.serviceMap({ rangeMs, ...(apiId !== undefined && { apiId }) });
      return printResult(invocation, map, mapLines(map));
    }),
};

function mapLines({ nodes, edges, requests }: ServiceMap): string[] {
  if (requests === 0) return ['No recorded requests in this time.'];
  const nameOf = (id: string) => {
    const node = nodes.find((each) => each.id === id);
    return node === undefined ? id : node.kind === 'client' ? 'clients' : `${node.kind} ${node.name}`;
  };
  return edges.map((edge) => `${nameOf(edge.from)} -> ${nameOf(edge.to)}  ${figureWords(edge)}`);
}

function figureWords({ count, share4xx, share5xx, p95Ms }: ServiceFigures): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return `${count} calls, 4xx ${percent(share4xx)}, 5xx ${percent(share5xx)}, p95 ${p95Ms.toFixed(1)} ms`;
}
