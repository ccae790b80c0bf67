// A request as AWS X-Ray draws it: segments and what they called, as bars on one time line, with their documents.
import { Copy } from 'lucide-react';
import { useState } from 'react';
import type { Trace } from '../../shared/trace/trace';
import { type XRaySegment, xraySegments } from '../../shared/trace/xray-segments';
import { CodePane } from '../components/CodePane';
import { IconAction } from '../components/IconAction';
import { neighbour } from '../components/roving';
import { timeWords } from '../design/diagram/time-words';
import styles from './SegmentView.module.css';
import { type SegmentRow, segmentRows } from './segment-rows';
import { WaterfallRow } from './WaterfallRow';

/** A chosen segment shows its document. */
export function SegmentView({ trace }: { readonly trace: Trace }) {
  const segments = xraySegments(trace);
  const rows = segmentRows(segments);
  const [at, setAt] = useState(0);
  const chosen = rows[at]?.segment;
  return (
    <div className={styles.segments}>
      <p className={styles.id}>
        Trace <code>{segments[0]?.trace_id}</code>
        <IconAction
          icon={Copy}
          label="Copy the trace id"
          size="small"
          onClick={() => void navigator.clipboard.writeText(segments[0]?.trace_id ?? '')}
        />
      </p>
      <div
        role="listbox"
        aria-label="Segments"
        onKeyDown={(event) => {
          const next = neighbour(rows, at, event.key, 'vertical');
          if (next === undefined) return;
          event.preventDefault();
          setAt(next);
          event.currentTarget.querySelectorAll<HTMLElement>('[role="option"]')[next]?.focus();
        }}
      >
        {rows.map((row, index) => (
          <Row key={row.segment.id} row={row} isChosen={index === at} onChoose={() => setAt(index)} />
        ))}
      </div>
      {chosen !== undefined && (
        <CodePane
          label={`Document of ${chosen.name}`}
          text={JSON.stringify(chosen, undefined, 2)}
          language="json"
          isInline
          isTight
        />
      )}
    </div>
  );
}

interface RowProps {
  readonly row: SegmentRow;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Row({ row: { segment, depth, left, width, kind }, isChosen, onChoose }: RowProps) {
  const mark = markOf(segment);
  const status = segment.http?.response?.status;
  const ms = (segment.end_time - segment.start_time) * 1_000;
  return (
    <WaterfallRow
      label={`${segment.name}, ${kind}, ${mark}`}
      className={styles.columns}
      {...{ left, width, mark, isChosen, onChoose }}
      isStop={isChosen}
      time={timeWords(ms)}
    >
      <span className={styles.name} style={{ paddingLeft: depth * 16 }} title={segment.name}>
        {segment.name}
      </span>
      <span className={styles.kind}>{kind}</span>
      <span className={styles.status}>{status ?? ''}</span>
    </WaterfallRow>
  );
}

function markOf({ fault, throttle, error }: XRaySegment): string {
  if (fault === true) return 'fault';
  if (throttle === true) return 'throttled';
  return error === true ? 'error' : 'ok';
}
