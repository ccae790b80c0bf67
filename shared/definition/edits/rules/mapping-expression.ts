// Parameter mapping: which keys and values API Gateway takes, and what it says of others (reference: REST APIs 5.1).
import { isParameterName } from '../../naming';
import type { Method } from '../../rest/method';

const REQUEST_KEY = /^integration\.request\.(?:path|querystring|header)\.(.+)$/;
const REQUEST_SOURCE = /^method\.request\.(path|querystring|multivaluequerystring|header|multivalueheader)\.(.+)$/;
const RESPONSE_SOURCE = /^integration\.response\.(?:header|multivalueheader)\.(.+)$/;
const GATEWAY_KEY = /^gatewayresponse\.(?:header|querystring|path)\.(.+)$/;
const GATEWAY_SOURCE = /^method\.request\.(?:header|querystring|path)\.(.+)$/;

/** What is wrong with `key: value` of an integration's requestParameters; undefined: nothing. */
export function requestMappingProblem(key: string, value: string, method: Method): string | undefined {
  if (!isNameIn(REQUEST_KEY, key)) return wrongParameter(key);
  const source = REQUEST_SOURCE.exec(value);
  if (source !== null) {
    const declared = `method.request.${(source[1] ?? '').replace('multivalue', '')}.${source[2] ?? ''}`;
    return Object.hasOwn(method.requestParameters ?? {}, declared) ? undefined : wrongParameter(value);
  }
  const isBody = value === 'method.request.body' || /^method\.request\.body[.[]./.test(value);
  return isBody || isOpenSource(value) ? undefined : wrongExpression(value);
}

/** What is wrong with `key: value` of the responseParameters of the integration response for `statusCode`. */
export function responseMappingProblem(
  key: string,
  value: string,
  method: Method,
  statusCode: string,
): string | undefined {
  const responses = method.methodResponses ?? {};
  const response = Object.hasOwn(responses, statusCode) ? responses[statusCode] : undefined;
  if (response === undefined) return inValidationResult('No method response exists for method.');
  if (!Object.hasOwn(response.responseParameters ?? {}, key)) return wrongParameter(key);
  const isBody = value === 'integration.response.body' || /^integration\.response\.body[.[]./.test(value);
  return isBody || isNameIn(RESPONSE_SOURCE, value) || isOpenSource(value) ? undefined : wrongExpression(value);
}

/** What is wrong with `key: value` of a gateway response's responseParameters. */
export function gatewayMappingProblem(key: string, value: string): string | undefined {
  if (!isNameIn(GATEWAY_KEY, key)) return wrongParameter(key);
  return isNameIn(GATEWAY_SOURCE, value) || isOpenSource(value) ? undefined : wrongExpression(value);
}

/** AWS's sentence for a parameter that is not declared or has a wrong name. */
export function wrongParameter(parameter: string): string {
  return inValidationResult(`Invalid mapping expression parameter specified: ${parameter}`);
}

function wrongExpression(value: string): string {
  return inValidationResult(`Invalid mapping expression specified: ${value}`);
}

// AWS recorded: the text before the inner error, and the inner errors of undeclared parameters and absent responses
function inValidationResult(error: string): string {
  return `Invalid mapping expression specified: Validation Result: warnings : [], errors : [${error}]`;
}

function isNameIn(pattern: RegExp, text: string): boolean {
  const match = pattern.exec(text);
  return match !== null && isParameterName(match[1] ?? '');
}

/** Sources every mapping may have: a quoted text, the context, a stage variable. */
function isOpenSource(value: string): boolean {
  if (value.length >= 2 && value.startsWith("'") && value.endsWith("'")) return true;
  return /^context\..+/.test(value) || /^stageVariables\.[A-Za-z0-9_]+$/.test(value);
}
