// Route and RouteResponse operations.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes.html
import { newRouteId, newShortId } from '../../../../shared/definition/ids';
import { label } from '../../wire/operation';
import { type ApiPart, partOperations, requirePart } from '../api-parts';
import { notFoundHere } from '../find';
import { inputShapes } from '../input-shapes';
import type { Operations } from '../operation';
import { quotas } from '../quotas';

const routePart: ApiPart<'v2-route'> = {
  kind: 'v2-route',
  name: 'Route',
  newId: newRouteId,
  shape: inputShapes.CreateRoute,
  quota: { most: quotas.routesPerApi, of: 'routes' },
  maps: ['requestParameters'],
};

const routeResponsePart: ApiPart<'v2-route-response'> = {
  kind: 'v2-route-response',
  name: 'RouteResponse',
  owner: routePart,
  protocol: 'WEBSOCKET',
  newId: newShortId,
  shape: inputShapes.CreateRouteResponse,
};

const routes = partOperations(routePart);
const routeResponses = partOperations(routeResponsePart);

export const routeOperations: Operations = {
  CreateRoute: routes.create,
  GetRoute: routes.get,
  GetRoutes: routes.list,
  UpdateRoute: routes.update,
  DeleteRoute: routes.remove,
  async DeleteRouteRequestParameter(call) {
    const { key, entity } = requirePart(call, routePart);
    const name = label(call, 'requestParameterKey');
    const { requestParameters = {} } = entity;
    if (!Object.hasOwn(requestParameters, name)) {
      // AWS assumed: the wording
      throw notFoundHere('RequestParameter', `Invalid RequestParameter identifier specified ${name}`);
    }
    const isLast = Object.keys(requestParameters).length === 1;
    const path = isLast ? ['requestParameters'] : ['requestParameters', name];
    await call.studio.services.definition.update({ key, changes: [{ path }] });
    return undefined;
  },
  CreateRouteResponse: routeResponses.create,
  GetRouteResponse: routeResponses.get,
  GetRouteResponses: routeResponses.list,
  UpdateRouteResponse: routeResponses.update,
  DeleteRouteResponse: routeResponses.remove,
};
