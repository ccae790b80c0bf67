// The TLS port: reads which name a client asks for, shakes hands as that name wants it, and hands the connection on.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { TlsHandshake } from '../../../../shared/trace/tls-handshake';
import type { Clock, TlsProfile } from '../../ports';
import type { TlsSession } from '../received-request';
import { type ClientHello, readClientHello } from './client-hello';
import { versionFault } from './handshake-words';
import { type NameServer, openNameServer } from './name-server';

export interface TlsDoorOptions {
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  /** How the name is served; rejects where it cannot be. Empty: the client named none. */
  readonly profileOf: (serverName: string) => Promise<TlsProfile>;
  /** Takes a connection over; `protocol` is what both agreed on. */
  readonly accept: (socket: TLSSocket, session: TlsSession, protocol: 'h2' | 'http/1.1') => void;
  readonly onHandshake: (handshake: TlsHandshake) => void;
  /** Certificates are judged by it. */
  readonly clock: Clock;
}

export interface TlsDoor {
  readonly port: number;
  /** The next connections ask for their profiles again. */
  forget(): void;
  /** Takes no more connections; resolves when those that it handed on have ended too. */
  close(): Promise<void>;
  dispose(): void;
}

interface KeptName {
  readonly made: Promise<NameServer>;
  /** Epoch milliseconds. */
  until: number;
}

/** Clients that say nothing are let go. */
const helloMs = 15_000;
/** Certificates end: their names are asked for again. Truststores are files that nobody watches. */
const keptMs = 60 * 60 * 1_000;
const keptMutualMs = 2_000;
/** Names kept ready; others are made again when they are asked for. */
const keptNames = 500;

const wireVersions: Readonly<Record<TlsProfile['minVersion'], number>> = {
  TLSv1: 0x0301,
  'TLSv1.2': 0x0303,
  'TLSv1.3': 0x0304,
};

const notTls = 'This port speaks TLS: call it with https:// or wss://.\n';

/** Opens the port; rejects where it is taken. */
export function openTlsDoor(options: TlsDoorOptions): Promise<TlsDoor> {
  const names = new Map<string, KeptName>();
  const open = new Set<Socket>();

  function serverOf(serverName: string): Promise<NameServer> {
    const known = names.get(serverName);
    if (known !== undefined && known.until > options.clock()) return known.made;
    if (names.size >= keptNames) names.delete(names.keys().next().value ?? '');
    const made = options.profileOf(serverName).then((profile) => openNameServer(options, serverName, profile));
    const kept: KeptName = { made, until: Number.POSITIVE_INFINITY };
    names.set(serverName, kept);
    made.then(
      ({ profile }) => {
        kept.until = options.clock() + (profile.mutual === undefined ? keptMs : keptMutualMs);
      },
      // a name that cannot be served now may be later
      () => names.get(serverName) === kept && names.delete(serverName),
    );
    return made;
  }

  async function shakeHands(socket: Socket, { serverName, versions }: ClientHello, first: Buffer): Promise<void> {
    const refuse = (reason: string, certificate?: string): void =>
      options.onHandshake({
        at: options.clock(),
        remoteAddress: socket.remoteAddress ?? '',
        serverName,
        outcome: 'refused',
        reason,
        ...(certificate !== undefined && { certificate }),
      });
    try {
      const { server, profile } = await serverOf(serverName);
      if (socket.destroyed) return;
      // OpenSSL refuses it below, and does not say what was offered
      if (Math.max(0, ...versions) < wireVersions[profile.minVersion]) {
        refuse(versionFault(versions, profile.policy), profile.words);
      }
      socket.unshift(first);
      server.emit('connection', socket);
    } catch (error) {
      refuse(error instanceof Error ? error.message : String(error));
      socket.destroy();
    }
  }

  const front = createServer({ noDelay: true }, (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    readHello(socket, (hello, first) => void shakeHands(socket, hello, first));
  });
  return new Promise((resolve, reject) => {
    front.once('error', reject);
    front.listen(options.port, options.host, () => {
      front.off('error', reject);
      resolve({
        port: (front.address() as AddressInfo).port,
        forget: () => names.clear(),
        close: () => new Promise((closed) => front.close(() => closed())),
        dispose() {
          front.close();
          for (const socket of open) socket.destroy();
        },
      });
    });
  });
}

/** Waits for the client's hello. Whoever speaks no TLS is told so, as far as HTTP can tell it. */
function readHello(socket: Socket, done: (hello: ClientHello, first: Buffer) => void): void {
  let first: Buffer = Buffer.alloc(0);
  const letGo = (): void => {
    socket.setTimeout(0);
    socket.off('data', onData);
    socket.off('timeout', onTimeout);
    socket.pause();
  };
  const onTimeout = (): void => {
    socket.destroy();
  };
  const onData = (bytes: Buffer): void => {
    first = Buffer.concat([first, bytes]);
    const hello = readClientHello(first);
    if (hello === 'more') return;
    letGo();
    if (hello !== 'not-tls') done(hello, first);
    else
      socket.end(`HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: ${notTls.length}\r\n\r\n${notTls}`);
  };
  socket.setTimeout(helloMs);
  socket.on('data', onData);
  socket.on('timeout', onTimeout);
  // a client that leaves is no fault
  socket.on('error', () => undefined);
}
