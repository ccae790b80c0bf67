// Method request: refuses a request that lacks a required parameter.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
import { own } from '../../../shared/definition/records';
import type { Method } from '../../../shared/definition/rest/method';
import type { RequestValidator } from '../../../shared/definition/rest/request-validator';
import { exactValue } from '../context/header-lines';
import type { RequiredParameter } from '../deploy/compiled-method';
import type { Exchange, Step } from '../exchange';
import { GatewayError } from '../gateway-error';

const locations = ['header', 'path', 'querystring'] as const;
const declaration = /^method\.request\.(header|path|querystring|multivalueheader|multivaluequerystring)\.(.+)$/;

/** The parameters that `validator` makes the method insist on, in the order AWS lists them. */
export function requiredParametersOf(method: Method, validator: RequestValidator | undefined): RequiredParameter[] {
  // AWS recorded: `required: true` alone never blocks
  if (validator?.validateRequestParameters !== true) return [];
  const required: RequiredParameter[] = [];
  for (const [key, isRequired] of Object.entries(method.requestParameters ?? {})) {
    const match = declaration.exec(key);
    if (!isRequired || match === null) continue;
    const [, location = '', name = ''] = match;
    required.push({ location: location.replace('multivalue', '') as RequiredParameter['location'], name });
  }
  // AWS recorded: one list, first headers, then path, then query
  return required.sort(
    (a, b) => locations.indexOf(a.location) - locations.indexOf(b.location) || (a.name < b.name ? -1 : 1),
  );
}

export const requiredParameters: Step = {
  name: 'required-parameters',
  phase: 'method-request',
  run(exchange) {
    const required = exchange.match?.method.methodRequest.requiredParameters ?? [];
    if (required.length === 0) {
      if (exchange.trace.isOn) exchange.trace.note({ decided: 'no parameter is checked' });
      return;
    }
    const missing = required.filter((parameter) => isMissing(parameter, exchange));
    if (missing.length > 0) {
      const message = `Missing required request parameters: [${missing.map(({ name }) => name).join(', ')}]`;
      throw new GatewayError('BAD_REQUEST_PARAMETERS', { message, reason: message });
    }
    if (exchange.trace.isOn)
      exchange.trace.note({ decided: `required present: ${required.length} of ${required.length}` });
  },
};

/** AWS recorded: a blank value (`?q1=`) counts as missing. */
function isMissing({ location, name }: RequiredParameter, { invocation, match }: Exchange): boolean {
  const value =
    location === 'path'
      ? own(match?.pathParameters, name)
      : exactValue(location === 'header' ? invocation.headers : invocation.query, name);
  return value === undefined || value.trim() === '';
}
