// The log of one client: what passed on its connections, from its own side.
import type { SocketEvent, SocketFrame } from '../../shared/trace/socket-events';

export interface LogRow {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly kind: 'opened' | 'sent' | 'received' | 'closed';
  /** The route a message took, or why the gateway sent it. */
  readonly caption: string;
  /** Of a binary message its base64. */
  readonly text: string;
  readonly bytes: number;
  readonly frame?: SocketFrame;
}

const causes: Readonly<Record<NonNullable<SocketFrame['cause']>, string>> = {
  response: 'route response',
  post: '@connections',
  error: 'error of the gateway',
};

/** The rows of these connections, oldest first. */
export function clientLog(moments: readonly SocketEvent[], connectionIds: readonly string[]): readonly LogRow[] {
  const own = new Set(connectionIds);
  return logRows(moments.filter(({ connectionId }) => own.has(connectionId)));
}

/** A row for each moment. Ids stay the same when older moments are dropped. */
export function logRows(moments: readonly SocketEvent[]): readonly LogRow[] {
  let nth = 0;
  return moments.map((moment, index) => {
    nth = moments[index - 1]?.at === moment.at ? nth + 1 : 0;
    return rowOf(moment, `${moment.connectionId} ${moment.at} ${nth}`);
  });
}

/** The rows in which these words stand, and every opening and end. */
export function filterRows(rows: readonly LogRow[], words: string): readonly LogRow[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter(
    ({ frame, kind, caption, text }) =>
      frame === undefined || `${kind} ${caption} ${text}`.toLowerCase().includes(wanted),
  );
}

function rowOf(moment: SocketEvent, id: string): LogRow {
  const { at } = moment;
  switch (moment.kind) {
    case 'opened':
      return { id, at, kind: 'opened', caption: 'Connected', text: '', bytes: 0 };
    case 'closed':
      return { id, at, kind: 'closed', caption: `Closed ${moment.code}`, text: moment.reason, bytes: 0 };
    case 'frame':
      return { id, at, ...frameWords(moment), frame: moment };
  }
}

function frameWords(frame: SocketFrame): Pick<LogRow, 'kind' | 'caption' | 'text' | 'bytes'> {
  const { text, direction, cause, selection, isBase64 } = frame;
  const isSent = direction === 'in';
  const why = isSent ? (selection?.routeKey ?? 'no route') : cause === undefined ? '' : causes[cause];
  const caption = isBase64 === true ? `${why}, binary` : why;
  const bytes = isBase64 === true ? base64Length(text) : new TextEncoder().encode(text).length;
  return { kind: isSent ? 'sent' : 'received', caption, text, bytes };
}

/** JSON over several lines; anything else as it is. */
export function prettyText(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** The bytes that a base64 text stands for. */
function base64Length(text: string): number {
  return Math.floor((text.replace(/=+$/, '').length * 3) / 4);
}
