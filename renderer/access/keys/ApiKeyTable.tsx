// Every API key of the workspace: on or off, its plans, and when it was made.
import { Key } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import type { ApiKey } from '../../../shared/definition/companions/usage-plan';
import { type Column, DataTable } from '../../components/DataTable';
import { useEntities } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import planStyles from '../plans/UsagePlanPage.module.css';
import styles from './ApiKeyPage.module.css';
import { keyName, maskedValue } from './key-words';

interface KeyLine {
  readonly key: ApiKey;
  readonly plans: string;
}

const columns: readonly Column<KeyLine>[] = [
  {
    id: 'name',
    heading: 'API key',
    width: 'minmax(120px, 1fr)',
    cell: ({ key }) => (
      <span className={planStyles.cell}>
        <Key size={13} aria-hidden="true" />
        <span className={planStyles.name} title={keyName(key)}>
          {keyName(key)}
        </span>
      </span>
    ),
  },
  {
    id: 'value',
    heading: 'Value',
    width: '118px',
    cell: ({ key }) => <code className={styles.dim}>{maskedValue(key.value)}</code>,
  },
  {
    id: 'state',
    heading: 'State',
    width: '84px',
    cell: ({ key }) => (key.enabled ? 'enabled' : <span className={styles.dim}>disabled</span>),
  },
  {
    id: 'plans',
    heading: 'Usage plans',
    width: 'minmax(100px, 1fr)',
    cell: ({ plans }) => (plans === '' ? <span className={styles.dim}>none</span> : <span title={plans}>{plans}</span>),
  },
  {
    id: 'created',
    heading: 'Created',
    width: '108px',
    cell: ({ key }) =>
      new Date(key.createdDate * 1_000).toLocaleDateString('en-GB', {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
      }),
  },
];

/** Enter or a double click opens one. */
export function ApiKeyTable({ empty }: { readonly empty: ReactNode }) {
  const { view } = useStudio();
  const keys = useEntities('api-key');
  const plans = useEntities('usage-plan');
  const rows = useMemo(
    () =>
      keys
        .map(({ entity: key }): KeyLine => {
          const names = plans.filter(({ entity }) => entity.keyIds?.includes(key.id)).map(({ entity }) => entity.name);
          return { key, plans: names.sort().join(', ') };
        })
        .sort((a, b) => keyName(a.key).localeCompare(keyName(b.key))),
    [keys, plans],
  );
  return (
    <div className={styles.table}>
      <DataTable
        label="API keys"
        columns={columns}
        rows={rows}
        keyOf={({ key }) => key.id}
        empty={empty}
        onOpen={({ key }) => openAccess(view, { section: 'api-keys', id: key.id })}
      />
    </div>
  );
}
