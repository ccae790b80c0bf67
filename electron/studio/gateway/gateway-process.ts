// Entry of the gateway's own process: a utility process under Electron, a child process under Node.
import type { FromGateway, GatewayLine, ToGateway } from '../../gateway/process/messages';
import { runGateway } from './gateway-program';

/** What Electron gives a utility process. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

type Line = GatewayLine<FromGateway, ToGateway>;

function parentPortLine(port: ParentPort): Line {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', ({ data }) => listener(data as ToGateway)),
  };
}

function childProcessLine(): Line {
  return {
    // a parent that is gone hears nothing; `disconnect` ends this process
    send: (message) => process.connected && process.send?.(message, undefined, undefined, () => undefined),
    onMessage: (listener) => process.on('message', (message) => listener(message as ToGateway)),
  };
}

function openLine(): Line {
  const { parentPort } = process as { parentPort?: ParentPort };
  return parentPort ? parentPortLine(parentPort) : childProcessLine();
}

const line = openLine();

function endWithFault(fault: unknown): void {
  const reason = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  process.stderr.write(`${reason}\n`);
  line.send({ type: 'refused', code: 'FAILED', reason });
  // one turn for the message to leave
  setImmediate(() => process.exit(1));
}

process.on('uncaughtException', endWithFault);
process.on('unhandledRejection', endWithFault);
process.on('disconnect', () => process.exit(0));
// Ctrl+C in a terminal reaches the whole group: the parent decides when this process ends
process.on('SIGINT', () => undefined);

runGateway(line);
