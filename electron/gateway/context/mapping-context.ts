// `$context` of one request, as mapping templates and parameter mappings see it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html

import { own } from '../../../shared/definition/records';
import type { ClientCertificateShown } from '../../../shared/trace/tls-handshake';
import type { AuthorizerContext } from '../3-access/caller-access';
import { requestTimeText } from '../9-exit/request-time';
import type { Exchange } from '../exchange';
import { accountIdOf } from './account-of';

type Identity = Readonly<Record<string, string | null | undefined | ClientCertificateShown>>;

/** Members that are null are there without a value, undefined ones are not there at all. */
export type MappingContext = Readonly<
  Record<string, string | number | boolean | null | undefined | Identity | AuthorizerContext>
>;

/**
 * The members of `$context`. Both override maps are placeholders: whoever opens the template's variables puts maps in
 * their place.
 */
export function mappingContext(exchange: Exchange): MappingContext {
  if (exchange.own !== undefined) return exchange.own.context();
  const { invocation, match, stage, deployment } = exchange;
  // AWS recorded: the key set of a call that nobody authenticated holds exactly these, in this order
  return {
    resourceId: match?.resourceId,
    resourcePath: match?.resourcePath,
    httpMethod: invocation.httpMethod,
    extendedRequestId: invocation.extendedRequestId,
    requestTime: requestTimeText(invocation.receivedAt),
    path: invocation.contextPath,
    accountId: accountIdOf(exchange),
    // AWS documented: always HTTP/1.1, for HTTP/2 clients too
    protocol: 'HTTP/1.1',
    requestOverride: null,
    stage: stage.stageName,
    domainPrefix: invocation.domainPrefix,
    requestTimeEpoch: invocation.receivedAt,
    requestId: invocation.requestId,
    identity: exchange.origin === 'test' ? tester(exchange) : stranger(exchange),
    domainName: invocation.domainName,
    deploymentId: stage.deploymentId,
    responseOverride: null,
    apiId: deployment.apiId,
    // AWS documented: on stages with a canary only
    isCanaryRequest: stage.release === undefined ? undefined : stage.release === 'canary',
    // AWS documented: where a web ACL was asked
    webaclArn: exchange.waf?.arn,
    wafResponseCode: exchange.waf?.responseCode,
    // what an authorizer found out; a caller that none was asked about has no such member
    authorizer: exchange.access?.authorizer,
  };
}

/** The text of `context.{name}` in a parameter mapping; undefined where it has no value. Maps have none. */
export function contextText(exchange: Exchange, name: string): string | undefined {
  let member: unknown = mappingContext(exchange);
  for (const part of name.split('.')) {
    if (typeof member !== 'object' || member === null) return undefined;
    member = own(member as Readonly<Record<string, unknown>>, part);
  }
  return textOf(member);
}

function textOf(value: unknown): string | undefined {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}

/** A caller that nobody authenticated. */
function stranger({ invocation, access }: Exchange): Identity {
  const { claims } = invocation;
  const clientCert = invocation.received?.connection.tls?.clientCert;
  return {
    cognitoIdentityPoolId: null,
    accountId: null,
    cognitoIdentityId: null,
    caller: null,
    sourceIp: invocation.sourceIp,
    principalOrgId: null,
    accessKey: null,
    cognitoAuthenticationType: null,
    cognitoAuthenticationProvider: null,
    userArn: null,
    userAgent: invocation.userAgent,
    user: null,
    ...access?.identity,
    // AWS documented: of callers through a VPC endpoint only
    ...(claims?.vpceId && { vpcId: claims.vpcId, vpceId: claims.vpceId }),
    ...(clientCert && { clientCert }),
    ...(access?.apiKey && { apiKey: access.apiKey.value, apiKeyId: access.apiKey.id }),
  };
}

/** AWS recorded: TestInvokeMethod runs as whoever tests, here the account itself, with a key of these names. */
function tester(exchange: Exchange): Identity {
  const accountId = accountIdOf(exchange);
  return {
    ...stranger(exchange),
    accountId,
    caller: accountId,
    userArn: `arn:aws:iam::${accountId}:root`,
    user: accountId,
    apiKey: 'test-invoke-api-key',
    apiKeyId: 'test-invoke-api-key-id',
  };
}
