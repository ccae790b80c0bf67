// The gateway inside this process: for tests and `--in-process`. Behaves to the studio like a process of its own.
import type { FromGateway, GatewayLine, ToGateway } from '../../gateway/process/messages';
import type { GatewayLauncher } from '../../studio/host';

/** The gateway's program: takes its end of the line, ends itself through `exit`, is ended through `dispose`. */
export type GatewayProgram = (
  line: GatewayLine<FromGateway, ToGateway>,
  exit: (code: number) => void,
) => { dispose(): unknown };

/** Launches `program` in this process. Messages are copied and arrive later, as between processes. */
export function launchGatewayInProcess(program: GatewayProgram): GatewayLauncher {
  return () => {
    const toGateway = createMailbox<ToGateway>();
    const fromGateway = createMailbox<FromGateway>();
    const exitListeners: ((code: number | null) => void)[] = [];
    let isGone = false;
    const end = (code: number | null) => {
      if (isGone) return;
      isGone = true;
      toGateway.close();
      // What the gateway sent before its end still arrives, as it does through a pipe.
      setImmediate(() => {
        fromGateway.close();
        for (const listener of exitListeners) listener(code);
      });
    };
    const running = program({ send, onMessage: toGateway.open }, end);

    function send(message: FromGateway): void {
      fromGateway.post(message);
      if (message.type !== 'drained') return;
      // A drained gateway has nothing left to do.
      end(0);
      running.dispose();
    }

    return {
      line: { send: toGateway.post, onMessage: fromGateway.open },
      onExit: (listener) => void exitListeners.push(listener),
      kill() {
        if (isGone) return;
        end(null);
        running.dispose();
      },
    };
  };
}

interface Mailbox<Message> {
  post(message: Message): void;
  open(listener: (message: Message) => void): void;
  close(): void;
}

/** Keeps messages until somebody listens, then delivers them in order, never within the sender's call. */
function createMailbox<Message>(): Mailbox<Message> {
  const listeners: ((message: Message) => void)[] = [];
  const waiting: Message[] = [];
  let isClosed = false;
  const deliver = (message: Message) => {
    setImmediate(() => {
      if (!isClosed) for (const listener of listeners) listener(message);
    });
  };
  return {
    post(message) {
      if (isClosed) return;
      const copy = structuredClone(message);
      if (listeners.length === 0) waiting.push(copy);
      else deliver(copy);
    },
    open(listener) {
      listeners.push(listener);
      for (const message of waiting.splice(0)) deliver(message);
    },
    close() {
      isClosed = true;
    },
  };
}
