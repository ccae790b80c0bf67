// What came of a replay: counts by verdict, a row for each request, and the chosen one in detail.
import { GitCompare } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { ReplayedPair, ReplayRow, ReplayVerdict } from '../../shared/contract/replay';
import { type Column, DataTable } from '../components/DataTable';
import { EmptyState } from '../components/EmptyState';
import { ErrorNote } from '../components/ErrorNote';
import { MethodBadge } from '../components/MethodBadge';
import { Segments } from '../components/Segments';
import { StatusBadge } from '../components/StatusBadge';
import { useClient } from '../state/studio-context';
import { PairView } from './PairView';
import styles from './ReplayDialog.module.css';

const verdictWords: Readonly<Record<ReplayVerdict, string>> = {
  same: 'Same',
  different: 'Different',
  slower: 'Slower',
  withheld: 'Withheld',
  failed: 'Not run',
};

const endpointWords: Readonly<Record<ReplayRow['endpoint'], string>> = {
  none: 'no endpoint',
  called: 'called',
  recorded: 'as recorded',
  withheld: 'not called',
};

const columns: readonly Column<ReplayRow>[] = [
  {
    id: 'verdict',
    heading: 'Verdict',
    width: '84px',
    cell: ({ verdict }) => <span data-verdict={verdict}>{verdictWords[verdict]}</span>,
  },
  { id: 'method', heading: 'Method', width: '66px', cell: ({ method }) => <MethodBadge method={method} /> },
  { id: 'path', heading: 'Path', width: 'minmax(80px, 1fr)', cell: ({ path }) => <code title={path}>{path}</code> },
  { id: 'before', heading: 'From', width: '64px', cell: ({ beforeStatus }) => status(beforeStatus) },
  { id: 'after', heading: 'To', width: '64px', cell: ({ afterStatus }) => status(afterStatus) },
  {
    id: 'said',
    heading: 'What differs',
    width: 'minmax(120px, 1.4fr)',
    cell: ({ said }) => <span title={said}>{said}</span>,
  },
  { id: 'endpoint', heading: 'Endpoint', width: '88px', cell: ({ endpoint }) => endpointWords[endpoint] },
];

function status(code: number | undefined) {
  return code === undefined ? '–' : <StatusBadge status={code} />;
}

export interface ReplayResultsProps {
  readonly runId: string;
  readonly rows: readonly ReplayRow[];
  readonly isRunning: boolean;
}

/** The rows that differ come first to the eye: they are one segment away. */
export function ReplayResults({ runId, rows, isRunning }: ReplayResultsProps) {
  const [kind, setKind] = useState<ReplayVerdict | 'all'>('all');
  const [chosen, setChosen] = useState<string>();
  const shown = useMemo(() => (kind === 'all' ? rows : rows.filter(({ verdict }) => verdict === kind)), [rows, kind]);
  const kinds = (['different', 'slower', 'withheld', 'failed', 'same'] as const).map((value) => ({
    value,
    label: verdictWords[value],
    count: rows.filter(({ verdict }) => verdict === value).length,
  }));
  const options = kinds.filter(({ value, count }) => count > 0 || value === 'same' || value === 'different');
  return (
    <div className={styles.results}>
      <Segments
        label="Verdict"
        value={kind}
        onChange={setKind}
        options={[{ value: 'all', label: 'All', count: rows.length }, ...options]}
      />
      <div className={styles.table}>
        <DataTable
          label="Replayed requests"
          columns={columns}
          rows={shown}
          keyOf={({ requestId }) => requestId}
          selectedKey={chosen}
          onSelect={({ requestId }) => setChosen(requestId)}
          empty={
            <EmptyState
              icon={GitCompare}
              place="inline"
              title={isRunning ? 'Replaying' : 'No request'}
              sentence={
                isRunning ? 'Rows come as requests are through.' : 'None was recorded, or none has this verdict.'
              }
            />
          }
        />
      </div>
      {chosen !== undefined && <ChosenPair key={chosen} runId={runId} requestId={chosen} />}
    </div>
  );
}

function ChosenPair({ runId, requestId }: { readonly runId: string; readonly requestId: string }) {
  const client = useClient();
  const [pair, setPair] = useState<ReplayedPair>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    let isWanted = true;
    client.replay.read({ runId, requestId }).then(
      (read) => isWanted && setPair(read),
      (failure: unknown) => isWanted && setError(failure),
    );
    return () => {
      isWanted = false;
    };
  }, [client, runId, requestId]);
  if (error !== undefined) return <ErrorNote error={error} />;
  return pair === undefined ? null : <PairView pair={pair} />;
}
