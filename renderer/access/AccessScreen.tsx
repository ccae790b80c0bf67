// The Access screen: who may call, and how often. Sections bring their pages; this joins them.
import { Workbench } from '../shell/Workbench';
import { useStudio, useView } from '../state/studio-context';
import type { AccessPlace } from '../state/view-store';
import { AccessSidebar } from './AccessSidebar';
import type { AccessSectionEntry } from './access-section';
import { accessEntries } from './access-sections';

/** Opens the usage plans where nothing was chosen. */
export function AccessScreen() {
  const place = useView(({ access }) => access) ?? { section: 'usage-plans' };
  const entry = accessEntries.find(({ section }) => section === place.section) ?? accessEntries[0];
  return entry === undefined ? null : <SectionView key={entry.section} entry={entry} place={place} />;
}

interface SectionViewProps {
  readonly entry: AccessSectionEntry;
  readonly place: AccessPlace;
}

function SectionView({ entry, place }: SectionViewProps) {
  const { view } = useStudio();
  const { section, Page, aside } = entry;
  const rows = entry.useRows();
  const isAsideOpen = useView(({ isTestPaneOpen }) => isTestPaneOpen);
  const id = place.id ?? (entry.hasOverview === true ? undefined : rows[0]?.id);
  const shown: AccessPlace = id === undefined ? { section } : { section, id };
  const right = aside !== undefined &&
    isAsideOpen && {
      label: aside.label,
      content: <aside.Content id={id} />,
      onClose: () => view.setState({ isTestPaneOpen: false }),
    };
  return (
    <Workbench
      name="access"
      sidebar={{ label: 'Access', content: <AccessSidebar place={shown} /> }}
      right={right || undefined}
    >
      <Page key={id} id={id} />
    </Workbench>
  );
}
