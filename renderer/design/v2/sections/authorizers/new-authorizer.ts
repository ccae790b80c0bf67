// The first state of a new authorizer of an HTTP or WebSocket API.
import type { V2ProtocolType } from '../../../../../shared/definition/v2/api';
import type { V2Authorizer } from '../../../../../shared/definition/v2/authorizer';
import { writeLambdaUri } from '../../../forms/integration/endpoint-uri';
import { type AuthorizerHome, functionNameFor } from '../../../sections/authorizers/authorizer-edits';

export interface NewAuthorizer {
  readonly id: string;
  readonly name: string;
  readonly type: 'JWT' | 'REQUEST';
  readonly protocol: V2ProtocolType;
  /** A user pool of the workspace, with its app clients, where there is one. */
  readonly pool?: { readonly issuer: string; readonly clientIds: readonly string[] };
  readonly home: AuthorizerHome;
}

/** Whole from the first: what API Gateway asks for is there. A Lambda authorizer asks a function of its own name, which may be missing. */
export function newAuthorizer({ id, name, type, protocol, pool, home }: NewAuthorizer): V2Authorizer {
  if (type === 'JWT') {
    const issuer = pool?.issuer ?? 'https://issuer.example.com/';
    const audience = pool === undefined || pool.clientIds.length === 0 ? ['my-client'] : [...pool.clientIds];
    return {
      id,
      name,
      authorizerType: 'JWT',
      identitySource: ['$request.header.Authorization'],
      jwtConfiguration: { issuer, audience },
    };
  }
  return {
    id,
    name,
    authorizerType: 'REQUEST',
    authorizerUri: writeLambdaUri({ ...home, functionName: functionNameFor(name), isStreaming: false }),
    identitySource: [protocol === 'HTTP' ? '$request.header.Authorization' : 'route.request.querystring.token'],
    ...(protocol === 'HTTP' && { authorizerPayloadFormatVersion: '2.0', enableSimpleResponses: true }),
  };
}
