// A response body on its way: bytes are handed on as the endpoint sends them, no faster than the client takes them.

/** Where the bytes come from. Whoever holds it either lets it flow or cancels it, so that no endpoint waits for ever. */
export interface BodyStream {
  /** Starts the flow into `sink`; called once. */
  flow(sink: BodySink): void;
  /** Goes on after `sink.write` answered false. */
  resume(): void;
  /** Nobody wants the rest: whoever produces it stops, and the sink hears nothing more. */
  cancel(): void;
}

/** Where the bytes go: any number of writes, then one `end` or one `fail`. */
export interface BodySink {
  /** False asks for a pause until `resume`; the chunk itself is taken all the same. */
  write(chunk: Uint8Array): boolean;
  end(): void;
  /** The rest will not come. The client's connection is cut, so that nobody takes the part for the whole. */
  fail(fault: Error): void;
}

/** Who produces the bytes hears when to go on, and when to stop. */
export interface BodySource {
  resume(): void;
  cancel(): void;
}

/** So much is kept for a reader that has not come yet, before the producer is asked to pause. */
const waitingBytes = 64 * 1_024;

/**
 * Joins a producer that pushes into `sink` with a reader that comes later: what was written by then waits in order.
 * A producer that cannot pause may ignore what `write` answers.
 */
export function openBodyPipe(source: BodySource): { readonly stream: BodyStream; readonly sink: BodySink } {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  let reader: BodySink | undefined;
  let isPaused = false;
  let sourceIsPaused = false;
  /** What came after the last byte: nothing yet, the end, or why there is none. */
  let outcome: 'end' | Error | undefined;
  let isOver = false;

  function drain(): void {
    while (!isOver && !isPaused && reader !== undefined && waiting.length > 0) {
      const chunk = waiting.shift() as Uint8Array;
      bytes -= chunk.length;
      isPaused = !reader.write(chunk);
    }
    if (isOver || isPaused || reader === undefined) return;
    if (outcome !== undefined) finish(reader, outcome);
    else if (sourceIsPaused) {
      sourceIsPaused = false;
      source.resume();
    }
  }

  function finish(sink: BodySink, how: 'end' | Error): void {
    isOver = true;
    if (how === 'end') sink.end();
    else sink.fail(how);
  }

  function close(how: 'end' | Error): void {
    if (isOver || outcome !== undefined) return;
    outcome = how;
    drain();
  }

  return {
    sink: {
      write(chunk) {
        if (isOver || outcome !== undefined) return false;
        if (reader !== undefined && !isPaused && waiting.length === 0) isPaused = !reader.write(chunk);
        else {
          waiting.push(chunk);
          bytes += chunk.length;
        }
        sourceIsPaused = isPaused || bytes >= waitingBytes;
        return !sourceIsPaused;
      },
      end: () => close('end'),
      fail: close,
    },
    stream: {
      flow(sink) {
        reader = sink;
        drain();
      },
      resume() {
        isPaused = false;
        drain();
      },
      cancel() {
        if (isOver) return;
        isOver = true;
        waiting = [];
        if (outcome === undefined) source.cancel();
      },
    },
  };
}

/** The whole body; rejects where it fails, or where it is longer than `limit`. */
export function collectBody(stream: BodyStream, limit: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    stream.flow({
      write(chunk) {
        bytes += chunk.length;
        chunks.push(chunk);
        if (bytes <= limit) return true;
        stream.cancel();
        reject(new Error(`The body is longer than ${limit} bytes.`));
        return false;
      },
      end: () => resolve(Buffer.concat(chunks, bytes)),
      fail: reject,
    });
  });
}
