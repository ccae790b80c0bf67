// The responses of a method by status: rows to choose from, with adding and removing.
import { Popover, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { FieldError } from '../../../components/FormRow';
import { IconAction } from '../../../components/IconAction';
import { joinClasses } from '../../../components/join-classes';
import { neighbour } from '../../../components/roving';
import { SectionHead } from '../../../components/SectionHead';
import { StatusBadge } from '../../../components/StatusBadge';
import { ToolButton } from '../../../components/ToolButton';
import { WordLine } from '../../diagram/WordLine';
import type { Words } from '../../diagram/words';
import styles from './ResponseList.module.css';

export interface ResponseRow {
  /** A status, or the key that the row is known by. */
  readonly status: string;
  /** How it is chosen, or what it declares. */
  readonly words: Words;
  /** The last request was answered with it. */
  readonly isLast: boolean;
}

export interface ResponseListProps {
  /** `Integration responses`. */
  readonly title: string;
  readonly rows: readonly ResponseRow[];
  readonly selected: string | undefined;
  readonly onSelect: (status: string) => void;
  /** The button that adds one. */
  readonly adding: ReactNode;
  readonly onRemove: (status: string) => void;
  readonly emptyWords: string;
}

/** A small list with one tab stop; the chosen response's fields stand below it. */
export function ResponseList(props: ResponseListProps) {
  const { title, rows, selected, onSelect, adding, onRemove, emptyWords } = props;
  const at = rows.findIndex(({ status }) => status === selected);
  return (
    <section aria-label={title}>
      <SectionHead title={title} count={rows.length === 0 ? undefined : rows.length}>
        {adding}
      </SectionHead>
      {rows.length === 0 && <p className={styles.empty}>{emptyWords}</p>}
      {rows.length > 0 && (
        <div
          className={styles.list}
          role="radiogroup"
          aria-label={title}
          onKeyDown={(event) => {
            const next = neighbour(rows, at, event.key, 'vertical');
            const row = next === undefined ? undefined : rows[next];
            if (row === undefined) return;
            event.preventDefault();
            onSelect(row.status);
            event.currentTarget.querySelectorAll<HTMLElement>('[role=radio]')[next ?? 0]?.focus();
          }}
        >
          {rows.map(({ status, words, isLast }, index) => (
            <div key={status} className={styles.place}>
              {/* biome-ignore lint/a11y/useSemanticElements: a native radio cannot be a whole row */}
              <button
                type="button"
                role="radio"
                aria-checked={status === selected}
                tabIndex={index === Math.max(at, 0) ? 0 : -1}
                className={joinClasses(styles.row, status === selected && styles.selected)}
                onClick={() => onSelect(status)}
              >
                <span className={styles.status}>
                  {/^\d{3}$/.test(status) ? <StatusBadge status={Number(status)} /> : <code>{status}</code>}
                </span>
                <WordLine words={words} />
                {isLast && <span className={styles.last}>last answer</span>}
              </button>
              <span className={styles.trash}>
                <IconAction icon={Trash2} size="small" label={`Remove ${status}`} onClick={() => onRemove(status)} />
              </span>
            </div>
          ))}
        </div>
      )}
    </section>
  );
}

export interface AddResponseProps {
  readonly taken: readonly string[];
  /** Makes one; answers why it was refused. */
  readonly onAdd: (status: string, pattern: string) => Promise<string | undefined>;
  /** Whether a new one may have a selection pattern. */
  readonly hasPattern: boolean;
}

/** Asks for the status in a popover. */
export function AddResponse({ taken, onAdd, hasPattern }: AddResponseProps) {
  const [isOpen, setOpen] = useState(false);
  const [status, setStatus] = useState('');
  const [pattern, setPattern] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const problem = statusProblem(status, taken);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (problem !== undefined) return setRefusal(problem);
    const refused = await onAdd(status, pattern);
    setRefusal(refused);
    if (refused !== undefined) return;
    setOpen(false);
    setStatus('');
    setPattern('');
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" shadow="md" width={264} trapFocus returnFocus>
      <Popover.Target>
        <ToolButton
          tone="subtle"
          size="small"
          icon={Plus}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          Add
        </ToolButton>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={styles.adding} onSubmit={(event) => void submit(event)}>
          <TextInput
            label="Status"
            data-autofocus
            placeholder="404"
            inputMode="numeric"
            value={status}
            onChange={(event) => {
              setStatus(event.currentTarget.value.trim());
              setRefusal(undefined);
            }}
          />
          {hasPattern && (
            <TextInput
              label="Selection pattern"
              placeholder="4\d{2}, empty for the default"
              value={pattern}
              onChange={(event) => setPattern(event.currentTarget.value)}
            />
          )}
          {refusal !== undefined && <FieldError message={refusal} />}
          <ToolButton type="submit" tone="primary">
            Add response
          </ToolButton>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Why a new response cannot have this status. */
export function statusProblem(status: string, taken: readonly string[]): string | undefined {
  if (!/^[1-5]\d\d$/.test(status)) return 'A status is three digits from 100 to 599.';
  return taken.includes(status) ? `There is one for ${status} already.` : undefined;
}
