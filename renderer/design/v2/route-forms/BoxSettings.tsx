// The settings of one box of a route's diagram.
import { Waypoints } from 'lucide-react';
import { entityKey } from '../../../../shared/definition/entities';
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import type { V2Route } from '../../../../shared/definition/v2/route';
import { integrationOf, type V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { EmptyState } from '../../../components/EmptyState';
import { FormGrid } from '../../../components/FormRow';
import { ToolButton } from '../../../components/ToolButton';
import type { RouteBox } from '../../../state/view-store';
import { AllSettings } from '../../forms/fields/AllSettings';
import { routeFields } from '../fields/route-fields';
import { IntegrationForm } from '../integration/IntegrationForm';
import { AttachRow } from './AttachRow';
import { HttpAnswer } from './HttpAnswer';
import { IntegrationResponses } from './IntegrationResponses';
import { ResponseMappings } from './ResponseMappings';
import { RouteAccessRow } from './RouteAccessRow';
import { TwoWay } from './TwoWay';

export interface BoxSettingsProps {
  readonly view: V2ApiView;
  readonly route: V2Route;
  readonly box: RouteBox;
  readonly onOpenBox: (box: RouteBox) => void;
}

/** The form of `box`. */
export function BoxSettings({ view, route, box, onOpenBox }: BoxSettingsProps) {
  const integration = integrationOf(view, route);
  const isHttp = view.api.protocolType === 'HTTP';
  switch (box) {
    case 'route':
      return <RouteSettings view={view} route={route} />;
    case 'integration-request':
      return (
        <>
          <FormGrid>
            <AttachRow view={view} route={route} />
          </FormGrid>
          {integration !== undefined && <IntegrationForm view={view} integration={integration} />}
        </>
      );
    case 'endpoint':
      return withIntegration(integration, onOpenBox, (known) => (
        <IntegrationForm view={view} integration={known} part="endpoint" />
      ));
    case 'integration-response':
      return withIntegration(integration, onOpenBox, (known) =>
        isHttp ? (
          <ResponseMappings view={view} integration={known} />
        ) : (
          <IntegrationResponses view={view} integration={known} />
        ),
      );
    case 'route-response':
      return isHttp ? <HttpAnswer view={view} route={route} /> : <TwoWay view={view} route={route} />;
  }
}

function RouteSettings({ view, route }: { readonly view: V2ApiView; readonly route: V2Route }) {
  const key = entityKey('v2-route', view.api.id, route.id);
  return (
    <>
      <FormGrid>
        <RouteAccessRow view={view} route={route} />
      </FormGrid>
      <AllSettings entityKey={key} place={[]} fields={routeFields(view, route)} />
    </>
  );
}

function withIntegration(
  integration: V2Integration | undefined,
  onOpenBox: (box: RouteBox) => void,
  shown: (integration: V2Integration) => React.ReactNode,
) {
  if (integration !== undefined) return shown(integration);
  return (
    <EmptyState
      icon={Waypoints}
      place="inline"
      title="No integration yet"
      sentence="A route without one is answered 404 by HTTP APIs and an error by WebSocket APIs."
      actions={<ToolButton onClick={() => onOpenBox('integration-request')}>Choose one</ToolButton>}
    />
  );
}
