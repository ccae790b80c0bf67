// Prepares an integration with an AWS service: its action, and its parameters as mappings.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services.html
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import { serviceSubtype } from '../../../../shared/definition/v2/service-subtypes';
import { serviceActionOf } from '../../5-integration-request/http-api/service-actions';
import { parseUriTemplate } from '../../5-integration-request/uri-template';
import { compileParameterValue } from '../../context/http-api/parameter-value';
import type { ReportProblem } from '../report-problem';
import type { RouteEndpoint, ServiceParameter } from './compiled-http-api';

/** Prepares it. Without its action, its role or a parameter that it needs it answers with 500. */
export function compileRouteService(
  { requestParameters = {}, credentialsArn, timeoutInMillis }: V2Integration,
  integrationSubtype: string,
  report: ReportProblem,
): RouteEndpoint {
  const reject = (path: string, reason: string): RouteEndpoint => {
    report(path, reason);
    return { kind: 'unavailable', reason };
  };
  const action = serviceActionOf(integrationSubtype);
  const known = serviceSubtype(integrationSubtype);
  if (action === undefined || known === undefined) {
    return reject('integrationSubtype', `There is no integration ${integrationSubtype}.`);
  }
  if (credentialsArn === undefined) return reject('credentialsArn', 'The integration has no role to call with.');
  const missing = known.required.find((name) => !Object.hasOwn(requestParameters, name));
  if (missing !== undefined) return reject('requestParameters', `${integrationSubtype} needs ${missing}.`);
  const parameters: ServiceParameter[] = [];
  for (const [name, text] of Object.entries(requestParameters)) {
    const value = compileParameterValue(text, 'request');
    const path = `requestParameters.${name}`;
    if (![...known.required, ...known.optional, 'Region'].includes(name)) {
      report(path, `${integrationSubtype} has no parameter ${name}.`);
    } else if (typeof value === 'function') {
      parameters.push({ name, isRequired: known.required.includes(name), value });
    } else {
      return reject(path, value.problem);
    }
  }
  return {
    kind: 'service',
    action,
    parameters,
    credentials: parseUriTemplate(credentialsArn),
    timeoutMs: timeoutInMillis,
  };
}
