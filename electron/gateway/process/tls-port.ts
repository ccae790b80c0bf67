// The gateway's TLS port: asks the studio how names are served, remembers the newest handshakes.
import type { TlsHandshake } from '../../../shared/trace/tls-handshake';
import type { ManagementForwarder } from '../1-entry/forward';
import { type Http2Requests, openHttp2Requests } from '../1-entry/http2-requests';
import type { Listener } from '../1-entry/listener';
import { openTlsDoor, type TlsDoor } from '../1-entry/tls/tls-door';
import type { Gateway } from '../gateway';
import type { TlsProfile } from '../ports';

export interface TlsPortOptions {
  readonly host: string;
  readonly gateway: Gateway;
  readonly forwarder: ManagementForwarder;
  /** Asks for the profile of a name; `answer` brings it. */
  readonly ask: (serverName: string) => void;
}

export interface TlsPort {
  /** Opens the port; connections that speak HTTP/1.1 are given to `listener`. */
  listen(port: number, listener: Listener): Promise<{ readonly tlsPort?: number; readonly tlsRefused?: string }>;
  /** What was asked for, or the reason why there is none. */
  answer(serverName: string, profile: TlsProfile | string): void;
  /** Names are asked for again. */
  forget(): void;
  /** Newest first. */
  handshakes(): readonly TlsHandshake[];
  close(): Promise<void>;
  dispose(): void;
}

/** A client waits no longer for its name. */
const patienceMs = 10_000;
const keptHandshakes = 200;

interface Waiting {
  resolve(profile: TlsProfile): void;
  reject(fault: Error): void;
}

/** Makes it; nothing listens yet. */
export function openTlsPort({ host, gateway, forwarder, ask }: TlsPortOptions): TlsPort {
  const waiting = new Map<string, Waiting[]>();
  const handshakes: TlsHandshake[] = [];
  const http2: Http2Requests = openHttp2Requests({ serve: gateway.invoke, find: gateway.find, forwarder });
  let door: TlsDoor | undefined;

  function profileOf(serverName: string): Promise<TlsProfile> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`Nobody said how ${serverName} is served.`)), patienceMs);
      timer.unref();
      const settle = { resolve, reject };
      const others = waiting.get(serverName);
      waiting.set(serverName, [...(others ?? []), settle]);
      if (others === undefined) ask(serverName);
    });
  }

  return {
    async listen(port, listener) {
      try {
        door = await openTlsDoor({
          host,
          port,
          profileOf,
          clock: gateway.clock,
          accept(socket, session, protocol) {
            if (protocol === 'h2') http2.accept(socket, session);
            else listener.accept(socket, session);
          },
          onHandshake(handshake) {
            handshakes.unshift(handshake);
            if (handshakes.length > keptHandshakes) handshakes.pop();
          },
        });
        return { tlsPort: door.port };
      } catch (fault) {
        return { tlsRefused: fault instanceof Error ? fault.message : String(fault) };
      }
    },
    answer(serverName, profile) {
      for (const { resolve, reject } of waiting.get(serverName) ?? []) {
        if (typeof profile === 'string') reject(new Error(profile));
        else resolve(profile);
      }
      waiting.delete(serverName);
    },
    forget: () => door?.forget(),
    handshakes: () => handshakes,
    async close() {
      http2.close();
      await door?.close();
    },
    dispose() {
      http2.dispose();
      door?.dispose();
    },
  };
}
