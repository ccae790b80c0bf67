// The layout of a section: title bar, a list of its parts at the left, the chosen part's editor beside it.
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { HeadingLevel } from '../../components/heading-level';
import { PaneTitle } from '../../components/PaneHead';
import { neighbour } from '../../components/roving';
import { SideRow } from '../../components/SideList';
import styles from './PartsLayout.module.css';

export interface PartRow {
  readonly id: string;
  readonly label: ReactNode;
  /** Spoken and shown in the tooltip where the label is cut. */
  readonly name: string;
  /** Quiet words or a mark at the right. */
  readonly detail?: ReactNode;
}

export interface SectionBarProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly detail?: ReactNode;
  readonly children?: ReactNode;
}

/** The title bar of a section. */
export function SectionBar({ icon: Icon, title, detail, children }: SectionBarProps) {
  return (
    <PaneTitle actions={children}>
      <Icon size={15} strokeWidth={1.8} className={styles.icon} aria-hidden="true" />
      <h1 className={styles.title}>{title}</h1>
      {detail !== undefined && <span className={styles.detail}>{detail}</span>}
    </PaneTitle>
  );
}

export interface PartsLayoutProps {
  /** For screen readers: `Models`. */
  readonly label: string;
  readonly rows: readonly PartRow[];
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
  /** The editor of the chosen part. */
  readonly children: ReactNode;
}

/** List and editor; the list is one tab stop. */
export function PartsLayout({ label, rows, selected, onSelect, children }: PartsLayoutProps) {
  const at = rows.findIndex(({ id }) => id === selected);
  return (
    <div className={styles.layout}>
      <nav
        className={styles.list}
        aria-label={label}
        onKeyDown={(event) => {
          const next = neighbour(rows, at, event.key, 'vertical');
          const row = next === undefined ? undefined : rows[next];
          if (row === undefined) return;
          event.preventDefault();
          onSelect(row.id);
          event.currentTarget.querySelectorAll('button')[next ?? 0]?.focus();
        }}
      >
        {rows.map(({ id, label: shown, name, detail }, index) => (
          <SideRow
            key={id}
            name={shown}
            title={name}
            isSelected={id === selected}
            isStop={index === Math.max(at, 0)}
            onOpen={() => onSelect(id)}
          >
            {detail}
          </SideRow>
        ))}
      </nav>
      <section className={styles.editor} data-region="form" aria-label={rows[at]?.name ?? label}>
        <HeadingLevel value={2}>{children}</HeadingLevel>
      </section>
    </div>
  );
}

/** A section without a list: one editor in the width of a form. */
export function SectionBody({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section className={styles.body} data-region="form" aria-label={label}>
      <HeadingLevel value={2}>{children}</HeadingLevel>
    </section>
  );
}
