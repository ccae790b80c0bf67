// The rules of a web ACL or rule group in the order in which they are asked.
import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react';
import type { EntityKey } from '../../../shared/definition/entities';
import type { Rule } from '../../../shared/waf/web-acl';
import { CommandButton } from '../../commands/CommandButton';
import { type Column, DataTable } from '../../components/DataTable';
import { IconAction } from '../../components/IconAction';
import { SectionHead } from '../../components/SectionHead';
import { useStudio } from '../../state/studio-context';
import styles from '../domains/domains.module.css';
import { useEdits } from '../use-edits';
import { actionWords, inOrder, movedRule, statementWords } from './rule-words';

export interface RulesTableProps {
  readonly entityKey: EntityKey;
  readonly owner: string;
  readonly rules: readonly Rule[];
}

const rowHeight = 28;
const mostRows = 14;

/** Enter or a double click edits a rule; moving one changes priorities with its neighbour. */
export function RulesTable({ entityKey: key, owner, rules }: RulesTableProps) {
  const { view } = useStudio();
  const edits = useEdits();
  const ordered = inOrder(rules);
  const write = (next: readonly Rule[], label: string) => void edits.set(key, ['Rules'], next, label);
  const edit = ({ Name }: Rule) => view.setState({ overlay: { kind: 'waf-rule', key, rule: Name } });
  const columns: readonly Column<Rule>[] = [
    { id: 'priority', heading: 'Priority', width: '68px', align: 'end', cell: ({ Priority }) => String(Priority) },
    { id: 'name', heading: 'Rule', width: 'minmax(110px, 1fr)', cell: ({ Name }) => <span title={Name}>{Name}</span> },
    {
      id: 'statement',
      heading: 'Requests',
      width: 'minmax(150px, 2fr)',
      cell: ({ Statement }) => {
        const words = statementWords(Statement);
        return <span title={words}>{words}</span>;
      },
    },
    {
      id: 'action',
      heading: 'Action',
      width: '124px',
      cell: (rule) => <span className={styles[toneOf(rule)]}>{actionWords(rule)}</span>,
    },
    {
      id: 'edit',
      heading: 'Edit, move and remove',
      isHeadingHidden: true,
      width: '118px',
      align: 'end',
      cell: (rule) => (
        <RuleActions
          rule={rule}
          isFirst={rule === ordered[0]}
          isLast={rule === ordered.at(-1)}
          onEdit={() => edit(rule)}
          onMove={(by) => write(movedRule(rules, rule.Name, by), `Move rule ${rule.Name}`)}
          onRemove={() =>
            write(
              rules.filter(({ Name }) => Name !== rule.Name),
              `Remove rule ${rule.Name}`,
            )
          }
        />
      ),
    },
  ];
  return (
    <section className={styles.part} aria-label={`Rules of ${owner}`}>
      <SectionHead title="Rules" count={rules.length} detail="asked from top to bottom, until one decides">
        <CommandButton command="access.new-waf-rule" label="Add rule" size="small" />
      </SectionHead>
      {rules.length === 0 ? (
        <p className={styles.none}>No rule yet: the default action decides about every request.</p>
      ) : (
        <div className={styles.table} style={{ height: (Math.min(rules.length, mostRows) + 1) * rowHeight + 2 }}>
          <DataTable label="Rules" columns={columns} rows={ordered} keyOf={({ Name }) => Name} onOpen={edit} />
        </div>
      )}
    </section>
  );
}

interface RuleActionsProps {
  readonly rule: Rule;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onEdit: () => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function RuleActions({ rule: { Name }, isFirst, isLast, onEdit, onMove, onRemove }: RuleActionsProps) {
  return (
    <span className={styles.cell}>
      <IconAction size="small" icon={Pencil} label={`Edit rule ${Name}`} onClick={onEdit} />
      <IconAction
        size="small"
        icon={ArrowUp}
        label={`Move rule ${Name} up`}
        {...(isFirst && { disabledReason: 'it is the first' })}
        onClick={() => onMove(-1)}
      />
      <IconAction
        size="small"
        icon={ArrowDown}
        label={`Move rule ${Name} down`}
        {...(isLast && { disabledReason: 'it is the last' })}
        onClick={() => onMove(1)}
      />
      <IconAction size="small" icon={Trash2} label={`Remove rule ${Name}`} onClick={onRemove} />
    </span>
  );
}

function toneOf({ Action }: Rule): 'ok' | 'refused' | 'asked' {
  if (Action?.Allow !== undefined) return 'ok';
  return Action?.Block === undefined ? 'asked' : 'refused';
}
