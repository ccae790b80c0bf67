// The first state of a new authorizer of an HTTP or WebSocket API.
import { issuerOf } from '../../../../shared/definition/user-pool-names';
import type { V2ProtocolType } from '../../../../shared/definition/v2/api';
import type { V2Authorizer } from '../../../../shared/definition/v2/authorizer';

export interface NewAuthorizer {
  readonly id: string;
  readonly name: string;
  readonly type: 'JWT' | 'REQUEST';
  readonly protocol: V2ProtocolType;
  /** A user pool of the workspace, with its app clients, where there is one. */
  readonly pool?: { readonly region: string; readonly poolId: string; readonly clientIds: readonly string[] };
  /** A function of the workspace, where there is one. */
  readonly functionName?: string;
}

/** Whole from the first: what API Gateway asks for is there, taken from the workspace or as an example. */
export function newAuthorizer({ id, name, type, protocol, pool, functionName }: NewAuthorizer): V2Authorizer {
  if (type === 'JWT') {
    const issuer = pool === undefined ? 'https://issuer.example.com/' : issuerOf(pool);
    const audience = pool === undefined || pool.clientIds.length === 0 ? ['my-client'] : [...pool.clientIds];
    return {
      id,
      name,
      authorizerType: 'JWT',
      identitySource: ['$request.header.Authorization'],
      jwtConfiguration: { issuer, audience },
    };
  }
  const authorizerUri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:${functionName ?? 'authorize'}/invocations`;
  return {
    id,
    name,
    authorizerType: 'REQUEST',
    authorizerUri,
    identitySource: [protocol === 'HTTP' ? '$request.header.Authorization' : 'route.request.querystring.token'],
    ...(protocol === 'HTTP' && { authorizerPayloadFormatVersion: '2.0', enableSimpleResponses: true }),
  };
}
