import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleStep, sampleTrace } from '../../sample-trace';
import { boxValues, changedValues } from './box-values';
import { changedLines } from './changed-lines';
import { messageText } from './message-text';

describe('boxValues', () => {
  it('takes the first before and the last after of the box’s steps', () => {
    const trace = sampleTrace({
      steps: [
        sampleStep('integration-request', { before: { body: { bytes: 2, text: '{}' } } }),
        sampleStep('integration-request', { after: { body: { bytes: 9, text: '{"id":"1"}' } } }),
      ],
    });
    expect(boxValues(trace, 'integration-request')).toMatchObject({
      before: { caption: 'method request', text: '{\n  "body": {}\n}', bytes: 2 },
      after: { caption: 'sent to the endpoint', text: '{\n  "body": {\n    "id": "1"\n  }\n}', bytes: 9 },
    });
  });

  it('hands on what the box before made, and the path that routing found', () => {
    const trace = sampleTrace({ steps: [sampleStep('routing', { after: { path: { id: '7' } } })] });
    expect(boxValues(trace, 'integration-request').before?.text).toContain('"id": "7"');
    expect(boxValues(trace, 'method-response').after?.text).toContain('"status": 200');
    expect(boxValues(trace, 'endpoint')).toEqual({});
  });

  it('has no after for the box that failed, and nothing for those behind it', () => {
    const trace = sampleTrace({
      steps: [sampleStep('method-request', { outcome: 'failed', after: { body: { bytes: 2, text: '{}' } } })],
      failure: { phase: 'method-request', step: 'x', responseType: 'BAD_REQUEST_BODY', message: 'Invalid' },
    });
    expect(Object.keys(boxValues(trace, 'method-request'))).toEqual(['before']);
    expect(boxValues(trace, 'method-response')).toEqual({});
  });
});

describe('changedValues', () => {
  it('does not compare what only one side can have', () => {
    const trace = sampleTrace({
      steps: [
        sampleStep('integration-request', { before: { method: 'GET', body: { bytes: 7, text: '{"a":1}' } } }),
        sampleStep('integration-request', { after: { url: 'http://x/', body: { bytes: 7, text: '{"a":2}' } } }),
      ],
    });
    expect(changedValues(boxValues(trace, 'integration-request'))).toEqual({
      removed: new Set([4]),
      added: new Set([4]),
    });
  });
});

describe('messageText', () => {
  it('keeps text that is no JSON, joins repeated headers and says what was not recorded', () => {
    const { text } = messageText({
      headers: [
        ['X-A', '1'],
        ['X-A', '2'],
      ],
      body: { bytes: 5, text: 'plain' },
    });
    expect(JSON.parse(text)).toEqual({ headers: { 'X-A': ['1', '2'] }, body: 'plain' });
    expect(messageText({ body: { bytes: 7 } }).text).toContain('7 bytes, not recorded');
  });

  it('knows the member of every line', () => {
    const { text, members } = messageText({ status: 200, body: { bytes: 7, text: '{"a":1}' } });
    expect(members).toEqual([undefined, 'status', 'body', 'body', 'body', undefined]);
    expect(text.split('\n')).toHaveLength(members.length);
  });
});

describe('changedLines', () => {
  it('marks what went and what came, and forgives a comma', () => {
    expect(changedLines('{\n  "a": 1,\n  "b": 2\n}', '{\n  "a": 1,\n  "c": 3\n}')).toEqual({
      removed: new Set([3]),
      added: new Set([3]),
    });
    expect(changedLines('{\n  "a": 1\n}', '{\n  "a": 1,\n  "b": 2\n}')).toEqual({
      removed: new Set(),
      added: new Set([3]),
    });
  });

  it('leaves two equal rests when the marked lines are taken out', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (left, right) => {
        const { removed, added } = changedLines(left.join('\n'), right.join('\n'));
        const rest = (all: string[], marked: ReadonlySet<number>) => all.filter((_, at) => !marked.has(at + 1));
        expect(rest(left, removed)).toEqual(rest(right, added));
      }),
    );
  });
});
