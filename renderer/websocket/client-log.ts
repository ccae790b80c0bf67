// The log of one client: what passed on its connection, from its own side.
import type { SocketEvent, SocketFrame } from '../../shared/trace/socket-events';

export interface LogRow {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly kind: 'opened' | 'sent' | 'received' | 'closed';
  /** The route a message took, or why the gateway sent it. */
  readonly caption: string;
  readonly text: string;
  readonly bytes: number;
  readonly frame?: SocketFrame;
}

const causes: Readonly<Record<NonNullable<SocketFrame['cause']>, string>> = {
  response: 'route response',
  post: '@connections',
  error: 'error of the gateway',
};

/** The rows of `connectionId`, oldest first. */
export function clientLog(moments: readonly SocketEvent[], connectionId: string | undefined): readonly LogRow[] {
  if (connectionId === undefined) return [];
  return moments.flatMap((moment, index): LogRow[] =>
    moment.connectionId === connectionId ? [rowOf(moment, `${index} ${moment.at}`)] : [],
  );
}

function rowOf(moment: SocketEvent, id: string): LogRow {
  const { at } = moment;
  switch (moment.kind) {
    case 'opened':
      return { id, at, kind: 'opened', caption: 'Connected', text: '', bytes: 0 };
    case 'closed':
      return { id, at, kind: 'closed', caption: `Closed ${moment.code}`, text: moment.reason, bytes: 0 };
    case 'frame': {
      const { text, direction, cause, selection } = moment;
      const isSent = direction === 'in';
      const caption = isSent ? (selection?.routeKey ?? 'no route') : cause === undefined ? '' : causes[cause];
      return { id, at, kind: isSent ? 'sent' : 'received', caption, text, bytes: byteLength(text), frame: moment };
    }
  }
}

/** JSON over several lines; anything else as it is. */
export function prettyText(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
