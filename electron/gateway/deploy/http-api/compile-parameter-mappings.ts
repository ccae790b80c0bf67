// Parameter mappings of an HTTP API's integration, prepared at deploy.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import { isHeaderName } from '../../context/header-lines';
import { compileParameterValue, type MappingSide, type ParameterValue } from '../../context/http-api/parameter-value';
import type { ReportProblem } from '../report-problem';
import type { MappingAction, RequestMapping, ResponseMapping } from './compiled-http-api';

const requestKey = /^(?:(append|overwrite|remove):(header|querystring)\.(.+)|(overwrite):(path))$/s;
const responseKey = /^(?:(append|overwrite|remove):(header)\.(.+)|(overwrite):(statuscode))$/s;

// AWS documented: headers that no mapping may touch
const reserved = new Set([
  'authorization',
  'connection',
  'content-encoding',
  'content-length',
  'content-location',
  'forwarded',
  'keep-alive',
  'origin',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailers',
  'transfer-encoding',
  'upgrade',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'via',
]);
const reservedBeginnings = ['access-control-', 'apigw-', 'x-amz-', 'x-amzn-'];

// AWS assumed: of one parameter it is removed, then overwritten, then appended to, however they are written down
const order: readonly MappingAction[] = ['remove', 'overwrite', 'append'];

/** The mappings of requests; those of a service subtype are its inputs and none. */
export function compileRequestMappings(
  integration: V2Integration | undefined,
  report: ReportProblem,
): readonly RequestMapping[] {
  if (integration === undefined || integration.integrationSubtype !== undefined) return [];
  return compile<RequestMapping>(integration.requestParameters, 'request', requestKey, (problem) =>
    report('requestParameters', problem),
  );
}

/** The mappings of responses, by the status they are for. */
export function compileResponseMappings(
  integration: V2Integration | undefined,
  report: ReportProblem,
): ReadonlyMap<number, readonly ResponseMapping[]> {
  const byStatus = new Map<number, readonly ResponseMapping[]>();
  for (const [status, mappings] of Object.entries(integration?.responseParameters ?? {})) {
    const compiled = compile<ResponseMapping>(mappings, 'response', responseKey, (problem) =>
      report(`responseParameters.${status}`, problem),
    );
    if (compiled.length > 0) byStatus.set(Number(status), compiled);
  }
  return byStatus;
}

function compile<M extends RequestMapping | ResponseMapping>(
  mappings: Readonly<Record<string, string>> = {},
  side: MappingSide,
  form: RegExp,
  report: (problem: string) => void,
): readonly M[] {
  const compiled: M[] = [];
  for (const [key, text] of Object.entries(mappings)) {
    const [, action, place, name = '', onlyAction, onlyPlace] = form.exec(key) ?? [];
    const chosen = { action: action ?? onlyAction, place: place ?? onlyPlace, name };
    const value = compileParameterValue(text, side);
    if (chosen.action === undefined) report(`${key} is no parameter of a ${side}.`);
    else if (chosen.place === 'header' && isReservedHeader(name)) report(`The header ${name} may not be mapped.`);
    else if (typeof value !== 'function') report(value.problem);
    else compiled.push({ ...chosen, value: value satisfies ParameterValue } as M);
  }
  return compiled.sort((left, right) => order.indexOf(left.action) - order.indexOf(right.action));
}

/** True for headers that the service keeps for itself; Host is none of them. */
function isReservedHeader(name: string): boolean {
  const lowerName = name.toLowerCase();
  const isReserved = reserved.has(lowerName) || reservedBeginnings.some((beginning) => lowerName.startsWith(beginning));
  return isReserved || !isHeaderName(name);
}
