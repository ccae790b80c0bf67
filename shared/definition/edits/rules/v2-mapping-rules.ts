// Rules of parameter mapping in integrations of HTTP and WebSocket APIs.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
// https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-mapping.html
import type { V2ProtocolType } from '../../v2/api';
import type { V2Integration } from '../../v2/integration';
import { isReservedHeader, type MappingSide, parseMappingTarget, parseMappingValue } from '../../v2/parameter-mapping';
import { serviceSubtype } from '../../v2/service-subtypes';
import type { RuleProblem } from './rule-problem';

/** What is wrong with the mappings of an integration. */
export function v2MappingProblems(integration: V2Integration, protocol: V2ProtocolType): RuleProblem[] {
  const { requestParameters = {}, responseParameters = {}, integrationSubtype } = integration;
  if (protocol === 'WEBSOCKET') return mapped(requestParameters, ['requestParameters'], webSocketProblem);
  const isService = integrationSubtype !== undefined && serviceSubtype(integrationSubtype) !== undefined;
  const problems = mapped(requestParameters, ['requestParameters'], (key, value) =>
    isService ? valueProblem(value, 'request') : mappingProblem(key, value, 'request'),
  );
  for (const [status, parameters] of Object.entries(responseParameters)) {
    const path = ['responseParameters', status];
    if (!/^[2-5]\d\d$/.test(status)) {
      // AWS documented: 200 to 599. AWS assumed: the wordings of this file
      problems.push({ path, message: `Invalid status code specified ${status}. It must be between 200 and 599` });
    }
    problems.push(...mapped(parameters, path, (key, value) => mappingProblem(key, value, 'response')));
  }
  return problems;
}

function mapped(
  parameters: Readonly<Record<string, string>>,
  path: readonly string[],
  check: (key: string, value: string) => string | undefined,
): RuleProblem[] {
  return Object.entries(parameters).flatMap(([key, value]) => {
    const message = check(key, value);
    return message === undefined ? [] : [{ path: [...path, key], message }];
  });
}

function mappingProblem(key: string, value: string, side: MappingSide): string | undefined {
  const target = parseMappingTarget(key, side);
  if (target === undefined) return inValidationResult(`Invalid mapping expression parameter specified: ${key}`);
  if (target.place === 'header' && isReservedHeader(target.name)) {
    return `Operations on header ${target.name} are restricted`;
  }
  if (target.action === 'remove') return undefined;
  return valueProblem(value, side);
}

function valueProblem(value: string, side: MappingSide): string | undefined {
  return parseMappingValue(value, side) === undefined ? wrongExpression(value) : undefined;
}

const webSocketKey = /^integration\.request\.(?:header|querystring|path)\.[a-zA-Z0-9._$-]+$/;
const webSocketSources: readonly RegExp[] = [
  /^route\.request\.(?:querystring|header|multivaluequerystring|multivalueheader)\.[a-zA-Z0-9._$-]+$/,
  /^route\.request\.body(?:[.[].+)?$/,
  /^stageVariables\.[A-Za-z0-9_]+$/,
  /^context\..+$/,
  /^'.*'$/s,
];

function webSocketProblem(key: string, value: string): string | undefined {
  if (!webSocketKey.test(key)) return inValidationResult(`Invalid mapping expression parameter specified: ${key}`);
  return webSocketSources.some((source) => source.test(value)) ? undefined : wrongExpression(value);
}

function wrongExpression(value: string): string {
  return inValidationResult(`Invalid mapping expression specified: ${value}`);
}

function inValidationResult(error: string): string {
  return `Invalid mapping expression specified: Validation Result: warnings : [], errors : [${error}]`;
}
