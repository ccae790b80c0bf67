// The foot of the sidebar: integrations, authorizers and the other parts of an API beside its routes.
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { SideList, SideRow } from '../../../components/SideList';
import type { V2Section } from '../../../state/view-store';
import styles from '../../sections/SectionList.module.css';
import { sectionsOf, v2SectionCount, v2SectionIcons, v2SectionTitles } from './v2-section-list';

export interface V2SectionListProps {
  readonly view: V2ApiView;
  readonly selected: V2Section | undefined;
  readonly onSelect: (section: V2Section) => void;
}

/** Rows of 26 with counts; one tab stop. */
export function V2SectionList({ view, selected, onSelect }: V2SectionListProps) {
  const sections = sectionsOf(view);
  const stop = selected ?? sections[0];
  return (
    <SideList label="API sections" className={styles.list}>
      {sections.map((section) => (
        <SideRow
          key={section}
          icon={v2SectionIcons[section]}
          name={v2SectionTitles[section]}
          isSelected={section === selected}
          isStop={section === stop}
          onOpen={() => onSelect(section)}
        >
          {v2SectionCount(view, section)}
        </SideRow>
      ))}
    </SideList>
  );
}
