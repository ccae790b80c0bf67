// Calls that answer by the definition wait for edits that are still on their way: what is on the screen is what runs.
import type { CallMessage } from '../../shared/contract/transport';

/** Subjects and methods that run, send, test or explain what the definition says. */
const followEdits: Readonly<Record<string, readonly string[] | 'all'>> = {
  authorizers: ['run'],
  cache: ['explain'],
  cors: ['check'],
  domains: ['reach'],
  functions: ['invoke'],
  invocations: 'all',
  personas: ['runMatrix', 'tryRequest'],
  replay: ['run'],
  sockets: ['open', 'send'],
  tests: ['run'],
  usage: ['burst'],
  waf: ['test'],
};

/** `call`, but one that follows edits is made when `flush` has brought them to the studio. */
export function afterEdits<Answer>(
  call: (message: CallMessage) => Promise<Answer>,
  flush: () => Promise<void>,
): (message: CallMessage) => Promise<Answer> {
  return async (message) => {
    if (mustWait(message)) await flush();
    return call(message);
  };
}

function mustWait({ subject, method }: CallMessage): boolean {
  const methods = Object.hasOwn(followEdits, subject) ? followEdits[subject] : undefined;
  return methods === 'all' || methods?.includes(method) === true;
}
