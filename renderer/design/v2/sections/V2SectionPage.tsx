// A section of an HTTP or WebSocket API in the centre.
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { useStudio } from '../../../state/studio-context';
import { openPlace, type V2Place } from '../../../state/view-store';
import { V2AuthorizersSection } from './authorizers/V2AuthorizersSection';
import { CorsSection } from './cors/CorsSection';
import { IntegrationsSection } from './IntegrationsSection';
import { V2ApiSettings } from './V2ApiSettings';
import { V2ModelsSection } from './V2ModelsSection';

export interface V2SectionPageProps {
  readonly view: V2ApiView;
  readonly place: Extract<V2Place, { kind: 'v2-section' }>;
}

/** What every section gets. */
export interface V2SectionProps {
  readonly view: V2ApiView;
  /** The part that is open; the first where it is absent or gone. */
  readonly id: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** Shows the section of `place`. */
export function V2SectionPage({ view, place }: V2SectionPageProps) {
  const { view: viewStore } = useStudio();
  const shared: V2SectionProps = {
    view,
    id: place.id,
    onOpen: (id) => openPlace(viewStore, view.api.id, { kind: 'v2-section', section: place.section, id }),
  };
  switch (place.section) {
    case 'integrations':
      return <IntegrationsSection {...shared} />;
    case 'authorizers':
      return <V2AuthorizersSection {...shared} />;
    case 'models':
      return <V2ModelsSection {...shared} />;
    case 'cors':
      return <CorsSection view={view} />;
    case 'api-settings':
      return <V2ApiSettings {...shared} path={place.path} />;
  }
}
