// Parameter mappings of an HTTP API's integration, prepared at deploy.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import {
  isReservedHeader,
  type MappingSide,
  parseMappingTarget,
} from '../../../../shared/definition/v2/parameter-mapping';
import { compileParameterValue, type ParameterValue } from '../../context/http-api/parameter-value';
import type { ReportProblem } from '../report-problem';
import type { MappingAction, RequestMapping, ResponseMapping } from './compiled-http-api';

// AWS assumed: of one parameter it is removed, then overwritten, then appended to, however they are written down
const order: readonly MappingAction[] = ['remove', 'overwrite', 'append'];

/** The mappings of requests; those of a service subtype are its inputs and none. */
export function compileRequestMappings(
  integration: V2Integration | undefined,
  report: ReportProblem,
): readonly RequestMapping[] {
  if (integration === undefined || integration.integrationSubtype !== undefined) return [];
  return compile<RequestMapping>(integration.requestParameters, 'request', (problem) =>
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
    const compiled = compile<ResponseMapping>(mappings, 'response', (problem) =>
      report(`responseParameters.${status}`, problem),
    );
    if (compiled.length > 0) byStatus.set(Number(status), compiled);
  }
  return byStatus;
}

function compile<M extends RequestMapping | ResponseMapping>(
  mappings: Readonly<Record<string, string>> = {},
  side: MappingSide,
  report: (problem: string) => void,
): readonly M[] {
  const compiled: M[] = [];
  for (const [key, text] of Object.entries(mappings)) {
    const target = parseMappingTarget(key, side);
    const value = compileParameterValue(text, side);
    if (target === undefined) report(`${key} is no parameter of a ${side}.`);
    else if (target.place === 'header' && isReservedHeader(target.name)) {
      report(`The header ${target.name} may not be mapped.`);
    } else if (typeof value !== 'function') report(value.problem);
    else compiled.push({ ...target, value: value satisfies ParameterValue } as M);
  }
  return compiled.sort((left, right) => order.indexOf(left.action) - order.indexOf(right.action));
}
