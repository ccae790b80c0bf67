import { expect, it } from 'vitest';
import { openRecorder, type TraceHead } from './recorder';

const head: TraceHead = {
  origin: 'invoke',
  requestId: 'r',
  extendedRequestId: 'x=',
  startedAt: 1_000,
  apiId: 'a',
  apiName: 'A',
  stage: 'dev',
  deploymentId: 'd',
  sourceIp: '127.0.0.1',
  host: 'h',
  request: { headers: [['Authorization', 'Bearer abcdefghij']], body: { bytes: 3, text: 'abc' } },
  response: { status: 200, body: { bytes: 2, text: 'ok' } },
};

/** A monotonic clock that goes on by one millisecond a reading. */
function openTicks() {
  let at = 100;
  return () => at++;
}

it('times the steps and keeps what they note', () => {
  const recorder = openRecorder(openTicks(), 100, () => 5_000);
  recorder.beginStep('match-method', 'routing');
  recorder.note({ decided: 'GET /x' });
  recorder.note({ after: { status: 1 } });
  recorder.endStep('passed');
  recorder.beginStep('authorize', 'access');
  recorder.endStep('failed');
  recorder.skipStep('throttle', 'access');
  recorder.log('ERROR', 'no');
  recorder.fail({ phase: 'access', step: 'authorize', responseType: 'UNAUTHORIZED', message: 'Unauthorized' });
  expect(recorder.seal(head, true)).toEqual({
    ...head,
    request: { headers: [['Authorization', '***********efghij']], body: { bytes: 3, text: 'abc' } },
    durationMs: 5,
    steps: [
      {
        name: 'match-method',
        phase: 'routing',
        startMs: 0,
        durationMs: 1,
        outcome: 'passed',
        decided: 'GET /x',
        after: { status: 1 },
      },
      { name: 'authorize', phase: 'access', startMs: 2, durationMs: 1, outcome: 'failed' },
      { name: 'throttle', phase: 'access', startMs: 4, durationMs: 0, outcome: 'skipped' },
    ],
    failure: { phase: 'access', step: 'authorize', responseType: 'UNAUTHORIZED', message: 'Unauthorized' },
    log: [{ at: 5_000, level: 'ERROR', text: 'no' }],
  });
});

it('times each check from the one before it, and not what gathers its evidence', () => {
  const recorder = openRecorder(openTicks(), 100, () => 5_000);
  recorder.beginStep('authorize', 'access');
  recorder.check({ name: 'authorizer-identity', verdict: 'passed', said: 'there' });
  recorder.checked();
  recorder.check({ name: 'token', verdict: 'denied', said: 'expired' });
  const { checks } = recorder.seal(head, true);
  expect(checks).toEqual([
    { name: 'authorizer-identity', verdict: 'passed', said: 'there', durationMs: 1 },
    { name: 'token', verdict: 'denied', said: 'expired', durationMs: 1 },
  ]);
});

it('keeps sizes but no bodies and no data lines where the stage records no data', () => {
  const recorder = openRecorder(openTicks(), 100, () => 5_000);
  recorder.beginStep('map-request', 'integration-request');
  recorder.note({ before: { body: { bytes: 3, text: 'abc' } }, after: { body: { bytes: 4, text: 'abcd' } } });
  recorder.endStep('passed');
  recorder.log('INFO', 'flow');
  recorder.log('TRACE', 'data');
  const { request, response, steps, log } = recorder.seal(head, false);
  expect({ request: request.body, response: response.body, steps, log }).toEqual({
    request: { bytes: 3 },
    response: { bytes: 2 },
    steps: [expect.objectContaining({ before: { body: { bytes: 3 } }, after: { body: { bytes: 4 } } })],
    log: [{ at: 5_000, level: 'INFO', text: 'flow' }],
  });
});
