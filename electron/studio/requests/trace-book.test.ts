import { expect, it } from 'vitest';
import type { Trace } from '../../../shared/trace/trace';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { createTraceBook } from './trace-book';

it('hands over a trace that comes while the store is still asked for it', async () => {
  let answer: (known: Trace | undefined) => void = () => undefined;
  const asked = new Promise<Trace | undefined>((resolve) => {
    answer = resolve;
  });
  const traffic = { read: () => asked, record: () => undefined };
  const book = createTraceBook({ workspace: { traffic } } as unknown as CurrentWorkspace, () => undefined);
  const trace = { requestId: 'r1', request: {}, response: {} } as Trace;
  const waiting = book.waitFor('r1');
  book.record([trace]);
  answer(undefined);
  expect(await waiting).toBe(trace);
});
