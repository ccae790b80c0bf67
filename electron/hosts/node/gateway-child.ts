// The gateway as a child process of Node: what the CLI and the web host run.
import { fork } from 'node:child_process';
import type { FromGateway } from '../../gateway/process/messages';
import type { GatewayLauncher } from '../../studio/host';

export interface GatewayChildOptions {
  /** The bundled gateway process. */
  readonly entry: string;
  /** Hears what the process prints. Absent: it goes to this process's standard error. */
  readonly print?: (text: string) => void;
}

/** Launches `entry` with `child_process.fork`; messages are copied by structured cloning. */
export function launchGatewayChild({ entry, print }: GatewayChildOptions): GatewayLauncher {
  return () => {
    const child = fork(entry, [], {
      serialization: 'advanced',
      // Standard output belongs to the command line that was typed; a gateway must not write there.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Debugger flags would make both processes fight over one port.
      execArgv: process.execArgv.filter((argument) => !argument.startsWith('--inspect')),
    });
    child.on('message', (message) => {
      // A drained gateway has nothing left to do; without its channel the process ends by itself.
      if ((message as FromGateway).type === 'drained' && child.connected) child.disconnect();
    });
    const write = print ?? ((text: string) => process.stderr.write(text));
    child.stdout?.on('data', (part: Buffer) => write(part.toString('utf8')));
    child.stderr?.on('data', (part: Buffer) => write(part.toString('utf8')));
    return {
      line: {
        send(message) {
          // A dead process takes no message; its exit is told through onExit.
          if (child.connected) child.send(message, () => {});
        },
        onMessage(listener) {
          child.on('message', (message) => listener(message as FromGateway));
        },
      },
      onExit(listener) {
        whenGone(child, listener);
      },
      kill() {
        child.kill('SIGKILL');
      },
    };
  };
}

/** A fork that fails reports an error and, unlike one that ran, may never report an exit. */
function whenGone(child: ReturnType<typeof fork>, listener: (code: number | null) => void): void {
  let isGone = false;
  const tell = (code: number | null) => {
    if (isGone) return;
    isGone = true;
    listener(code);
  };
  child.on('exit', (code) => tell(code));
  child.on('error', () => {
    if (child.pid === undefined) tell(null);
  });
}
