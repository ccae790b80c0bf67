import { expect, it } from 'vitest';
import { type BodySink, collectBody, openBodyPipe } from './body-stream';

function openPipe() {
  const calls: string[] = [];
  const pipe = openBodyPipe({ resume: () => calls.push('resume'), cancel: () => calls.push('cancel') });
  return { ...pipe, calls };
}

/** Takes `room` chunks before it asks for a pause, again after each resume. */
function openReader(room = Number.POSITIVE_INFINITY) {
  const heard: string[] = [];
  const reader: BodySink = {
    write: (chunk) => heard.push(Buffer.from(chunk).toString()) < room,
    end: () => heard.push('end'),
    fail: (fault) => heard.push(`fault ${fault.message}`),
  };
  return { heard, reader };
}

const bytes = (text: string) => Buffer.from(text);

it('keeps what comes before the reader, in order, and the end after it', () => {
  const { stream, sink } = openPipe();
  sink.write(bytes('a'));
  sink.write(bytes('b'));
  sink.end();
  const { heard, reader } = openReader();
  stream.flow(reader);
  expect(heard).toEqual(['a', 'b', 'end']);
});

it('asks the producer to pause while nobody reads, and to go on once somebody does', () => {
  const { stream, sink, calls } = openPipe();
  const answers = [sink.write(Buffer.alloc(60_000)), sink.write(Buffer.alloc(60_000))];
  stream.flow(openReader().reader);
  expect([answers, calls]).toEqual([[true, false], ['resume']]);
});

it('hands the reader’s pause on, and holds the end back until it goes on', () => {
  const { stream, sink, calls } = openPipe();
  const { heard, reader } = openReader(1);
  stream.flow(reader);
  expect(sink.write(bytes('a'))).toBe(false);
  sink.write(bytes('b'));
  sink.end();
  expect(heard).toEqual(['a']);
  stream.resume();
  stream.resume();
  expect([heard, calls]).toEqual([['a', 'b', 'end'], []]);
});

it('tells a fault after what came before it', () => {
  const { stream, sink } = openPipe();
  sink.write(bytes('a'));
  sink.fail(new Error('broken'));
  const { heard, reader } = openReader();
  stream.flow(reader);
  expect(heard).toEqual(['a', 'fault broken']);
});

it('stops the producer when it is cancelled, and says nothing more', () => {
  const { stream, sink, calls } = openPipe();
  const { heard, reader } = openReader();
  stream.flow(reader);
  stream.cancel();
  stream.cancel();
  sink.write(bytes('a'));
  sink.end();
  expect([heard, calls]).toEqual([[], ['cancel']]);
});

it('does not stop a producer that has ended already', () => {
  const { stream, sink, calls } = openPipe();
  sink.end();
  stream.cancel();
  expect(calls).toEqual([]);
});

it('collects a body up to a limit', async () => {
  const whole = openPipe();
  const long = openPipe();
  const collected = [collectBody(whole.stream, 4), collectBody(long.stream, 3)];
  for (const { sink } of [whole, long]) {
    sink.write(bytes('ab'));
    sink.write(bytes('cd'));
    sink.end();
  }
  const results = await Promise.allSettled(collected);
  expect(results.map((one) => (one.status === 'fulfilled' ? one.value.toString() : 'too long'))).toEqual([
    'abcd',
    'too long',
  ]);
  expect(long.calls).toEqual(['cancel']);
});
