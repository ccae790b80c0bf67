// The simple form of each box of a route's diagram.
import { Waypoints } from 'lucide-react';
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import type { V2Route } from '../../../../shared/definition/v2/route';
import { integrationOf, type V2ApiView } from '../../../../shared/definition/v2/v2-view';
import type { Trace } from '../../../../shared/trace/trace';
import { EmptyState } from '../../../components/EmptyState';
import { FormGrid } from '../../../components/FormRow';
import { ToolButton } from '../../../components/ToolButton';
import type { RouteBox } from '../../../state/view-store';
import { IntegrationForm } from '../integration/IntegrationForm';
import { AttachRow } from './AttachRow';
import { HttpAnswer } from './HttpAnswer';
import { IntegrationResponses } from './IntegrationResponses';
import { ResponseMappings } from './ResponseMappings';
import { RouteRequestForm } from './RouteRequestForm';
import { TwoWay } from './TwoWay';

export interface BoxSettingsProps {
  readonly view: V2ApiView;
  readonly route: V2Route;
  readonly box: RouteBox;
  /** The last request that the route served. */
  readonly trace: Trace | undefined;
  readonly onOpenBox: (box: RouteBox) => void;
}

/** The form of `box`. */
export function BoxSettings({ view, route, box, trace, onOpenBox }: BoxSettingsProps) {
  const integration = integrationOf(view, route);
  const isHttp = view.api.protocolType === 'HTTP';
  switch (box) {
    case 'route':
      return <RouteRequestForm view={view} route={route} />;
    case 'integration-request': {
      const attached = <AttachRow view={view} route={route} />;
      if (integration === undefined) return <FormGrid>{attached}</FormGrid>;
      return (
        <IntegrationForm
          key={integration.id}
          view={view}
          integration={integration}
          route={route}
          trace={trace}
          lead={attached}
        />
      );
    }
    case 'endpoint':
      return withIntegration(integration, onOpenBox, (known) => (
        <IntegrationForm view={view} integration={known} part="endpoint" route={route} trace={trace} />
      ));
    case 'integration-response':
      return withIntegration(integration, onOpenBox, (known) =>
        isHttp ? (
          <ResponseMappings view={view} route={route} integration={known} trace={trace} />
        ) : (
          <IntegrationResponses view={view} route={route} integration={known} trace={trace} onOpenBox={onOpenBox} />
        ),
      );
    case 'route-response':
      return isHttp ? <HttpAnswer view={view} route={route} /> : <TwoWay view={view} route={route} />;
  }
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
      sentence="A route without one answers every request with an error."
      actions={<ToolButton onClick={() => onOpenBox('integration-request')}>Choose one</ToolButton>}
    />
  );
}
