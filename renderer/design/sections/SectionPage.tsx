// A section of an API in the centre.
import type { RestApiView } from '../../../shared/definition/api-view';
import { useStudio } from '../../state/studio-context';
import { openPlace, type Place } from '../../state/view-store';
import { AuthorizersSection } from './authorizers/AuthorizersSection';
import { DocumentationSection } from './documentation/DocumentationSection';
import { GatewayResponsesSection } from './gateway-responses/GatewayResponsesSection';
import { ModelsSection } from './models/ModelsSection';
import { PolicySection } from './policy/PolicySection';
import { ApiSettingsSection } from './settings/ApiSettingsSection';
import { ValidatorsSection } from './validators/ValidatorsSection';

export interface SectionPageProps {
  readonly view: RestApiView;
  readonly place: Extract<Place, { kind: 'section' }>;
}

/** Shows the section of `place`. */
export function SectionPage({ view, place }: SectionPageProps) {
  const { view: viewStore } = useStudio();
  const shared = {
    view,
    id: place.id,
    onOpen: (id: string) => openPlace(viewStore, view.api.id, { kind: 'section', section: place.section, id }),
  };
  switch (place.section) {
    case 'models':
      return <ModelsSection {...shared} />;
    case 'authorizers':
      return <AuthorizersSection {...shared} />;
    case 'gateway-responses':
      return <GatewayResponsesSection {...shared} />;
    case 'request-validators':
      return <ValidatorsSection {...shared} />;
    case 'resource-policy':
      return <PolicySection {...shared} />;
    case 'documentation':
      return <DocumentationSection {...shared} />;
    case 'api-settings':
      return <ApiSettingsSection {...shared} path={place.path} />;
  }
}
