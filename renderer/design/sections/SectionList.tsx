// The foot of the sidebar: models, authorizers and the other parts of an API beside its resources.
import type { RestApiView } from '../../../shared/definition/api-view';
import { joinClasses } from '../../components/join-classes';
import { neighbour } from '../../components/roving';
import type { ApiSection } from '../../state/view-store';
import styles from './SectionList.module.css';
import { listedSections, sectionCount, sectionIcons, sectionTitles } from './section-list';

export interface SectionListProps {
  readonly view: RestApiView;
  readonly selected: ApiSection | undefined;
  readonly onSelect: (section: ApiSection) => void;
}

/** Rows of 26 with counts; one tab stop. */
export function SectionList({ view, selected, onSelect }: SectionListProps) {
  const stop = selected ?? listedSections[0];
  return (
    <nav
      className={styles.list}
      aria-label="API sections"
      onKeyDown={(event) => {
        const buttons = [...event.currentTarget.querySelectorAll('button')];
        const at = buttons.indexOf(event.target as HTMLButtonElement);
        const next = neighbour(buttons, at, event.key, 'vertical');
        if (next === undefined) return;
        event.preventDefault();
        buttons[next]?.focus();
      }}
    >
      {listedSections.map((section) => {
        const Icon = sectionIcons[section];
        const count = sectionCount(view, section);
        return (
          <button
            key={section}
            type="button"
            className={joinClasses(styles.row, section === selected && styles.selected)}
            aria-current={section === selected ? 'page' : undefined}
            tabIndex={section === stop ? 0 : -1}
            onClick={() => onSelect(section)}
          >
            <Icon size={14} strokeWidth={1.8} aria-hidden="true" />
            <span className={styles.name}>{sectionTitles[section]}</span>
            {count !== undefined && <span className={styles.count}>{count}</span>}
          </button>
        );
      })}
    </nav>
  );
}
