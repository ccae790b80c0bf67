// The gateway as a utility process of Electron, beside the windows and outside the main process.
import type { UtilityProcess } from 'electron';
import type { FromGateway } from '../../gateway/process/messages';
import type { GatewayLauncher } from '../../studio/host';

export interface GatewayUtilityOptions {
  /** The bundled gateway process. */
  readonly entry: string;
  /** Electron's `utilityProcess.fork`. */
  readonly fork: (
    entry: string,
    args: string[],
    options: { serviceName: string; stdio: 'pipe' },
  ) => Pick<UtilityProcess, 'postMessage' | 'kill' | 'pid'> & {
    on(event: 'message', listener: (message: unknown) => void): unknown;
    on(event: 'exit', listener: (code: number) => void): unknown;
    readonly stdout: NodeJS.ReadableStream | null;
    readonly stderr: NodeJS.ReadableStream | null;
  };
  /** Hears what the process prints. */
  readonly print: (text: string) => void;
}

/** Launches `entry` as a utility process; messages are copied by structured cloning. */
export function launchGatewayUtility({ entry, fork, print }: GatewayUtilityOptions): GatewayLauncher {
  return () => {
    const child = fork(entry, [], { serviceName: 'Gatehouse gateway', stdio: 'pipe' });
    let isGone = false;
    // Electron reports a kill as an exit code of its own making: none after a kill, 0 once it had drained.
    let codeOfKill: 0 | null | undefined;
    child.on('exit', () => {
      isGone = true;
    });
    child.on('message', (message) => {
      if ((message as FromGateway).type !== 'drained') return;
      // A drained gateway has nothing left to do.
      codeOfKill = 0;
      child.kill();
    });
    child.stdout?.on('data', (part: Buffer) => print(part.toString('utf8')));
    child.stderr?.on('data', (part: Buffer) => print(part.toString('utf8')));
    return {
      line: {
        send(message) {
          if (!isGone) child.postMessage(message);
        },
        onMessage(listener) {
          child.on('message', (message) => listener(message as FromGateway));
        },
      },
      onExit(listener) {
        child.on('exit', (code) => listener(codeOfKill === undefined ? code : codeOfKill));
      },
      kill() {
        codeOfKill ??= null;
        child.kill();
      },
    };
  };
}
