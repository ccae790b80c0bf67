// One case of the WebSocket suite: an API, what is played with it, and what comes of it.
import { apiId } from './socket-definition';
import { playSockets, type SocketSession, type SocketSetup } from './socket-session';

export interface SocketCase {
  readonly id: string;
  /** Where the expectation comes from. */
  readonly source: 'recorded' | 'documented' | 'assumed';
  readonly setup: SocketSetup;
  play(session: PlayedSession): Promise<unknown>;
  /** Ids of connections and requests read `{id}`, the API's `{api}`, the port `{port}`. */
  readonly expect: unknown;
}

export interface PlayedSession extends SocketSession {
  /** The first event that a function gets; waits until there is one. */
  firstEvent(): Promise<{
    readonly requestContext: {
      readonly connectionId: string;
      readonly disconnectStatusCode?: number;
      readonly disconnectReason?: string;
    };
  }>;
}

/** Plays the case; what came of it, its ids replaced by their names. */
export function playCase({ setup, play }: SocketCase): Promise<unknown> {
  return playSockets(setup, async (session) => {
    const played = await play({
      ...session,
      async firstEvent() {
        // a close is heard of through the sockets: their turns of the event loop are what is waited for
        while (session.invoked.length === 0) await new Promise((resolve) => setImmediate(resolve));
        return JSON.parse(session.invoked[0]?.payload ?? '{}');
      },
    });
    const text = JSON.stringify(played, (_key, value) => (value === undefined ? '{undefined}' : value));
    return JSON.parse(
      text
        .replaceAll(apiId, '{api}')
        .replaceAll(`:${session.port}`, ':{port}')
        .replace(/(?<![A-Za-z0-9_=-])[A-Za-z0-9_-]{15}=(?!=)/g, '{id}'),
    );
  });
}

/** The expectation with `undefined` as text, as what was played shows it. */
export function expectedOf({ expect }: SocketCase): unknown {
  return JSON.parse(JSON.stringify(expect, (_key, value) => (value === undefined ? '{undefined}' : value)));
}
