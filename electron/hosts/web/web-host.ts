// The web host: the studio's page in a browser of this machine. Loopback only, guarded by a token in its URL.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { createClient } from '../../../shared/contract/client';
import { StudioError } from '../../../shared/contract/errors';
import { memoryTransport } from '../../../shared/contract/memory-transport';
import { socketMessageBytes, socketPath } from '../../../shared/contract/socket-messages';
import type { StudioLog } from '../../studio/host';
import { pageDevServer } from '../page/page-dev-server';
import { pageFolder } from '../page/page-folder';
import { withScheme } from '../page/page-scheme';
import type { ConnectedStudio } from './connected-studio';
import { serveStudioSocket } from './studio-socket';
import { isOwnOrigin, isSession } from './web-guard';
import { answerPage } from './web-page';

export interface WebHostOptions {
  readonly studio: ConnectedStudio;
  readonly rendererFolder: string;
  /** 0 picks a free port. */
  readonly port: number;
  readonly log: StudioLog;
  /** Address of a development server that has the page instead of the folder, for example `http://127.0.0.1:5173`. */
  readonly devServer?: string;
}

export interface WebHost {
  /** The address to open, with its token. */
  readonly url: string;
  dispose(): Promise<void>;
}

/** Serves the page and the studio on a loopback port; rejects with PORT_TAKEN where the port is in use. */
export async function openWebHost({ studio, rendererFolder, port, log, devServer }: WebHostOptions): Promise<WebHost> {
  const [token, session] = [randomSecret(), randomSecret()];
  const client = createClient(memoryTransport(studio.router, studio.events));
  const files = devServer === undefined ? pageFolder(rendererFolder) : pageDevServer(devServer);
  const source = withScheme(files, () => client.settings.read());
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: socketMessageBytes, perMessageDeflate: false });
  const boundPort = await listen(server, port);
  const page = { source, port: boundPort, token, session, ...(devServer && { devServer: new URL(devServer).host }) };

  server.on('request', (request, response) => {
    answerPage(request, response, page).catch((fault: unknown) => {
      log.fault(fault);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', (error) => log.warn(`A page's connection failed: ${error.message}`));
    const { host, origin, cookie } = request.headers;
    const isOurs = isOwnOrigin(origin, host, boundPort) && isSession(cookie, boundPort, session);
    if (!isOurs || request.url !== socketPath) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => serveStudioSocket(opened, studio, log));
  });
  return { url: `http://127.0.0.1:${boundPort}/?token=${token}`, dispose: () => close(server, sockets) };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE';
      reject(isTaken ? new StudioError('PORT_TAKEN', `Port ${port} is in use.`, { path: 'port' }) : error);
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.terminate();
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}
