// The routing rules of a domain name in the order in which they are asked.
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import type { RoutingRule } from '../../../shared/definition/companions/v2-companions';
import { entityKey } from '../../../shared/definition/entities';
import type { DomainRoutes } from '../../../shared/domains/domain-routes';
import { CommandButton } from '../../commands/CommandButton';
import { StageDot } from '../../components/Count';
import { type Column, DataTable } from '../../components/DataTable';
import { IconAction } from '../../components/IconAction';
import { Note } from '../../components/Note';
import { SectionHead } from '../../components/SectionHead';
import { usePartEdits } from '../../design/sections/part-edits';
import { useEdits } from '../use-edits';
import { conditionWords } from './domain-words';
import styles from './domains.module.css';
import { movedPriority, whyStuck } from './rule-order';
import { useApiName } from './use-domain';

const rowHeight = 28;
const mostRows = 10;

/** Moving a rule gives it a priority between its new neighbours. */
export function RulesPart({ routes, domainName }: { readonly routes: DomainRoutes; readonly domainName: string }) {
  const apiName = useApiName();
  const parts = usePartEdits();
  const edits = useEdits();
  const { rules, routingMode } = routes;
  const keyOf = (id: string) => entityKey('routing-rule', domainName, id);
  const move = (rule: RoutingRule, by: -1 | 1) => {
    const priority = movedPriority(rules, rule.id, by);
    if (priority !== undefined) void edits.set(keyOf(rule.id), ['priority'], priority, `Move routing rule ${rule.id}`);
  };
  const columns: readonly Column<RoutingRule>[] = [
    { id: 'priority', heading: 'Priority', width: '68px', align: 'end', cell: ({ priority }) => String(priority) },
    {
      id: 'conditions',
      heading: 'Conditions',
      width: 'minmax(160px, 1.6fr)',
      cell: (rule) => {
        const words = conditionWords(rule).join(' and ');
        if (words === '') return <span className={styles.dim}>every request</span>;
        return (
          <code className={styles.mono} title={words}>
            {words}
          </code>
        );
      },
    },
    {
      id: 'target',
      heading: 'API and stage',
      width: 'minmax(120px, 1fr)',
      cell: ({ actions: [action] }) => {
        const { apiId = '', stage = '', stripBasePath } = action?.invokeApi ?? {};
        return (
          <span className={styles.cell}>
            <StageDot stage={stage} />
            <span className={styles.name}>
              {apiName(apiId)} <span className={styles.dim}>{stage}</span>
              {stripBasePath === true && <span className={styles.dim}> · strips the base path</span>}
            </span>
          </span>
        );
      },
    },
    {
      id: 'move',
      heading: 'Move and remove',
      isHeadingHidden: true,
      width: '92px',
      align: 'end',
      cell: (rule) => (
        <span className={styles.cell}>
          <MoveAction rules={rules} rule={rule} by={-1} onMove={move} />
          <MoveAction rules={rules} rule={rule} by={1} onMove={move} />
          <IconAction
            size="small"
            icon={Trash2}
            label={`Remove rule ${rule.id}`}
            onClick={() => void parts.remove(keyOf(rule.id), `Rule ${rule.id}`)}
          />
        </span>
      ),
    },
  ];
  return (
    <section className={styles.part} aria-label="Routing rules">
      <SectionHead title="Routing rules" count={rules.length} detail="the first that matches wins">
        <CommandButton command="access.new-routing-rule" label="Add rule" size="small" />
      </SectionHead>
      {routingMode === 'BASE_PATH_MAPPING_ONLY' && (
        <Note tone="warning">The routing mode says API mappings only: no rule is asked.</Note>
      )}
      {rules.length === 0 ? (
        <p className={styles.none}>No rule yet. A rule leads by header, by base path, or takes everything.</p>
      ) : (
        <div className={styles.table} style={{ height: (Math.min(rules.length, mostRows) + 1) * rowHeight + 2 }}>
          <DataTable label="Routing rules" columns={columns} rows={rules} keyOf={({ id }) => id} />
        </div>
      )}
    </section>
  );
}

interface MoveActionProps {
  readonly rules: readonly RoutingRule[];
  readonly rule: RoutingRule;
  readonly by: -1 | 1;
  readonly onMove: (rule: RoutingRule, by: -1 | 1) => void;
}

function MoveAction({ rules, rule, by, onMove }: MoveActionProps) {
  const disabledReason = whyStuck(rules, rule.id, by);
  return (
    <IconAction
      size="small"
      icon={by === -1 ? ArrowUp : ArrowDown}
      label={`Move rule ${rule.id} ${by === -1 ? 'up' : 'down'}`}
      {...(disabledReason !== undefined && { disabledReason })}
      onClick={() => onMove(rule, by)}
    />
  );
}
