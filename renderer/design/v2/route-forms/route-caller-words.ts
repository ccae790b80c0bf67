// What a caller of a route has to bring, as one sentence.
import type { V2ProtocolType } from '../../../../shared/definition/v2/api';
import type { V2Authorizer } from '../../../../shared/definition/v2/authorizer';
import type { V2Route } from '../../../../shared/definition/v2/route';
import { parseV2IdentitySource, type V2IdentitySource } from '../../../../shared/definition/v2/v2-identity-source';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';

const placeWords: Readonly<Record<V2IdentitySource['place'], string>> = {
  header: 'the header ',
  querystring: 'the query parameter ',
  'stage-variable': 'the stage variable ',
  context: '$context.',
};

/** `A caller needs a token with the scope pets/read in the header Authorization.` */
export function routeCallerWords(view: V2ApiView, route: V2Route): string {
  const { protocolType, apiKeySelectionExpression: expression } = view.api;
  const key = route.apiKeyRequired ? apiKeyWords(expression) : undefined;
  const needs = [credentialWords(view, route), key].filter((each) => each !== undefined);
  const what = protocolType === 'HTTP' ? 'call this route' : 'connect';
  return needs.length === 0 ? `Anybody may ${what}.` : `A caller needs ${needs.join(', and ')}.`;
}

function apiKeyWords(expression = '$request.header.x-api-key'): string {
  const header = /^\$\{?request\.header\.([^}]+)\}?$/.exec(expression)?.[1];
  return header === undefined ? 'an API key, named by the authorizer' : `an API key in the header ${header}`;
}

function credentialWords(view: V2ApiView, route: V2Route): string | undefined {
  const { authorizationType, authorizerId = '', authorizationScopes: scopes = [] } = route;
  if (authorizationType === 'NONE') return undefined;
  if (authorizationType === 'AWS_IAM') {
    return 'a request signed with Signature Version 4 by a principal that may execute-api:Invoke';
  }
  const authorizer = view.authorizers.get(authorizerId);
  if (authorizer === undefined) return 'an authorizer that the API does not have: every request is refused';
  const places = placesOf(authorizer, view.api.protocolType);
  if (authorizer.authorizerType !== 'JWT') {
    return places === '' ? `the consent of ${authorizer.name}` : `${places} that ${authorizer.name} lets in`;
  }
  const { issuer } = authorizer.jwtConfiguration ?? {};
  const scoped = scopes.length === 0 ? 'a token' : `a token with the scope ${scopes.join(' or ')}`;
  return `${scoped} of ${issuer ?? 'the issuer'} in ${places === '' ? 'the identity source' : places}`;
}

function placesOf({ identitySource = [] }: V2Authorizer, protocol: V2ProtocolType): string {
  const words = identitySource.map((expression) => {
    const source = parseV2IdentitySource(expression, protocol);
    return source === undefined ? expression : `${placeWords[source.place]}${source.name}`;
  });
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
