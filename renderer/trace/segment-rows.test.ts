import { expect, it } from 'vitest';
import { xraySegments } from '../../shared/trace/xray-segments';
import { sampleTrace } from '../design/sample-trace';
import { segmentRows } from './segment-rows';

it('draws a function below the call that reached it, each at its time', () => {
  const trace = sampleTrace({ function: { functionName: 'pets', requestId: 'r' }, integration: { latencyMs: 8 } });
  const rows = segmentRows(xraySegments(trace));
  expect(
    rows.map(({ segment, depth, kind, left, width }) => [
      segment.name,
      depth,
      kind,
      Math.round(left),
      Math.round(width),
    ]),
  ).toEqual([
    ['Pets/test-invoke-stage', 0, 'AWS::ApiGateway::Stage', 0, 100],
    ['Lambda', 1, 'AWS', 25, 67],
    ['pets', 2, 'AWS::Lambda::Function', 25, 67],
  ]);
});

it('keeps bars of no length in sight and inside', () => {
  const [, call] = segmentRows([
    {
      ...{ id: 'a', name: 'a', start_time: 0, end_time: 1 },
      subsegments: [{ id: 'b', name: 'b', start_time: 1, end_time: 1 }],
    },
  ]);
  expect([call?.left, call?.width]).toEqual([99.4, expect.closeTo(0.6)]);
});
