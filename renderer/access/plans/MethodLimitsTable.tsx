// Limits of single methods in the stages of a plan, with how often they were called and refused.
import { Plus, X } from 'lucide-react';
import type { UsagePlan } from '../../../shared/definition/companions/usage-plan';
import type { TraceSummary } from '../../../shared/trace/trace';
import { type Column, DataTable } from '../../components/DataTable';
import { IconAction } from '../../components/IconAction';
import { MethodBadge } from '../../components/MethodBadge';
import { ToolButton } from '../../components/ToolButton';
import { numberWords } from '../limits/limit-words';
import { Refused } from './PlanKeysTable';
import { limitWords, type MethodLimit, methodLimits } from './plan-edits';
import styles from './UsagePlanPage.module.css';

export interface MethodLimitsTableProps {
  readonly plan: UsagePlan;
  readonly requests: readonly TraceSummary[];
  readonly apiName: (apiId: string) => string;
  readonly onAdd: () => void;
  readonly onEdit: (limit: MethodLimit) => void;
  readonly onRemove: (limit: MethodLimit) => void;
}

interface LimitLine extends MethodLimit {
  readonly calls: number;
  readonly refused: number;
}

const rowHeight = 28;
const mostRows = 8;

/** Enter or a double click opens the limit to edit. */
export function MethodLimitsTable({ plan, requests, apiName, onAdd, onEdit, onRemove }: MethodLimitsTableProps) {
  const rows = methodLimits(plan).map((limit) => ({ ...limit, ...countsOf(limit, requests) }));
  return (
    <section className={styles.card} aria-label="Method limits">
      {rows.length === 0 ? (
        <p className={`${styles.note} ${styles.pad}`}>
          No method has a limit of its own: rate and burst of the plan hold for all of them together.
        </p>
      ) : (
        <div className={styles.table} style={{ height: (Math.min(rows.length, mostRows) + 1) * rowHeight + 1 }}>
          <DataTable
            label="Method limits"
            columns={columnsOf(apiName, onRemove)}
            rows={rows}
            keyOf={({ apiId, stage, methodKey }) => `${apiId}/${stage}${methodKey}`}
            onOpen={onEdit}
          />
        </div>
      )}
      <div className={styles.foot}>
        <ToolButton
          size="small"
          tone="subtle"
          icon={Plus}
          disabledReason={(plan.apiStages ?? []).length === 0 ? 'the plan has no stage yet' : undefined}
          onClick={onAdd}
        >
          Add method limit
        </ToolButton>
      </div>
    </section>
  );
}

function columnsOf(
  apiName: (apiId: string) => string,
  onRemove: (limit: MethodLimit) => void,
): readonly Column<LimitLine>[] {
  return [
    {
      id: 'method',
      heading: 'Method limit',
      width: 'minmax(112px, 1fr)',
      cell: ({ httpMethod, path }) => (
        <span className={styles.cell}>
          <MethodBadge method={httpMethod} width="narrow" />
          <span className={styles.mono} title={path}>
            {path}
          </span>
        </span>
      ),
    },
    {
      id: 'stage',
      heading: 'Stage',
      width: 'minmax(48px, 118px)',
      cell: ({ apiId, stage }) => <span title={`${stage} of ${apiName(apiId)}`}>{stage}</span>,
    },
    { id: 'limit', heading: 'Rate, burst', width: '112px', cell: (limit) => limitWords(limit) },
    { id: 'calls', heading: 'Calls', width: '56px', align: 'end', cell: ({ calls }) => numberWords(calls) },
    { id: 'refused', heading: '429', width: '56px', align: 'end', cell: ({ refused }) => <Refused count={refused} /> },
    {
      id: 'deeds',
      heading: 'Actions',
      isHeadingHidden: true,
      width: '60px',
      align: 'end',
      cell: (limit) => (
        <span className={styles.deeds}>
          <IconAction
            size="small"
            icon={X}
            label={`Remove the limit of ${limit.httpMethod} ${limit.path}`}
            onClick={() => onRemove(limit)}
          />
        </span>
      ),
    },
  ];
}

/** Recorded requests of the method in its stage; `ANY` counts every method. */
function countsOf(
  { apiId, stage, path, httpMethod }: MethodLimit,
  requests: readonly TraceSummary[],
): Pick<LimitLine, 'calls' | 'refused'> {
  const own = requests.filter(
    (row) =>
      row.apiId === apiId &&
      row.stage === stage &&
      row.resourcePath === path &&
      (httpMethod === 'ANY' || row.method === httpMethod),
  );
  return { calls: own.length, refused: own.filter(({ status }) => status === 429).length };
}
