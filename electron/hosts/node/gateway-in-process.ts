// The gateway inside this process: for tests and `--in-process`. Behaves to the studio like a process of its own.
import { linkLines } from '../../gateway/process/memory-line';
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
    const lines = linkLines();
    const exitListeners: ((code: number | null) => void)[] = [];
    let isGone = false;
    const end = (code: number | null) => {
      if (isGone) return;
      isGone = true;
      // What the gateway sent before its end still arrives, as it does through a pipe.
      setImmediate(() => {
        for (const listener of exitListeners) listener(code);
      });
    };
    const running = program(
      { send, onMessage: (listener) => lines.gateway.onMessage((message) => isGone || listener(message)) },
      end,
    );

    function send(message: FromGateway): void {
      if (isGone) return;
      lines.gateway.send(message);
      if (message.type !== 'drained') return;
      // A drained gateway has nothing left to do.
      end(0);
      running.dispose();
    }

    return {
      line: lines.studio,
      onExit: (listener) => void exitListeners.push(listener),
      kill() {
        if (isGone) return;
        end(null);
        running.dispose();
      },
    };
  };
}
