// The `$context` variables of one request, each by its dotted name.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
import { requestTimeText } from '../9-exit/request-time';
import type { Exchange } from '../exchange';

/** A variable's value; undefined where it has none, which mappings leave out and templates print as nothing. */
export type ContextVariable = (exchange: Exchange) => string | number | undefined;

// AWS recorded: TestInvokeMethod shows these instead of a key
const testInvokeKey = 'test-invoke-api-key';

/** The variables in the order in which `$context.keySet()` lists them; `identity` stands for its members. */
const topLevel: readonly (readonly [name: string, read: ContextVariable])[] = [
  ['resourceId', ({ match }) => match?.resourceId],
  ['resourcePath', ({ match }) => match?.resourcePath],
  ['httpMethod', ({ invocation }) => invocation.httpMethod],
  ['extendedRequestId', ({ invocation }) => invocation.extendedRequestId],
  ['requestTime', ({ invocation }) => requestTimeText(invocation.receivedAt)],
  ['path', ({ invocation }) => invocation.contextPath],
  ['accountId', ({ tools }) => tools.identity.accountId],
  // AWS documented: always HTTP/1.1, for HTTP/2 clients too
  ['protocol', () => 'HTTP/1.1'],
  ['stage', ({ stage }) => stage.stageName],
  ['domainPrefix', ({ invocation }) => invocation.domainPrefix],
  ['requestTimeEpoch', ({ invocation }) => invocation.receivedAt],
  ['requestId', ({ invocation }) => invocation.requestId],
  ['domainName', ({ invocation }) => invocation.domainName],
  ['deploymentId', ({ stage }) => stage.deploymentId],
  ['apiId', ({ deployment }) => deployment.apiId],
];

/** The caller. Of a caller that nobody authenticated only address and user agent are known. */
const identity: readonly (readonly [name: string, read: ContextVariable])[] = [
  ['cognitoIdentityPoolId', none],
  ['accountId', tester(({ tools }) => tools.identity.accountId)],
  ['cognitoIdentityId', none],
  ['caller', tester(({ tools }) => tools.identity.accountId)],
  ['sourceIp', ({ invocation }) => invocation.sourceIp],
  ['principalOrgId', none],
  ['accessKey', none],
  ['cognitoAuthenticationType', none],
  ['cognitoAuthenticationProvider', none],
  ['userArn', tester(({ tools }) => `arn:aws:iam::${tools.identity.accountId}:root`)],
  ['userAgent', ({ invocation }) => invocation.userAgent],
  ['user', tester(({ tools }) => tools.identity.accountId)],
  ['apiKey', tester(() => testInvokeKey)],
  ['apiKeyId', tester(() => `${testInvokeKey}-id`)],
];

const byName: ReadonlyMap<string, ContextVariable> = new Map([
  ...topLevel,
  ...identity.map(([name, read]) => [`identity.${name}`, read] as const),
  ['operationName', ({ match }: Exchange) => match?.method.method.operationName] as const,
]);

/** The members of `$context`, in the order of its key set. */
export function contextMembers(exchange: Exchange): readonly (readonly [string, string | number | undefined])[] {
  return topLevel.map(([name, read]) => [name, read(exchange)]);
}

/** The members of `$context.identity`. */
export function identityMembers(exchange: Exchange): readonly (readonly [string, string | number | undefined])[] {
  return identity.map(([name, read]) => [name, read(exchange)]);
}

/** The reader of `context.{name}` in a parameter mapping; undefined for names that API Gateway does not know. */
export function contextVariable(name: string): ContextVariable | undefined {
  return byName.get(name);
}

function none(): undefined {
  return undefined;
}

/** AWS recorded: TestInvokeMethod runs as whoever tests; here that is the account itself. */
function tester(read: ContextVariable): ContextVariable {
  return (exchange) => (exchange.origin === 'test' ? read(exchange) : undefined);
}
