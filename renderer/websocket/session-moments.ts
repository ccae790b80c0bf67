// What the clients of this page lived through, as a scenario is recorded of it.
import type { SocketClient } from '../../shared/contract/sockets';
import type { SessionMoment } from '../../shared/tests/scenario/record-scenario';
import type { SocketEvent } from '../../shared/trace/socket-events';

/** The moments of `clients`, in order; connections of others are left out. Ends that the gateway made are no steps. */
export function sessionMoments(moments: readonly SocketEvent[], clients: readonly SocketClient[]): SessionMoment[] {
  const byConnection = new Map(clients.map((client) => [client.connectionId, client]));
  const names = new Map(clients.map((client, at) => [client.clientId, scenarioName(client.name, at)]));
  return moments.flatMap((moment): SessionMoment[] => {
    const known = byConnection.get(moment.connectionId);
    const client = known && names.get(known.clientId);
    if (known === undefined || client === undefined) return [];
    switch (moment.kind) {
      case 'opened':
        return [{ kind: 'opened', client, query: [...new URL(known.url).searchParams] }];
      case 'frame':
        return moment.direction === 'in'
          ? [{ kind: 'sent', client, body: moment.text }]
          : [{ kind: 'heard', client, body: moment.text, isBase64: moment.isBase64 === true }];
      default:
        return moment.code === 1000 ? [{ kind: 'closed', client }] : [];
    }
  });
}

/** Names in files have letters, digits, - and _ only; two clients never share one. */
function scenarioName(name: string, at: number): string {
  const plain = name.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '');
  return `${plain === '' ? 'client' : plain.slice(0, 56)}${at === 0 ? '' : `-${at + 1}`}`;
}
