// Starts the gateway's process under Node. It does nothing until it is configured.
import { type ChildProcess, fork } from 'node:child_process';

/** Forks `entry`, the bundled gateway process; messages are copied by structured cloning. */
export function forkGateway(entry: string): ChildProcess {
  return fork(entry, [], {
    serialization: 'advanced',
    // Standard output belongs to the command line that was typed; a gateway must not write there.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Debugger flags would make both processes fight over one port.
    execArgv: process.execArgv.filter((argument) => !argument.startsWith('--inspect')),
  });
}
