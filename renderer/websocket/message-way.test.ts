import { expect, it } from 'vitest';
import type { Trace, TraceSummary } from '../../shared/trace/trace';
import { messagesAround, messageWay, postsDuring } from './message-way';

const row = (requestId: string, startedAt: number, part: Partial<TraceSummary> = {}): TraceSummary => ({
  ...{ requestId, startedAt, durationMs: 2, origin: 'invoke', apiId: 'api', apiName: 'Chat', stage: 'dev' },
  ...{ method: 'POST', path: '/@connections/a=', status: 200, responseBytes: 0 },
  ...part,
});
const message = row('m', 100, { method: 'MESSAGE', routeKey: 'send', durationMs: 20 });
const all = [row('late', 130), row('second', 118), message, row('first', 104), row('other', 110, { apiId: 'x' })];

it('lists what was posted while a message was answered, in order', () => {
  expect(postsDuring(all, message).map(({ requestId }) => requestId)).toEqual(['first', 'second']);
});

it('names the message that was being answered when something was posted', () => {
  expect([104, 130].map((startedAt) => messagesAround(all, { apiId: 'api', startedAt }))).toEqual([[message], []]);
});

it('says how far a message came by where its trace failed', () => {
  const at = (phase: NonNullable<Trace['failure']>['phase']) =>
    messageWay({ failure: { phase, step: 's', responseType: 'THROTTLED', message: 'Too much' } });
  expect([messageWay(undefined), at('access'), at('integration')]).toEqual([
    { integration: 'ok', answer: 'ok' },
    { refusal: 'Too much', integration: 'unreached', answer: 'unreached' },
    { integration: 'failed', fault: 'Too much', answer: 'unreached' },
  ]);
});
