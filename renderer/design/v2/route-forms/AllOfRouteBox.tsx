// All settings of a route's box: the route's, the integration's, or those of each response.
import type { ReactNode } from 'react';
import { entityKey } from '../../../../shared/definition/entities';
import type { V2Route } from '../../../../shared/definition/v2/route';
import { integrationOf, type V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { SectionHead } from '../../../components/SectionHead';
import type { RouteBox } from '../../../state/view-store';
import { AllSettings } from '../../forms/fields/AllSettings';
import { routeFields, routeResponseFields } from '../fields/route-fields';
import { v2EndpointFields, v2IntegrationResponseFields, v2RequestFields } from '../fields/v2-integration-fields';
import { MappingRows } from '../integration/MappingRows';
import styles from './RouteForm.module.css';
import { RouteParameters } from './RouteParameters';

export interface AllOfRouteBoxProps {
  readonly view: V2ApiView;
  readonly route: V2Route;
  readonly box: RouteBox;
}

/** The view "All settings" of `box`. */
export function AllOfRouteBox({ view, route, box }: AllOfRouteBoxProps) {
  const apiId = view.api.id;
  const isWebSocket = view.api.protocolType === 'WEBSOCKET';
  const routeKey = entityKey('v2-route', apiId, route.id);
  if (box === 'route') {
    return (
      <>
        <AllSettings entityKey={routeKey} place={[]} fields={routeFields(view)} />
        {isWebSocket && <RouteParameters view={view} route={route} />}
      </>
    );
  }
  if (box === 'route-response') return isWebSocket ? routeResponses() : none('There is nothing to set here.');

  const integration = integrationOf(view, route);
  if (integration === undefined) return none('The route has no integration yet. Choose one in Simple.');
  const key = entityKey('v2-integration', apiId, integration.id);
  const endpoint = v2EndpointFields(view, integration);
  switch (box) {
    case 'endpoint':
      return <AllSettings entityKey={key} place={[]} fields={endpoint} />;
    case 'integration-request':
      return <AllSettings entityKey={key} place={[]} fields={[...endpoint, ...v2RequestFields(view, integration)]} />;
    case 'integration-response':
      return isWebSocket ? integrationResponses(integration.id) : responseMappings();
  }

  function responseMappings() {
    const mappings = Object.entries(integration?.responseParameters ?? {});
    if (mappings.length === 0) return none('There is no mapping yet. Add one in Simple.');
    return mappings.map(([status, stored]) => (
      <section key={status}>
        <SectionHead title={`Mapping of ${status}`} />
        <MappingRows
          apiId={apiId}
          entityKey={key}
          path={['responseParameters', status]}
          label={`Mapping of ${status}`}
          side="response"
          stored={stored}
          routes={[route]}
        />
      </section>
    ));
  }

  function integrationResponses(integrationId: string) {
    const responses = view.integrationResponses.get(integrationId) ?? [];
    if (responses.length === 0) return none('There is none yet. Add one in Simple.');
    return responses.map(({ id, integrationResponseKey }) => (
      <section key={id} aria-label={`Integration response ${integrationResponseKey}`}>
        <SectionHead title={integrationResponseKey} />
        <AllSettings
          entityKey={entityKey('v2-integration-response', apiId, integrationId, id)}
          place={[]}
          fields={v2IntegrationResponseFields}
        />
      </section>
    ));
  }

  function routeResponses() {
    const responses = view.routeResponses.get(route.id) ?? [];
    if (responses.length === 0) return none('The route has no route response. Make it two-way in Simple.');
    return responses.map(({ id }) => (
      <AllSettings
        key={id}
        entityKey={entityKey('v2-route-response', apiId, route.id, id)}
        place={[]}
        fields={routeResponseFields}
      />
    ));
  }
}

function none(sentence: string): ReactNode {
  return <p className={styles.none}>{sentence}</p>;
}
