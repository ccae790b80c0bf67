// The API keys of a usage plan: value, tokens, use of the quota, refusals; keys are taken in and out here.
import { Menu } from '@mantine/core';
import { Copy, Key, Plus, TriangleAlert, X } from 'lucide-react';
import { useMemo } from 'react';
import type { ApiKey, UsagePlan } from '../../../shared/definition/companions/usage-plan';
import type { TraceSummary } from '../../../shared/trace/trace';
import { type Column, DataTable } from '../../components/DataTable';
import { IconAction } from '../../components/IconAction';
import { ToolButton } from '../../components/ToolButton';
import { useWidthClass } from '../../components/width-class';
import { keyName, maskedValue } from '../keys/key-words';
import { numberWords, periodWords } from '../limits/limit-words';
import { useLimits } from '../limits/use-limits';
import { ShareTrack } from './ShareTrack';
import styles from './UsagePlanPage.module.css';

export interface PlanKeysTableProps {
  readonly plan: UsagePlan;
  readonly keys: readonly ApiKey[];
  /** Keys of the workspace that are not in the plan. */
  readonly others: readonly ApiKey[];
  readonly selectedId: string | undefined;
  readonly requests: readonly TraceSummary[];
  readonly onSelect: (apiKeyId: string) => void;
  readonly onOpen: (apiKeyId: string) => void;
  readonly onAdd: (apiKeyId: string) => void;
  readonly onRemove: (key: ApiKey) => void;
  readonly onCopy: (key: ApiKey) => void;
}

interface KeyLine {
  readonly key: ApiKey;
  readonly level: number;
  readonly used: number | undefined;
  readonly refused: number;
}

const rowHeight = 28;
const mostRows = 10;

/** A click shows the key's bucket, a double click the key. */
export function PlanKeysTable(props: PlanKeysTableProps) {
  const { plan, keys, others, selectedId, requests, onSelect, onOpen, onAdd } = props;
  const { limits } = useLimits();
  const width = useWidthClass();
  // The value is the first to give way: it can be copied all the same.
  const isNarrow = width === 'drawer' || width === 'slim';
  const refusals = useMemo(() => refusalsByKey(requests), [requests]);
  const burst = plan.throttle?.burstLimit ?? 5_000;
  const rows = keys.map((key): KeyLine => {
    const bucketKey = `throttle-plan ${plan.id}/${key.id}`;
    return {
      key,
      level: limits?.buckets.find((bucket) => bucket.key === bucketKey)?.level ?? burst,
      used: limits?.quotas.find(({ usagePlanId, apiKeyId }) => usagePlanId === plan.id && apiKeyId === key.id)?.used,
      refused: refusals.get(key.id) ?? 0,
    };
  });
  return (
    <section className={styles.card} aria-label="API keys of the plan">
      <div className={styles.table} style={{ height: (Math.min(rows.length, mostRows) + 1) * rowHeight + 1 }}>
        <DataTable
          label="API keys of the plan"
          columns={columnsOf(props).filter(({ id }) => id !== 'value' || !isNarrow)}
          rows={rows}
          keyOf={({ key }) => key.id}
          selectedKey={selectedId}
          onSelect={({ key }) => onSelect(key.id)}
          onOpen={({ key }) => onOpen(key.id)}
        />
      </div>
      <div className={styles.foot}>
        <Menu position="bottom-start" width={240} shadow="md">
          <Menu.Target>
            <ToolButton
              size="small"
              tone="subtle"
              icon={Plus}
              aria-haspopup="menu"
              disabledReason={others.length === 0 ? 'every API key of the workspace is in the plan' : undefined}
            >
              Add API key
            </ToolButton>
          </Menu.Target>
          <Menu.Dropdown mah={260} style={{ overflow: 'auto' }}>
            {others.map((key) => (
              <Menu.Item key={key.id} leftSection={<Key size={13} aria-hidden="true" />} onClick={() => onAdd(key.id)}>
                {keyName(key)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
    </section>
  );
}

function columnsOf({ plan, onRemove, onCopy }: PlanKeysTableProps): readonly Column<KeyLine>[] {
  const { throttle, quota } = plan;
  const burst = throttle?.burstLimit ?? 5_000;
  return [
    {
      id: 'name',
      heading: 'API key',
      width: 'minmax(112px, 1fr)',
      cell: ({ key }) => (
        <span className={styles.cell}>
          <Key size={13} aria-hidden="true" />
          <span className={styles.name} title={keyName(key)}>
            {keyName(key)}
          </span>
          {!key.enabled && <span className={styles.dim}>off</span>}
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
      id: 'tokens',
      heading: 'Tokens',
      width: '124px',
      cell: ({ level }) =>
        throttle === undefined ? (
          <span className={styles.dim}>no limit</span>
        ) : (
          <span className={styles.cell}>
            <ShareTrack
              of="left"
              look="small"
              value={level}
              max={burst}
              label={`${Math.floor(level)} of ${burst} tokens`}
            />
            {numberWords(Math.floor(level))} / {numberWords(burst)}
          </span>
        ),
    },
    {
      id: 'used',
      heading: quota === undefined ? 'Used' : capital(periodWords[quota.period].now),
      width: '88px',
      align: 'end',
      cell: ({ used }) =>
        quota === undefined || used === undefined ? (
          <span className={styles.dim}>no quota</span>
        ) : (
          <>
            {numberWords(used)} <span className={styles.dim}>/ {numberWords(quota.limit)}</span>
          </>
        ),
    },
    { id: 'refused', heading: '429', width: '56px', align: 'end', cell: ({ refused }) => <Refused count={refused} /> },
    {
      id: 'deeds',
      heading: 'Actions',
      isHeadingHidden: true,
      width: '60px',
      align: 'end',
      cell: ({ key }) => (
        <span className={styles.deeds}>
          <IconAction
            size="small"
            icon={Copy}
            label={`Copy the value of ${keyName(key)}`}
            onClick={() => onCopy(key)}
          />
          <IconAction
            size="small"
            icon={X}
            label={`Take ${keyName(key)} out of the plan`}
            onClick={() => onRemove(key)}
          />
        </span>
      ),
    },
  ];
}

/** A count of refusals; quiet where there are none. */
export function Refused({ count }: { readonly count: number }) {
  if (count === 0) return <span className={styles.dim}>0</span>;
  return (
    <span className={styles.count}>
      <TriangleAlert size={12} aria-hidden="true" />
      {numberWords(count)}
    </span>
  );
}

function refusalsByKey(requests: readonly TraceSummary[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { status, apiKeyId } of requests) {
    if (status === 429 && apiKeyId !== undefined) counts.set(apiKeyId, (counts.get(apiKeyId) ?? 0) + 1);
  }
  return counts;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
