// What is shown of an HTTP or WebSocket API in the centre.
import type { V2ApiView } from '../../../shared/definition/v2/v2-view';
import type { Place, V2Place } from '../../state/view-store';

/** The open place, or where it is gone or nobody has opened one: the first route, else the settings. */
export function v2PlaceToShow(view: V2ApiView, place: Place | undefined): V2Place {
  if (place?.kind === 'v2-section') return place;
  if (place?.kind === 'clients' && view.api.protocolType === 'WEBSOCKET') return place;
  if (place?.kind === 'route' && view.routes.some(({ id }) => id === place.routeId)) return place;
  const first = firstRoute(view);
  return first === undefined ? { kind: 'v2-section', section: 'api-settings' } : { kind: 'route', routeId: first.id };
}

/** The first that has more to it than to catch what is left. */
function firstRoute({ routes }: V2ApiView) {
  return routes.find(({ routeKey }) => !routeKey.startsWith('$')) ?? routes[0];
}
