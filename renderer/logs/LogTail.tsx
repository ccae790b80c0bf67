// All logs as they come: filtered, paused, copied, saved; each line leads to its request.
import { TextInput } from '@mantine/core';
import { Copy, FileDown, Pause, Play, ScrollText } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { LogLine, LogSource } from '../../shared/contract/logs';
import { type Column, DataTable } from '../components/DataTable';
import { EmptyState } from '../components/EmptyState';
import { IconAction } from '../components/IconAction';
import { Segments } from '../components/Segments';
import { useToasts } from '../components/toast-store';
import { logClock } from '../shell/panels/log-clock';
import { saveDocument } from '../shell/pick-document';
import { useSelectedApiId } from '../state/hooks';
import { useMirror, useStudio } from '../state/studio-context';
import { openBackend, showRequest } from '../state/view-store';
import styles from './LogPanel.module.css';
import { logLinesText, logTest } from './log-filter';
import { useLogLines } from './use-log-lines';

const columns: readonly Column<LogLine>[] = [
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
        {text.trimEnd()}
      </code>
    ),
  },
];

/** Newest first, so that nothing moves under whoever reads the top and pauses. */
export function LogTail() {
  const studio = useStudio();
  const toasts = useToasts();
  const apiId = useSelectedApiId();
  const mayPickFiles = useMirror(({ host }) => host.mayPickFiles);
  const live = useLogLines();
  const [frozen, setFrozen] = useState<readonly LogLine[]>();
  const [source, setSource] = useState<LogSource | 'all'>('all');
  const [text, setText] = useState('');
  const lines = frozen ?? live;
  const shown = useMemo(() => {
    const test = logTest({ source, text, ...(apiId !== undefined && { apiId }) }, Date.now());
    return lines.filter(test).reverse();
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
          onChange={setSource}
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
          onChange={(event) => setText(event.currentTarget.value)}
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
  const { source, functionName } = line;
  // the format of an access log is the user's: the id is what looks like one
  const requestId = line.requestId ?? /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/.exec(line.text)?.[0];
  if (requestId === undefined) return;
  if (source !== 'function') showRequest(view, requestId);
  else if (functionName !== undefined) openBackend(view, { kind: 'function', functionName, tab: 'log', requestId });
}
