// Reads the event stream that InvokeWithResponseStream answers: parts of the payload, then how it ended.
// https://docs.aws.amazon.com/lambda/latest/api/API_InvokeWithResponseStream.html

export interface StreamEnd {
  readonly errorCode?: string | undefined;
  /** The error object as JSON text. */
  readonly errorDetails?: string | undefined;
  readonly logTail?: string | undefined;
}

export interface EventStreamSink {
  chunk(part: Uint8Array): void;
  end(complete: StreamEnd): void;
}

const preludeBytes = 12;
const checksumBytes = 4;
// AWS documented: gettingstarted-limits, a streamed answer has up to 200 MB; no message of one is larger.
const longestMessage = 209_715_200;

/** Answers the function that takes what was read; throws where it is no event stream. */
export function openEventStreamReader(sink: EventStreamSink): (part: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (part) => {
    rest = rest.length === 0 ? part : Buffer.concat([rest, part]);
    while (rest.length >= preludeBytes) {
      const total = rest.readUInt32BE(0);
      const headerBytes = rest.readUInt32BE(4);
      if (total > longestMessage || total < preludeBytes + headerBytes + checksumBytes) {
        throw new Error('The endpoint answered a broken event stream.');
      }
      if (rest.length < total) return;
      const headersEnd = preludeBytes + headerBytes;
      take(
        sink,
        eventTypeOf(rest.subarray(preludeBytes, headersEnd)),
        rest.subarray(headersEnd, total - checksumBytes),
      );
      rest = rest.subarray(total);
    }
  };
}

function take(sink: EventStreamSink, eventType: string | undefined, payload: Buffer): void {
  if (eventType === 'PayloadChunk') sink.chunk(payload);
  if (eventType !== 'InvokeComplete') return;
  const complete = JSON.parse(payload.toString('utf8')) as Record<string, unknown>;
  const text = (key: string) => (typeof complete[key] === 'string' ? (complete[key] as string) : undefined);
  sink.end({ errorCode: text('ErrorCode'), errorDetails: text('ErrorDetails'), logTail: text('LogResult') });
}

/** Headers are a name with its length before it, a type, and for text a value with its length before it. */
function eventTypeOf(headers: Buffer): string | undefined {
  for (let at = 0; at < headers.length; ) {
    const nameEnd = at + 1 + headers.readUInt8(at);
    const name = headers.toString('latin1', at + 1, nameEnd);
    // Lambda's events have headers of type 7, text, only.
    if (headers.readUInt8(nameEnd) !== 7) return undefined;
    const valueEnd = nameEnd + 3 + headers.readUInt16BE(nameEnd + 1);
    if (name === ':event-type') return headers.toString('utf8', nameEnd + 3, valueEnd);
    at = valueEnd;
  }
  return undefined;
}
