// Variables, watched expressions and breakpoints of a debugged template.
import { TextInput } from '@mantine/core';
import { ChevronDown, ChevronRight, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Evaluation } from '../../../../shared/vtl/evaluate-at';
import type { ValuePreview } from '../../../../shared/vtl/value-preview';
import { IconAction } from '../../../components/IconAction';
import { joinClasses } from '../../../components/join-classes';
import { TabBar } from '../../../components/TabBar';
import styles from './Debugger.module.css';
import { type SeenVariable, variablesAt } from './seen-values';
import type { Breakpoints } from './use-breakpoints';
import type { DebugSession } from './use-debugger';

export interface VariablesPaneProps {
  readonly session: DebugSession;
  readonly lines: readonly string[];
  readonly breakpoints: Breakpoints;
  /** The expression that the caret of the template is on. */
  readonly atCaret: string | undefined;
  readonly watches: readonly string[];
  readonly onWatches: (watches: readonly string[]) => void;
}

type Tab = 'variables' | 'watch' | 'breakpoints';

/** A tab for each. */
export function VariablesPane(props: VariablesPaneProps) {
  const { session, watches, breakpoints } = props;
  const [tab, setTab] = useState<Tab>('variables');
  const tabs = [
    { id: 'variables' as const, label: 'Variables' },
    { id: 'watch' as const, label: 'Watch', count: watches.length || undefined },
    { id: 'breakpoints' as const, label: 'Breakpoints', count: breakpoints.all.length || undefined },
  ];
  return (
    <section className={styles.pane} aria-label="Debugger values">
      <TabBar label="Debugger values" tabs={tabs} selected={tab} onSelect={setTab} />
      <div className={styles.list} data-stale={session.walk === undefined || undefined}>
        {tab === 'variables' && <Variables {...props} />}
        {tab === 'watch' && <Watches {...props} />}
        {tab === 'breakpoints' && <BreakpointList {...props} />}
      </div>
    </section>
  );
}

function Variables({ session, atCaret }: VariablesPaneProps) {
  const { walk, at, from, evaluations } = session;
  if (walk === undefined) return null;
  const groups = variablesAt(walk, at, from);
  const answer = atCaret === undefined ? undefined : evaluations.get(atCaret);
  return (
    <>
      {atCaret !== undefined && answer !== undefined && (
        <>
          <h3 className={styles.group}>At the caret</h3>
          <EvaluationRow expression={atCaret} answer={answer} />
        </>
      )}
      {groups.map(({ title, variables }) => (
        <section key={title} aria-label={title}>
          <h3 className={styles.group}>{title}</h3>
          {variables.map((variable) => (
            <VariableRow key={variable.name} variable={variable} />
          ))}
        </section>
      ))}
      {groups.length === 0 && <p className={styles.none}>No variable is set yet.</p>}
    </>
  );
}

function VariableRow({ variable: { name, value, change } }: { readonly variable: SeenVariable }) {
  return (
    <ValueRow name={`$${name}`} kind={value.kind} full={wordsOf(name, value)} isChanged={change !== undefined}>
      {change?.before !== undefined && <s>{change.before.text || '""'}</s>}{' '}
      <ValueWords value={value} words={wordsOf(name, value)} />
    </ValueRow>
  );
}

function EvaluationRow({ expression, answer }: { readonly expression: string; readonly answer: Evaluation }) {
  if ('problem' in answer) {
    return (
      <ValueRow name={expression} kind="" full={answer.problem}>
        <span className={styles.problem}>{answer.problem}</span>
      </ValueRow>
    );
  }
  return (
    <ValueRow name={expression} kind={answer.value.kind} full={answer.value.text}>
      <ValueWords value={answer.value} words={answer.value.text} />
    </ValueRow>
  );
}

interface ValueRowProps {
  readonly name: string;
  readonly kind: string;
  /** The whole text, shown when the row is opened. */
  readonly full: string;
  readonly isChanged?: boolean;
  readonly children: ReactNode;
}

/** One line; opened, the whole value below it. */
function ValueRow({ name, kind, full, isChanged = false, children }: ValueRowProps) {
  const [isOpen, setOpen] = useState(false);
  const isLong = full.length > 24;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <>
      <button
        type="button"
        className={joinClasses(styles.row, isChanged && styles.changed)}
        aria-expanded={isLong ? isOpen : undefined}
        onClick={() => setOpen(isLong && !isOpen)}
      >
        <span className={styles.chevron}>{isLong && <Chevron size={14} aria-hidden="true" />}</span>
        <span className={styles.name}>{name}</span>
        <span className={styles.value}>{children}</span>
        {isChanged && <span className={styles.kind}>changed</span>}
        <span className={styles.kind}>{kind}</span>
      </button>
      {isOpen && <pre className={styles.whole}>{full}</pre>}
    </>
  );
}

function ValueWords({ value: { kind }, words }: { readonly value: ValuePreview; readonly words: string }) {
  const isText = kind === 'string';
  return <span className={styles[kind]}>{isText ? `"${words}"` : words}</span>;
}

/** What an object is good for, where it has no text of its own. */
function wordsOf(name: string, { kind, text }: ValuePreview): string {
  if (text !== '') return text;
  if (name === 'input') return 'body and parameters';
  return kind === 'block' ? 'a #define' : kind === 'string' ? '' : kind;
}

function Watches({ session, watches, onWatches }: VariablesPaneProps) {
  const [typed, setTyped] = useState('');
  const expression = typed.trim();
  return (
    <>
      {watches.map((watch) => (
        <div key={watch} className={styles.watch}>
          <EvaluationRow expression={watch} answer={session.evaluations.get(watch) ?? { problem: 'not known yet' }} />
          <IconAction
            icon={Trash2}
            size="small"
            label={`Stop watching ${watch}`}
            onClick={() => onWatches(watches.filter((each) => each !== watch))}
          />
        </div>
      ))}
      <form
        className={styles.adding}
        onSubmit={(event) => {
          event.preventDefault();
          if (expression === '' || watches.includes(expression)) return;
          onWatches([...watches, expression]);
          setTyped('');
        }}
      >
        <TextInput
          aria-label="Expression to watch"
          placeholder="$item.price * $item.qty"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </form>
    </>
  );
}

function BreakpointList({ breakpoints, lines }: VariablesPaneProps) {
  if (breakpoints.all.length === 0) {
    return <p className={styles.none}>None. Click left of a line’s number, or press F9, to stop there.</p>;
  }
  return breakpoints.all.map(({ line, isOn }) => (
    <div key={line} className={styles.watch}>
      <label className={styles.breakpoint}>
        <input type="checkbox" checked={isOn} onChange={() => breakpoints.switchAt(line)} />
        <span>Line {line}</span>
        <code>{lines[line - 1]?.trim()}</code>
      </label>
      <IconAction
        icon={Trash2}
        size="small"
        label={`Remove the breakpoint on line ${line}`}
        onClick={() => breakpoints.toggle(line)}
      />
    </div>
  ));
}
