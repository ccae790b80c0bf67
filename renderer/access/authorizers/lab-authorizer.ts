// What the lab has to know of an authorizer, of whichever API: where it reads, whose tokens it takes, what it guards.
import type { RestApiView } from '../../../shared/definition/api-view';
import { type IdentityPlace, parseIdentitySources } from '../../../shared/definition/identity-sources';
import type { Authorizer } from '../../../shared/definition/rest/authorizer';
import { userPoolOfArn, userPoolOfIssuer } from '../../../shared/definition/user-pool-names';
import type { V2Authorizer } from '../../../shared/definition/v2/authorizer';
import { parseHttpRouteKey } from '../../../shared/definition/v2/route-key';
import { parseV2IdentitySource } from '../../../shared/definition/v2/v2-identity-source';
import type { V2ApiView } from '../../../shared/definition/v2/v2-view';
import { usesOfAuthorizer } from '../../design/sections/usages';
import type { Place } from '../../state/view-store';

/** An identity source without the way its API spells it. */
export interface LabSource {
  readonly place: IdentityPlace;
  readonly name: string;
}

/** A method or route that asks the authorizer. */
export interface LabUse {
  readonly name: string;
  readonly httpMethod: string;
  readonly path: string;
  readonly scopes: readonly string[];
}

export interface LabAuthorizer {
  readonly apiId: string;
  readonly id: string;
  readonly name: string;
  /** `TOKEN`, `JWT`: as AWS calls the type. */
  readonly type: string;
  /** It reads a token by itself and holds its scopes against what is asked. */
  readonly hasScopes: boolean;
  /** It is sent the whole request, so that every part of it may matter. */
  readonly seesRequest: boolean;
  readonly sources: readonly LabSource[];
  /** User pools whose tokens it takes. */
  readonly poolIds: readonly string[];
  readonly uses: readonly LabUse[];
  /** Where its settings are. */
  readonly place: Place;
}

/** Sees an authorizer of a REST API. */
export function restLabAuthorizer(view: RestApiView, authorizer: Authorizer): LabAuthorizer {
  const { id, name, type, identitySource = '', providerARNs = [] } = authorizer;
  return {
    apiId: view.api.id,
    id,
    name,
    type,
    hasScopes: type === 'COGNITO_USER_POOLS',
    seesRequest: type === 'REQUEST',
    sources: parseIdentitySources('TOKEN', identitySource).sources,
    poolIds: providerARNs.flatMap((arn) => userPoolOfArn(arn)?.poolId ?? []),
    uses: usesOfAuthorizer(view, id).map(({ node, method: { httpMethod, authorizationScopes = [] } }) => ({
      name: `${httpMethod} ${node.path}`,
      httpMethod: sentVerb(httpMethod),
      path: node.path,
      scopes: authorizationScopes,
    })),
    place: { kind: 'section', section: 'authorizers', id },
  };
}

/** Sees an authorizer of an HTTP or WebSocket API. */
export function v2LabAuthorizer(view: V2ApiView, authorizer: V2Authorizer): LabAuthorizer {
  const { id, name, authorizerType: type, identitySource = [], jwtConfiguration } = authorizer;
  const { id: apiId, protocolType: protocol } = view.api;
  return {
    apiId,
    id,
    name,
    type,
    hasScopes: type === 'JWT',
    seesRequest: type === 'REQUEST',
    sources: identitySource.flatMap((expression) => parseV2IdentitySource(expression, protocol) ?? []),
    poolIds: [userPoolOfIssuer(jwtConfiguration?.issuer ?? '')?.poolId ?? []].flat(),
    uses: view.routes
      .filter(({ authorizerId }) => authorizerId === id)
      .map(({ routeKey, authorizationScopes = [] }) => {
        const key = parseHttpRouteKey(routeKey);
        // the route that takes everything: a GET of the root
        const { method, path } = typeof key === 'string' ? { method: 'GET', path: '/' } : key;
        return { name: routeKey, httpMethod: sentVerb(method), path, scopes: authorizationScopes };
      }),
    place: { kind: 'v2-section', section: 'authorizers', id },
  };
}

/** ANY stands for all verbs and is none itself. */
function sentVerb(httpMethod: string): string {
  return httpMethod === 'ANY' ? 'GET' : httpMethod;
}
