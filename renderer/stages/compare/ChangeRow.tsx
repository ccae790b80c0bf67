// One change between two states: what it is about, what changed in words or field by field, and what it means.
import { Minus, Pencil, Plus, TriangleAlert, Unplug } from 'lucide-react';
import type { ChangeLevel, ChangeRisk } from '../../../shared/definition/diff/change-risk';
import type { ChangeDetail, DescribedChange } from '../../../shared/definition/diff/describe-changes';
import { MethodBadge } from '../../components/MethodBadge';
import styles from './ComparePanel.module.css';

const shapes = { added: Plus, changed: Pencil, removed: Minus } as const;
const levels: Readonly<Record<ChangeLevel, string>> = { breaking: 'Breaking', check: 'Check', safe: 'Safe' };
const icons = { breaking: Unplug, check: TriangleAlert } as const;

/** A row of the list of changes; with `isFields` its members as the file has them. */
export function ChangeRow({ change, isFields }: { readonly change: DescribedChange; readonly isFields: boolean }) {
  const Shape = shapes[change.change];
  return (
    <li className={styles.row} data-change={change.change}>
      <Shape size={13} strokeWidth={1.8} aria-label={change.change} className={styles.sign} />
      <span className={styles.title}>
        <Title text={change.title} />
      </span>
      <span className={styles.details}>
        {change.details.length === 0 && <span>{change.change}</span>}
        {change.details.map((detail) => (
          <span key={detail.path.join('.')}>{isFields ? <Field detail={detail} /> : <Words detail={detail} />}</span>
        ))}
      </span>
      <Risk risk={change.risk} />
    </li>
  );
}

/** `GET /pets` with the method as a badge. */
function Title({ text }: { readonly text: string }) {
  const [, method, path] = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY) (\S.*)$/.exec(text) ?? [];
  if (method === undefined || path === undefined) return <b title={text}>{text}</b>;
  return (
    <>
      <MethodBadge method={method} />
      <code title={path}>{path}</code>
    </>
  );
}

/** `timeout 29 s → 10 s` with both values marked. */
function Words({ detail: { words, values } }: { readonly detail: ChangeDetail }) {
  if (values === undefined) return <>{words}</>;
  return (
    <>
      {values.label} <del>{values.before}</del> → <ins>{values.after}</ins>
    </>
  );
}

function Field({ detail: { path, before, after } }: { readonly detail: ChangeDetail }) {
  return (
    <code>
      {path.join('.')} {before !== undefined && <del>{shown(before)}</del>} →{' '}
      {after !== undefined && <ins>{shown(after)}</ins>}
    </code>
  );
}

/** Values as JSON; long ones by their beginning. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

function Risk({ risk: { level, why } }: { readonly risk: ChangeRisk }) {
  const Icon = level === 'safe' ? undefined : icons[level];
  return (
    <span className={styles.risk} data-level={level} title={why}>
      {Icon !== undefined && <Icon size={12} strokeWidth={1.8} aria-hidden="true" />}
      {levels[level]}
    </span>
  );
}
