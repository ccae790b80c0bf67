// The client: the contract's tables as async functions over any transport.
import { contract, type StudioClient } from './contract';
import { fromWireError } from './errors';
import type { Transport } from './transport';

/** Makes a client. Every method throws a StudioError with the code and field path the router answered. */
export function createClient(transport: Transport): StudioClient {
  const subjects = Object.entries(contract).map(([subject, methods]) => [
    subject,
    Object.fromEntries(Object.keys(methods).map((method) => [method, callOf(transport, subject, method)])),
  ]);
  return Object.fromEntries(subjects) as StudioClient;
}

function callOf(transport: Transport, subject: string, method: string) {
  return async (input: unknown = {}) => {
    const answer = await transport.call({ subject, method, input });
    if (!answer.ok) throw fromWireError(answer.error);
    return answer.result;
  };
}
