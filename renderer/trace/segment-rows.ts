// Segments in the order they are drawn: each with what it called below it, and its place on the time line.
import type { XRaySegment } from '../../shared/trace/xray-segments';

export interface SegmentRow {
  readonly segment: XRaySegment;
  readonly depth: number;
  /** What it is of: `AWS::ApiGateway::Stage`, `AWS`, `remote`. */
  readonly kind: string;
  /** Percent of the whole. */
  readonly left: number;
  readonly width: number;
}

/** Bars are at least so wide, in percent, that they are seen. */
const leastWidth = 0.6;

/** A segment stands below the subsegment that called it. */
export function segmentRows(segments: readonly XRaySegment[]): readonly SegmentRow[] {
  const [first] = segments;
  if (first === undefined) return [];
  const startsAt = first.start_time;
  const whole = Math.max(first.end_time - startsAt, 0.000_001);
  const rowsOf = (segment: XRaySegment, depth: number): SegmentRow[] => {
    const left = Math.min(((segment.start_time - startsAt) / whole) * 100, 100 - leastWidth);
    const width = Math.max(((segment.end_time - segment.start_time) / whole) * 100, leastWidth);
    const below = [...(segment.subsegments ?? []), ...segments.filter(({ parent_id }) => parent_id === segment.id)];
    const row = { segment, depth, kind: kindOf(segment), left, width: Math.min(width, 100 - left) };
    return [row, ...below.flatMap((each) => rowsOf(each, depth + 1))];
  };
  return rowsOf(first, 0);
}

function kindOf({ origin, namespace }: XRaySegment): string {
  return origin ?? (namespace === 'aws' ? 'AWS' : (namespace ?? ''));
}
