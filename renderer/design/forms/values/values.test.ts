import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleStep, sampleTrace } from '../../sample-trace';
import { boxValues, messageText } from './box-values';
import { changedLines } from './changed-lines';

describe('boxValues', () => {
  it('takes the first before and the last after of the box’s steps', () => {
    const trace = sampleTrace({
      steps: [
        sampleStep('integration-request', { before: { body: { bytes: 2, text: '{}' } } }),
        sampleStep('integration-request', { after: { body: { bytes: 9, text: '{"id":"1"}' } } }),
      ],
    });
    expect(boxValues(trace, 'integration-request')).toEqual({
      before: { caption: 'method request', text: '{\n  "body": {}\n}', bytes: 2 },
      after: { caption: 'sent to the endpoint', text: '{\n  "body": {\n    "id": "1"\n  }\n}', bytes: 9 },
    });
  });

  it('shows what the client sent and got although no step recorded it', () => {
    const trace = sampleTrace({ steps: [] });
    expect(boxValues(trace, 'method-request').before?.text).toContain('"type": "dog"');
    expect(boxValues(trace, 'method-response').after?.text).toContain('"status": 200');
    expect(boxValues(trace, 'endpoint')).toEqual({});
  });
});

describe('messageText', () => {
  it('keeps text that is no JSON, joins repeated headers and says what was not recorded', () => {
    expect(
      JSON.parse(
        messageText({
          headers: [
            ['X-A', '1'],
            ['X-A', '2'],
          ],
          body: { bytes: 5, text: 'plain' },
        }),
      ),
    ).toEqual({ headers: { 'X-A': ['1', '2'] }, body: 'plain' });
    expect(messageText({ body: { bytes: 7 } })).toContain('7 bytes, not recorded');
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
