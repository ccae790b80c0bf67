// Tabs of 36 px: views of one thing. One tab stop; arrows move and select.
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { joinClasses } from './join-classes';
import { neighbour } from './roving';
import styles from './TabBar.module.css';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly count?: number | undefined;
}

export interface TabBarProps<Id extends string> {
  /** What the tabs are views of, for screen readers. */
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  /** The id of the element that shows the selected tab; give it `role="tabpanel"`. */
  readonly panelId?: string;
  /** Actions at the right edge. */
  readonly children?: ReactNode;
}

/** A row of tabs with counts in quiet numbers. */
export function TabBar<Id extends string>({ label, tabs, selected, onSelect, panelId, children }: TabBarProps<Id>) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const next = neighbour(
      tabs,
      tabs.findIndex(({ id }) => id === selected),
      event.key,
      'horizontal',
    );
    if (next === undefined) return;
    event.preventDefault();
    const tab = tabs[next];
    if (tab === undefined) return;
    onSelect(tab.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <div className={styles.bar}>
      <div className={styles.list} role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            className={joinClasses(styles.tab, tab.id === selected && styles.on)}
            aria-selected={tab.id === selected}
            aria-controls={tab.id === selected ? panelId : undefined}
            tabIndex={tab.id === selected ? 0 : -1}
            onClick={() => onSelect(tab.id)}
          >
            {tab.label}
            {tab.count !== undefined && <span className={styles.count}>{tab.count.toLocaleString('en-US')}</span>}
          </button>
        ))}
      </div>
      {children !== undefined && <span className={styles.actions}>{children}</span>}
    </div>
  );
}
