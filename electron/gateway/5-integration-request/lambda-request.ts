// Integration request of AWS and AWS_PROXY integrations with Lambda: which function is invoked, how, and with what.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integrations.html
import type { LambdaInvocation } from '../../../shared/lambda/functions';
import { invocationFailure } from '../6-integration/lambda-failure';
import { accountIdOf } from '../context/account-of';
import { utf8Text } from '../context/content-conversion';
import type { LambdaEndpoint, LambdaTarget, UriTemplate } from '../deploy/compiled-method';
import type { ApiExchange, Exchange } from '../exchange';
import { GatewayError } from '../gateway-error';
import type { IntegrationRequest } from '../messages';
import { maskedHeaders } from '../trace/secrets';
import { illegalHeader, type MappedHeader, refuseIllegalAwsHeaders } from './header-rules';
import { lambdaEvent } from './lambda-event';
import { lambdaRequestHeaders } from './lambda-request-headers';
import { isCallerArn, isRoleArn, parseLambdaUri } from './lambda-target';
import type { MappedParameters } from './map-parameters';
import { type PathValue, renderUri } from './uri-template';

const configurationError = 'Execution failed due to configuration error: ';
const noValues: ReadonlyMap<string, PathValue> = new Map();
const noHeaders: readonly MappedHeader[] = [];

/** AWS: the message to the function, its payload from the template. */
export function lambdaRequest(
  exchange: Exchange,
  endpoint: LambdaEndpoint,
  parameters: MappedParameters,
  body: Uint8Array,
): IntegrationRequest {
  refuseIllegalAwsHeaders(parameters.headers);
  const target = targetOf(exchange, endpoint, parameters.path);
  const mapped = mappedInvocation(parameters);
  const lambda: LambdaInvocation = {
    ...invocationOf(exchange, target, utf8Text(body)),
    ...mapped,
  };
  return {
    method: 'POST',
    url: target.url,
    headers: exchange.trace.isOn ? lambdaRequestHeaders(exchange, endpoint, target.url, parameters.headers, body) : [],
    body,
    timeoutMs: endpoint.timeoutMs,
    lambda,
  };
}

/** AWS_PROXY: the message to the function, which gets the request as an event. Mappings and templates do nothing. */
export function lambdaProxyRequest(exchange: Exchange, endpoint: LambdaEndpoint): IntegrationRequest {
  // AWS recorded: mappings are ignored, and yet one for a header that nobody may set fails
  if (endpoint.illegalHeader !== undefined) throw illegalHeader(endpoint.illegalHeader);
  const target = targetOf(exchange, endpoint, noValues);
  const { headers } = exchange.invocation;
  const event = lambdaEvent(exchange, headers);
  const body = exchange.trace.isOn ? shownEvent(exchange, event) : null;
  return {
    method: 'POST',
    url: target.url,
    headers: body === null ? [] : lambdaRequestHeaders(exchange, endpoint, target.url, noHeaders, body),
    body,
    timeoutMs: endpoint.timeoutMs,
    lambda: { ...invocationOf(exchange, target, event), isJson: true },
  };
}

/** The event as log and trace may show it: credentials among its headers are masked there as everywhere. */
function shownEvent(exchange: Exchange, event: string): Uint8Array {
  const { headers } = exchange.invocation;
  const shown = maskedHeaders(headers, exchange.deployment.tokenHeaders);
  return Buffer.from(shown === headers ? event : lambdaEvent(exchange, shown));
}

/** The function, once all that can be wrong with address, method and credentials is not. */
function targetOf(exchange: Exchange, endpoint: LambdaEndpoint, path: ReadonlyMap<string, PathValue>): LambdaTarget {
  const { variables } = exchange.stage.settings;
  const uri = endpoint.target === undefined ? renderUri(endpoint.uri, path, variables) : undefined;
  const target = endpoint.target ?? (uri === undefined ? undefined : parseLambdaUri(uri));
  if (target === undefined) {
    throw new GatewayError('API_CONFIGURATION_ERROR', { reason: `${configurationError}Invalid endpoint address` });
  }
  const method = methodOf(exchange, endpoint);
  // AWS recorded: 500 for every method but POST; AWS assumed: the words in the log
  if (method !== 'POST')
    throw invocationFailure(endpoint, `Lambda functions are invoked with POST, not with ${method}`);
  if (endpoint.credentials !== undefined) checkCredentials(exchange, endpoint, endpoint.credentials);
  return target;
}

/** AWS documented: ANY is the client's method. */
function methodOf({ invocation }: Exchange, { httpMethod }: LambdaEndpoint): string {
  return httpMethod === 'ANY' ? invocation.httpMethod : httpMethod;
}

/** AWS documented: a role that is none cannot be assumed; the caller's credentials need a caller who signed. */
function checkCredentials({ stage, match }: Exchange, endpoint: LambdaEndpoint, credentials: UriTemplate): void {
  const named = credentials.isConstant
    ? credentials.source
    : renderUri(credentials, noValues, stage.settings.variables);
  if (named !== undefined && isCallerArn(named)) {
    if (match?.method.method.authorizationType === 'AWS_IAM') return;
    throw invocationFailure(
      endpoint,
      'Only methods with AWS_IAM authorization have credentials of a caller to pass on',
    );
  }
  if (named !== undefined && isRoleArn(named)) return;
  // AWS recorded: the words in the log; AWS assumed: that text which is no role ends so as well
  const role = named ?? credentials.source;
  throw invocationFailure(endpoint, `API Gateway does not have permission to assume the provided role ${role}`);
}

/** The call of `target` with `payload`, as the Lambda service is asked. */
export function invocationOf(
  exchange: Pick<ApiExchange, 'tools' | 'invocation' | 'deployment'>,
  { functionName, qualifier, region, accountId }: LambdaTarget,
  payload: string,
): LambdaInvocation {
  const { tools, invocation } = exchange;
  return {
    functionName,
    ...(qualifier !== undefined && { qualifier }),
    invocationType: 'RequestResponse',
    payload,
    region,
    accountId: accountId ?? accountIdOf(exchange),
    // Named here, so that a trace leads to the function's log also where the function is too slow to answer.
    requestId: requestIdOf(tools.random),
    traceId: invocation.traceId,
  };
}

/** What mapped headers and parameters of the Invoke API ask for. */
function mappedInvocation({ headers, query }: MappedParameters): Partial<LambdaInvocation> {
  if (headers.length === 0 && query === '') return {};
  const headerOf = (lowerName: string) => headers.find(({ name }) => name.toLowerCase() === lowerName)?.value;
  const qualifier = new URLSearchParams(query).get('Qualifier');
  const clientContext = headerOf('x-amz-client-context');
  return {
    // AWS documented: X-Amz-Invocation-Type: 'Event' makes the call asynchronous
    invocationType: invocationTypeOf(headerOf('x-amz-invocation-type')),
    ...(qualifier && { qualifier }),
    ...(headerOf('x-amz-log-type') === 'Tail' && { wantsLogTail: true }),
    ...(clientContext !== undefined && { clientContext: Buffer.from(clientContext, 'base64').toString('utf8') }),
  };
}

/** AWS assumed: a type that there is not counts as none. */
function invocationTypeOf(type: string | undefined): LambdaInvocation['invocationType'] {
  return type === 'Event' || type === 'DryRun' ? type : 'RequestResponse';
}

const hexBytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A version 4 UUID. */
function requestIdOf(random: () => number): string {
  const [a, b, c, d] = [word(random), word(random), word(random), word(random)];
  const variant = '89ab'[Math.floor(random() * 4)];
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`;
}

/** Eight hexadecimal digits. */
function word(random: () => number): string {
  const bits = Math.floor(random() * 0x1_0000_0000);
  return hexByte(bits >>> 24) + hexByte(bits >>> 16) + hexByte(bits >>> 8) + hexByte(bits);
}

function hexByte(bits: number): string {
  return hexBytes[bits & 0xff] as string;
}
