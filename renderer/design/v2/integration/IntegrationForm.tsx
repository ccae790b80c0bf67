// An integration of an HTTP or WebSocket API: what it calls, and what it sends.
import { entityKey } from '../../../../shared/definition/entities';
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { SectionHead } from '../../../components/SectionHead';
import { AllSettings } from '../../forms/fields/AllSettings';
import { v2EndpointFields, v2RequestFields } from '../fields/v2-integration-fields';
import { ServiceInputs } from './ServiceInputs';

export interface IntegrationFormProps {
  readonly view: V2ApiView;
  readonly integration: V2Integration;
  /** Which half is shown; absent: both. */
  readonly part?: 'endpoint' | 'request';
}

/** Fields save as they are edited; other routes with this integration change with it. */
export function IntegrationForm({ view, integration, part }: IntegrationFormProps) {
  const key = entityKey('v2-integration', view.api.id, integration.id);
  const routes = view.routes.filter(({ target }) => target === `integrations/${integration.id}`);
  const shared = routes.length > 1 ? `used by ${routes.length} routes` : undefined;
  return (
    <>
      {part !== 'request' && (
        <section aria-label="Endpoint">
          <SectionHead title="Endpoint" detail={shared} />
          <AllSettings
            key={`${key} endpoint`}
            entityKey={key}
            place={[]}
            fields={v2EndpointFields(view, integration)}
          />
        </section>
      )}
      {part !== 'endpoint' && integration.integrationType !== undefined && (
        <section aria-label="What is sent">
          <SectionHead title="What is sent" detail={part === 'request' ? shared : undefined} />
          <ServiceInputs integration={integration} />
          <AllSettings key={`${key} request`} entityKey={key} place={[]} fields={v2RequestFields(view, integration)} />
        </section>
      )}
    </>
  );
}
