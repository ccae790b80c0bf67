// The ports that stages have of their own: opened, moved and closed as the stages' settings say.
import type { ManagementForwarder } from '../1-entry/forward';
import { type Listener, openListener } from '../1-entry/listener';
import type { Gateway } from '../gateway';

export interface StagePortChange {
  readonly apiId: string;
  readonly stageName: string;
  readonly port: number;
  /** Why the port could not be opened. */
  readonly refused?: string;
}

export interface StagePorts {
  /** Makes `port` the stage's own; undefined closes what it had. Changes of one stage happen in order. */
  set(apiId: string, stageName: string, port: number | undefined): void;
  close(): Promise<void>;
  dispose(): void;
}

export interface StagePortOptions {
  readonly host: string;
  readonly gateway: Gateway;
  readonly forwarder: ManagementForwarder;
  readonly onChange: (change: StagePortChange) => void;
}

interface StagePort {
  wanted: number | undefined;
  listener: Listener | undefined;
  /** The change under way; the next one waits for it. */
  turn: Promise<void>;
}

/** Opens a set without ports. */
export function openStagePorts({ host, gateway, forwarder, onChange }: StagePortOptions): StagePorts {
  const ports = new Map<string, StagePort>();

  async function move(entry: StagePort, apiId: string, stageName: string, port: number | undefined): Promise<void> {
    void entry.listener?.close();
    entry.listener = undefined;
    if (port === undefined) return;
    try {
      const bound = { apiId, stageName };
      entry.listener = await openListener({
        host,
        port,
        serve: gateway.invoke,
        upgrade: gateway.upgrade,
        forwarder,
        bound,
      });
      onChange({ apiId, stageName, port: entry.listener.port });
    } catch (thrown) {
      // the same port may be asked for again once it is free
      if (entry.wanted === port) entry.wanted = undefined;
      onChange({ apiId, stageName, port, refused: thrown instanceof Error ? thrown.message : String(thrown) });
    }
  }

  return {
    set(apiId, stageName, port) {
      const key = `${apiId}/${stageName}`;
      const entry = ports.get(key) ?? { wanted: undefined, listener: undefined, turn: Promise.resolve() };
      if (entry.wanted === port) return;
      entry.wanted = port;
      ports.set(key, entry);
      entry.turn = entry.turn.then(() => move(entry, apiId, stageName, port));
    },
    async close() {
      await Promise.all(Array.from(ports.values(), ({ turn, listener }) => turn.then(() => listener?.close())));
    },
    dispose() {
      for (const { turn, listener } of ports.values()) {
        listener?.dispose();
        void turn.then(() => listener?.dispose());
      }
      ports.clear();
    },
  };
}
