// The gateway as a child process of Node: what the CLI and the web host run.
import type { ChildProcess } from 'node:child_process';
import type { FromGateway } from '../../gateway/process/messages';
import type { GatewayLauncher } from '../../studio/host';
import { forkGateway } from './fork-gateway';

export interface GatewayChildOptions {
  /** The bundled gateway process. */
  readonly entry: string;
  /** Hears what the process prints. Absent: it goes to this process's standard error. */
  readonly print?: (text: string) => void;
  /** A process that was started ahead: the first launch takes it. */
  readonly started?: ChildProcess;
}

/** Launches `entry` as a child process, or takes the one that was started ahead. */
export function launchGatewayChild({ entry, print, started }: GatewayChildOptions): GatewayLauncher {
  let ahead = started;
  return () => {
    const child = ahead?.connected === true ? ahead : forkGateway(entry);
    ahead = undefined;
    // one that was started ahead was not waited for
    child.ref();
    child.channel?.ref();
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
function whenGone(child: ChildProcess, listener: (code: number | null) => void): void {
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
