// The foot of the sidebar: models, authorizers and the other parts of an API beside its resources.
import type { RestApiView } from '../../../shared/definition/api-view';
import { SideList, SideRow } from '../../components/SideList';
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
    <SideList label="API sections" className={styles.list}>
      {listedSections.map((section) => (
        <SideRow
          key={section}
          icon={sectionIcons[section]}
          name={sectionTitles[section]}
          isSelected={section === selected}
          isStop={section === stop}
          onOpen={() => onSelect(section)}
        >
          {sectionCount(view, section)}
        </SideRow>
      ))}
    </SideList>
  );
}
