// Service of the subject `sockets`: clients of WebSocket APIs, and the connections that are open on a stage.
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import type { SocketCall, SocketClient } from '../../../shared/contract/sockets';
import { findEntity } from '../../../shared/definition/entities';
import { signRequest } from '../../../shared/sigv4/sign-request';
import { nodeSigningCrypto } from '../../gateway/node-signing-crypto';
import type { GatewaySupervisor } from '../gateway/gateway-supervisor';
import { invokePlace } from '../requests/invoke-place';
import { sendRequest } from '../requests/send-request';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { openSocketClients } from './socket-clients';

export interface SocketsOptions {
  readonly current: CurrentWorkspace;
  readonly gateway: GatewaySupervisor;
  readonly region: string;
  readonly clock: () => number;
  /** The virtual clock, by which the gateway judges signatures. */
  readonly virtualNow: () => number;
  readonly dress: StudioServices['personas']['dress'];
  readonly changed: (clients: readonly SocketClient[]) => void;
}

export interface StudioSockets {
  readonly service: StudioServices['sockets'];
  /** Ends every client: the workspace is left. */
  leave(): void;
}

/** The gateway takes any key that no user of the workspace has for the account itself. */
const accountKeys = { accessKeyId: 'GATEHOUSE', secretAccessKey: 'studio' };

/** Makes the service. What passes on connections is told from the first client or list on. */
export function createSockets(options: SocketsOptions): StudioSockets {
  const { current, gateway, region, clock, dress } = options;
  const clients = openSocketClients({ clock, changed: options.changed });

  function requireApi(apiId: string): void {
    const api = findEntity(current.require().workingCopy.definition, 'v2-api', apiId);
    if (api?.protocolType !== 'WEBSOCKET') {
      throw new StudioError('NOT_FOUND', `There is no WebSocket API ${apiId}.`, { path: 'apiId' });
    }
  }

  interface Called {
    readonly apiId: string;
    readonly stageName: string;
    readonly connectionId: string;
  }

  /** A call of `@connections`, signed as the account. */
  async function manage(verb: string, { apiId, stageName, connectionId }: Called, body: Buffer): Promise<SocketCall> {
    requireApi(apiId);
    await gateway.settled();
    const place = invokePlace(options, apiId);
    const path = `/@connections/${encodeURIComponent(connectionId)}`;
    const headers = signRequest(
      {
        method: verb,
        path: `/${stageName}${path}`,
        rawQuery: '',
        headers: [['Host', place.host]],
        body: body.length === 0 ? null : body,
      },
      { keys: accountKeys, region, service: 'execute-api', at: options.virtualNow(), crypto: nodeSigningCrypto },
    );
    const answer = await sendRequest({ apiId, stageName, verb, pathWithQueryString: path, headers, body, ...place });
    return { status: answer.status, body: answer.body };
  }

  const service: StudioServices['sockets'] = {
    async open({ apiId, stageName, name, query, headers, subprotocols, persona }) {
      requireApi(apiId);
      gateway.watchSockets(true);
      await gateway.settled();
      const place = invokePlace(options, apiId);
      const asked = query === '' ? '' : `?${query}`;
      // a signature covers the path with its slash
      const plain = { apiId, stageName, verb: 'GET', pathWithQueryString: `/${asked}`, headers, body: '' };
      const dressed = persona === undefined ? plain : await dress({ persona, ...plain, isBase64: false });
      const path = `/${encodeURIComponent(stageName)}${dressed.pathWithQueryString}`;
      return clients.open({
        apiId,
        stageName,
        ...place,
        path,
        // what a persona adds to the query may be a token
        shownUrl: `ws://${place.host}/${stageName}${asked}`,
        headers: dressed.headers,
        subprotocols,
        ...(name !== undefined && name.trim() !== '' && { name: name.trim() }),
        ...(persona !== undefined && { persona }),
      });
    },
    clients: ({ apiId }) => clients.list().filter((client) => apiId === undefined || client.apiId === apiId),
    async send({ clientId, body, isBase64 }) {
      await clients.send(clientId, isBase64 ? Buffer.from(body, 'base64') : body);
      return {};
    },
    heard: ({ clientId, after }) => clients.heard(clientId, after),
    ping({ clientId }) {
      clients.ping(clientId);
      return {};
    },
    close({ clientId, code, reason }) {
      clients.close(clientId, code, reason);
      return {};
    },
    forget({ clientId }) {
      clients.forget(clientId);
      return {};
    },
    async connections({ apiId, stageName }) {
      requireApi(apiId);
      gateway.watchSockets(true);
      const open = await gateway.openSockets();
      return open.filter((socket) => socket.apiId === apiId && socket.stage === stageName);
    },
    post: ({ body, isBase64, ...called }) => manage('POST', called, Buffer.from(body, isBase64 ? 'base64' : 'utf8')),
    info: (called) => manage('GET', called, Buffer.alloc(0)),
    disconnect: (called) => manage('DELETE', called, Buffer.alloc(0)),
  };
  return {
    service,
    leave() {
      // who looks at the next workspace asks again
      gateway.watchSockets(false);
      clients.leave();
    },
  };
}
