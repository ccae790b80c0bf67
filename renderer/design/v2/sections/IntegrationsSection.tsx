// Integrations of an HTTP or WebSocket API: what each calls, and the routes that share it.
import { Cable, Trash2 } from 'lucide-react';
import { entityKey } from '../../../../shared/definition/entities';
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { EmptyState } from '../../../components/EmptyState';
import { IconAction } from '../../../components/IconAction';
import { PartsLayout, SectionBar } from '../../sections/PartsLayout';
import { usePartEdits } from '../../sections/part-edits';
import { v2EndpointCaption } from '../diagram/v2-endpoint-words';
import { IntegrationForm } from '../integration/IntegrationForm';
import { RouteUses } from './RouteUses';
import type { V2SectionProps } from './V2SectionPage';

/** The section of integrations; new ones are made where a route needs them. */
export function IntegrationsSection({ view, id, onOpen }: V2SectionProps) {
  const edits = usePartEdits();
  const integrations = [...view.integrations.values()];
  const selected = integrations.find((integration) => integration.id === id) ?? integrations[0];
  if (selected === undefined) {
    return (
      <>
        <SectionBar icon={Cable} title="Integrations" />
        <EmptyState
          icon={Cable}
          title="No integration yet"
          sentence="Open a route’s integration request and give it one: a function, a URL or an AWS service."
        />
      </>
    );
  }
  const uses = routesOf(view, selected);
  return (
    <>
      <SectionBar icon={Cable} title="Integrations">
        <IconAction
          icon={Trash2}
          label={`Delete ${v2EndpointCaption(selected)}`}
          onClick={() => void edits.remove(entityKey('v2-integration', view.api.id, selected.id), selected.id)}
        />
      </SectionBar>
      <PartsLayout
        label="Integrations"
        rows={integrations.map((integration) => ({
          id: integration.id,
          label: v2EndpointCaption(integration),
          name: `${v2EndpointCaption(integration)} ${integration.id}`,
          detail: routesOf(view, integration).length || undefined,
        }))}
        selected={selected.id}
        onSelect={onOpen}
      >
        <IntegrationForm key={selected.id} view={view} integration={selected} />
        <RouteUses view={view} routes={uses} />
      </PartsLayout>
    </>
  );
}

function routesOf({ routes }: V2ApiView, { id }: V2Integration) {
  return routes.filter(({ target }) => target === `integrations/${id}`);
}
