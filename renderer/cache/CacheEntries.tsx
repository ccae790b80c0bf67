// The entries of a stage's cache, newest first, each with the way to forget it.
import { DatabaseZap, LockKeyhole, X } from 'lucide-react';
import type { CachedEntrySummary } from '../../shared/cache/cached-entries';
import type { StageCacheState } from '../../shared/contract/cache';
import { Tag } from '../components/Count';
import { type Column, DataTable } from '../components/DataTable';
import { EmptyState } from '../components/EmptyState';
import { IconAction } from '../components/IconAction';
import { MethodBadge } from '../components/MethodBadge';
import { StatusBadge } from '../components/StatusBadge';
import styles from './Cache.module.css';
import { keyWords, leftWords, sizeWords } from './cache-words';

export interface CacheEntriesProps {
  readonly state: StageCacheState;
  readonly onInvalidate: (entry: CachedEntrySummary) => void;
}

/** A virtual table: a cache may hold thousands. */
export function CacheEntries({ state, onInvalidate }: CacheEntriesProps) {
  const { entries } = state;
  if (entries.length === 0) {
    return (
      <EmptyState
        icon={DatabaseZap}
        place="inline"
        title="Nothing is kept yet"
        sentence="Send a request to a cached method: its answer is listed here until its time is over."
      />
    );
  }
  return (
    <DataTable
      label="Cached answers"
      columns={columnsOf(state, onInvalidate)}
      rows={entries}
      keyOf={({ scope, id }) => `${scope} ${id}`}
    />
  );
}

function columnsOf(
  { at, entries }: StageCacheState,
  onInvalidate: CacheEntriesProps['onInvalidate'],
): readonly Column<CachedEntrySummary>[] {
  return [
    {
      id: 'method',
      heading: 'Method',
      width: 'minmax(104px, 1.6fr)',
      cell: ({ key, resourcePath }) => (
        <span className={styles.cell}>
          <MethodBadge method={key.httpMethod} width="narrow" />
          <code title={resourcePath}>{resourcePath}</code>
        </span>
      ),
    },
    {
      id: 'key',
      heading: 'Key',
      width: 'minmax(52px, 1.2fr)',
      cell: (entry) => {
        const words = keyWords(entry);
        return words === '' ? <span className={styles.quiet}>none</span> : <code title={words}>{words}</code>;
      },
    },
    { id: 'status', heading: 'Status', width: '62px', cell: ({ status }) => <StatusBadge status={status} /> },
    { id: 'size', heading: 'Size', width: '58px', align: 'end', cell: ({ bytes }) => sizeWords(bytes) },
    { id: 'hits', heading: 'Hits', width: '42px', align: 'end', cell: ({ hits }) => hits.toLocaleString('en-US') },
    {
      id: 'left',
      heading: 'Left',
      width: '80px',
      align: 'end',
      cell: ({ expiresAt, keptAt }) => (
        <span title={`kept ${leftWords(at - keptAt)} ago`}>{leftWords(expiresAt - at)}</span>
      ),
    },
    {
      id: 'marks',
      heading: 'Marks and actions',
      isHeadingHidden: true,
      width: `${marksWidth(entries)}px`,
      align: 'end',
      cell: (entry) => (
        <span className={styles.deeds}>
          {entry.scope === 'canary' && <Tag>canary</Tag>}
          {entry.isEncrypted && <LockKeyhole size={12} role="img" aria-label="Encrypted" />}
          <IconAction
            size="small"
            icon={X}
            label={`Forget ${entry.key.httpMethod} ${entry.resourcePath} ${keyWords(entry)}`.trimEnd()}
            onClick={() => onInvalidate(entry)}
          />
        </span>
      ),
    },
  ];
}

/** No room for marks that no entry has. */
function marksWidth(entries: readonly CachedEntrySummary[]): number {
  const canary = entries.some(({ scope }) => scope === 'canary') ? 52 : 0;
  const lock = entries.some(({ isEncrypted }) => isEncrypted) ? 18 : 0;
  return 48 + canary + lock;
}
