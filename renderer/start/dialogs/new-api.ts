// What the dialog of a new API holds.
import type { ProtocolType } from '../../../shared/definition/api-view';
import type { EndpointType } from '../../../shared/definition/rest/rest-api';

export interface NewApi {
  readonly protocol: ProtocolType;
  readonly name: string;
  readonly description: string;
  /** REST APIs. */
  readonly endpointType: EndpointType;
  /** HTTP APIs: a function's name, an ARN or a URL for quick create; empty: no route yet. */
  readonly target: string;
  /** WebSocket APIs. */
  readonly routeSelectionExpression: string;
}

export const firstApi: NewApi = {
  protocol: 'REST',
  name: '',
  description: '',
  endpointType: 'REGIONAL',
  target: '',
  routeSelectionExpression: '$request.body.action',
};
