// Calls to the gateway process that wait for an answer, matched by request id.
import { StudioError } from '../../../shared/contract/errors';
import type { FromGateway, ToGateway } from '../../gateway/process/messages';

type Answer = Extract<FromGateway, { requestId: number }>;
type Question = Extract<ToGateway, { requestId: number }>;
type Unnumbered<T> = T extends unknown ? Omit<T, 'requestId'> : never;

export interface GatewayCalls {
  /** Sends a question; rejects with GATEWAY_DOWN where the process dies before it answers. */
  ask(question: Unnumbered<Question>): Promise<Answer>;
  /** Hands in what the process said; true if it was an answer. */
  take(message: FromGateway): boolean;
  /** Fails everything that waits. */
  abandon(reason: string): void;
}

/** Makes the book of open calls over `send`. */
export function createGatewayCalls(send: (message: ToGateway) => void): GatewayCalls {
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  return {
    ask(question) {
      const requestId = ++lastId;
      return new Promise<Answer>((resolve, reject) => {
        waiting.set(requestId, { resolve, reject });
        send({ ...question, requestId } as Question);
      });
    },
    take(message) {
      if (!('requestId' in message)) return false;
      waiting.get(message.requestId)?.resolve(message);
      waiting.delete(message.requestId);
      return true;
    },
    abandon(reason) {
      for (const { reject } of waiting.values()) reject(new StudioError('GATEWAY_DOWN', reason));
      waiting.clear();
    },
  };
}
