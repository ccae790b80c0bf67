import { describe, expect, it } from 'vitest';
import type { LambdaOutcome } from '../../../shared/lambda/functions';
import { answerWords, placeOfError } from './answer-words';

const answered = (payload: string, functionError?: 'Handled' | 'Unhandled'): LambdaOutcome => ({
  kind: 'answered',
  status: 200,
  payload,
  executedVersion: '$LATEST',
  requestId: 'r1',
  ...(functionError !== undefined && { functionError }),
});

describe('answerWords', () => {
  it('spreads JSON out and keeps what is none', () => {
    expect(answerWords(answered('{"a":1}'))).toEqual({ tone: 'ok', title: 'Succeeded', text: '{\n  "a": 1\n}' });
    expect(answerWords(answered('{"a'))).toMatchObject({ text: '{"a' });
  });

  it('names the error a function threw, and what the service refused', () => {
    expect(answerWords(answered('{"errorType":"TypeError","errorMessage":"no id"}', 'Unhandled'))).toMatchObject({
      tone: 'failed',
      title: 'TypeError',
      message: 'no id',
    });
    const refused: LambdaOutcome = {
      kind: 'refused',
      status: 404,
      errorType: 'ResourceNotFoundException',
      message: 'Function not found',
      requestId: 'r1',
    };
    expect(answerWords(refused)).toMatchObject({ title: '404 ResourceNotFoundException' });
  });
});

describe('placeOfError', () => {
  const files = ['index.mjs', 'lib/price.mjs', 'app.py'];

  it('finds the innermost frame of the function’s own code in a Node.js stack', () => {
    const trace = [
      'TypeError: no price',
      '    at priceOf (file:///w/functions/orders/lib/price.mjs:7:11)',
      '    at handler (file:///w/functions/orders/index.mjs:14:3)',
      '    at node:internal/process/task_queues:95:5',
    ];
    expect(placeOfError(JSON.stringify({ trace }), files)).toEqual({ file: 'lib/price.mjs', line: 7 });
  });

  it('reads Python’s stack from its end', () => {
    const stackTrace = [
      '  File "/runtime/main.py", line 3, in run\n',
      '  File "/var/task/app.py", line 9, in handler\n',
    ];
    expect(placeOfError(JSON.stringify({ stackTrace }), files)).toEqual({ file: 'app.py', line: 9 });
  });

  it('finds nothing in other people’s code or without a stack', () => {
    expect(placeOfError('{"trace":["at x (node:fs:1:1)"]}', files)).toBeUndefined();
    expect(placeOfError('{}', files)).toBeUndefined();
  });
});
