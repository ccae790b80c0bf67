// The sidebar of the Access screen: a group for each section, its things below, one tab stop with arrows.
import { Ellipsis, TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { CommandButton } from '../commands/CommandButton';
import { Tag } from '../components/Count';
import { joinClasses } from '../components/join-classes';
import { PaneHead } from '../components/PaneHead';
import { neighbour } from '../components/roving';
import { useStudio } from '../state/studio-context';
import { type AccessPlace, openAccess } from '../state/view-store';
import styles from './AccessSidebar.module.css';
import type { AccessRow, AccessSectionEntry } from './access-section';
import { accessEntries } from './access-sections';

/** Groups show so many of their things until more are asked for. */
const shownRows = 8;

/** All sections that there are. */
export function AccessSidebar({ place }: { readonly place: AccessPlace }) {
  return (
    <div className={styles.sidebar}>
      <PaneHead title="Access" place="side" />
      <nav className={styles.groups} aria-label="Access" onKeyDown={steer}>
        {accessEntries.map((entry) => (
          <SectionGroup key={entry.section} entry={entry} place={place} />
        ))}
      </nav>
    </div>
  );
}

interface SectionGroupProps {
  readonly entry: AccessSectionEntry;
  readonly place: AccessPlace;
}

function SectionGroup({ entry, place }: SectionGroupProps) {
  const { section, title, addCommand, hasOverview = false } = entry;
  const { view } = useStudio();
  const rows = entry.useRows();
  const [isWhole, setWhole] = useState(false);
  const isOpen = place.section === section;
  const selected = isOpen ? place.id : undefined;
  const shown = isWhole ? rows : withSelected(rows, selected);
  const isHeadingLink = hasOverview || rows.length === 0;
  const isHeadingOpen = isOpen && selected === undefined && isHeadingLink;
  const open = (id?: string) => openAccess(view, { section, ...(id !== undefined && { id }) });
  return (
    <div className={styles.group}>
      <div className={styles.head}>
        {isHeadingLink ? (
          <button
            type="button"
            data-stop
            className={joinClasses(styles.heading, isHeadingOpen && styles.selected)}
            aria-current={isHeadingOpen ? 'page' : undefined}
            tabIndex={isHeadingOpen ? 0 : -1}
            onClick={() => open()}
          >
            {title}
          </button>
        ) : (
          <h3 className={styles.heading}>{title}</h3>
        )}
        {rows.length > shownRows && <span className={styles.count}>{rows.length}</span>}
        {addCommand !== undefined && <CommandButton command={addCommand} look="icon" size="small" />}
      </div>
      {shown.map((row) => (
        <RowButton
          key={row.id}
          row={row}
          icon={row.icon ?? entry.icon}
          isSelected={row.id === selected}
          onOpen={() => open(row.id)}
        />
      ))}
      {shown.length < rows.length && (
        <button type="button" data-stop className={styles.row} tabIndex={-1} onClick={() => setWhole(true)}>
          <Ellipsis size={14} strokeWidth={1.8} aria-hidden="true" />
          <span className={styles.name}>{rows.length - shown.length} more</span>
        </button>
      )}
    </div>
  );
}

interface RowButtonProps {
  readonly row: AccessRow;
  readonly icon: AccessSectionEntry['icon'];
  readonly isSelected: boolean;
  readonly onOpen: () => void;
}

function RowButton({ row, icon: Icon, isSelected, onOpen }: RowButtonProps) {
  return (
    <button
      type="button"
      data-stop
      className={joinClasses(styles.row, isSelected && styles.selected)}
      aria-current={isSelected ? 'page' : undefined}
      tabIndex={isSelected ? 0 : -1}
      title={row.name}
      onClick={onOpen}
    >
      <Icon size={14} strokeWidth={1.8} aria-hidden="true" />
      <span className={styles.name}>{row.name}</span>
      {row.tag !== undefined && <Tag>{row.tag}</Tag>}
      {row.problem !== undefined && (
        <span className={styles.problem} title={row.problem}>
          <TriangleAlert size={13} role="img" aria-label={row.problem} />
        </span>
      )}
    </button>
  );
}

/** The first few, and the selected one wherever it is. */
function withSelected(rows: readonly AccessRow[], selected: string | undefined): readonly AccessRow[] {
  if (rows.length <= shownRows) return rows;
  return rows.filter((row, at) => at < shownRows - 1 || row.id === selected);
}

function steer(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-stop]')];
  const next = neighbour(buttons, buttons.indexOf(event.target as HTMLElement), event.key, 'vertical');
  if (next === undefined) return;
  event.preventDefault();
  buttons[next]?.focus();
}
