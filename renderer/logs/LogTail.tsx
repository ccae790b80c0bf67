// All logs as they come: filtered, paused, copied, saved; each line leads to its request.
import { TextInput } from '@mantine/core';
import { ArrowUpRight, Copy, FileDown, Pause, Play, ScrollText } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { LogLine } from '../../shared/contract/logs';
import { type Column, DataTable } from '../components/DataTable';
import { EmptyState } from '../components/EmptyState';
import { IconAction } from '../components/IconAction';
import { Segments } from '../components/Segments';
import { useToasts } from '../components/toast-store';
import { logClock } from '../shell/panels/log-clock';
import { saveDocument } from '../shell/pick-document';
import { useSelectedApiId } from '../state/hooks';
import { useMirror, useStudio, useView } from '../state/studio-context';
import { changeLogView, openBackend, showRequest } from '../state/view-store';
import styles from './LogPanel.module.css';
import { filterRequests, filterWords, logLinesText, logTest, markWords } from './log-filter';
import { useLogLines } from './use-log-lines';

const columnsOf = (words: readonly string[], open: (line: LogLine) => void): readonly Column<LogLine>[] => [
  { id: 'at', heading: 'Time', width: '112px', cell: ({ at }) => <code className={styles.quiet}>{logClock(at)}</code> },
  {
    id: 'owner',
    heading: 'Of',
    width: '120px',
    cell: ({ functionName, stage, isCanary }) => functionName ?? `${stage ?? ''}${isCanary === true ? ' canary' : ''}`,
  },
  {
    id: 'text',
    heading: 'Line',
    width: 'minmax(0, 1fr)',
    cell: ({ text, level }) => (
      <code title={text} className={level === 'ERROR' ? styles.error : undefined}>
        {markWords(text.trimEnd(), words).map((piece, at) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line have no other name
          piece.isHit ? <mark key={at}>{piece.text}</mark> : piece.text,
        )}
      </code>
    ),
  },
  {
    id: 'open',
    heading: 'Request',
    isHeadingHidden: true,
    width: '34px',
    cell: (line) =>
      line.requestId !== undefined && (
        <IconAction
          icon={ArrowUpRight}
          size="small"
          label={line.source === 'function' ? 'Open the invocation' : 'Open the request'}
          onClick={() => open(line)}
        />
      ),
  },
];

/** Newest first, so that nothing moves under whoever reads the top and pauses. */
export function LogTail() {
  const studio = useStudio();
  const toasts = useToasts();
  const apiId = useSelectedApiId();
  const mayPickFiles = useMirror(({ host }) => host.mayPickFiles);
  const { source, text } = useView(({ logView }) => logView);
  const live = useLogLines(filterRequests(text).join(','));
  const [frozen, setFrozen] = useState<readonly LogLine[]>();
  const columns = useMemo(() => columnsOf(filterWords(text), (line) => openLine(studio.view, line)), [studio, text]);
  const lines = frozen ?? live;
  const shown = useMemo(() => {
    // whoever names a request means it, whatever API is selected
    const isOfAnyApi = apiId === undefined || filterRequests(text).length > 0;
    const test = logTest({ source, text, ...(!isOfAnyApi && { apiId }) }, Date.now());
    // stages and functions hand their lines over in batches: ids follow the batches, times the events
    return lines.filter(test).sort((a, b) => b.at - a.at || b.id - a.id);
  }, [lines, source, text, apiId]);
  const asText = () => logLinesText([...shown].reverse());
  const copy = async () => {
    await navigator.clipboard.writeText(asText());
    toasts.getState().show({ tone: 'ok', title: 'Copied the shown lines' });
  };
  const save = () =>
    saveDocument(studio.client, mayPickFiles, {
      title: 'Save the shown lines',
      fileName: 'gatehouse.log',
      text: asText(),
    });
  return (
    <div className={styles.tail}>
      <div className={styles.bar}>
        <Segments
          label="Log"
          value={source}
          onChange={(chosen) => changeLogView(studio.view, { source: chosen })}
          options={[
            { value: 'all', label: 'All' },
            { value: 'execution', label: 'Execution' },
            { value: 'access', label: 'Access' },
            { value: 'function', label: 'Functions' },
          ]}
        />
        <TextInput
          className={styles.filter}
          aria-label="Filter lines"
          placeholder="level:error stage:dev request:id since:10m or any text"
          value={text}
          onChange={(event) => changeLogView(studio.view, { text: event.currentTarget.value })}
        />
        <IconAction
          icon={frozen === undefined ? Pause : Play}
          label={frozen === undefined ? 'Pause' : 'Follow'}
          onClick={() => setFrozen(frozen === undefined ? live : undefined)}
        />
        <IconAction icon={Copy} label="Copy the shown lines" onClick={() => void copy()} />
        <IconAction icon={FileDown} label="Save the shown lines" onClick={() => void save()} />
      </div>
      <div className={styles.lines}>
        <DataTable
          label="Log lines"
          columns={columns}
          rows={shown}
          rowHeight={24}
          keyOf={({ id }) => String(id)}
          onOpen={(line) => openLine(studio.view, line)}
          empty={
            <EmptyState
              icon={ScrollText}
              place="inline"
              title={lines.length === 0 ? 'No lines yet' : 'No line matches'}
              sentence={
                lines.length === 0
                  ? 'Stages write what their log settings let through; functions write what they print.'
                  : 'Try fewer words, or another log.'
              }
            />
          }
        />
      </div>
    </div>
  );
}

/** A stage's line leads to its request, a function's to its invocation. */
function openLine(view: Parameters<typeof showRequest>[0], line: LogLine): void {
  const { source, functionName, requestId } = line;
  if (requestId === undefined) return;
  if (source !== 'function') showRequest(view, requestId);
  else if (functionName !== undefined) openBackend(view, { kind: 'function', functionName, tab: 'log', requestId });
}
