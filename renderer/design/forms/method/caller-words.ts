// What a caller of a method has to bring, as one sentence.
import type { RestApiView } from '../../../../shared/definition/api-view';
import { type IdentityPlace, parseIdentitySources } from '../../../../shared/definition/identity-sources';
import type { Authorizer } from '../../../../shared/definition/rest/authorizer';
import type { Method } from '../../../../shared/definition/rest/method';

const placeWords: Readonly<Record<IdentityPlace, string>> = {
  header: 'the header',
  querystring: 'the query parameter',
  'stage-variable': 'the stage variable',
  context: '$context',
};

/** `A caller needs an ID token of the user pool in the header Authorization, and an API key.` */
export function callerWords(view: RestApiView, method: Method): string {
  const credentials = credentialWords(view, method);
  const key = method.apiKeyRequired ? apiKeyWords(view.api.apiKeySource) : undefined;
  const needs = [credentials, key].filter((each) => each !== undefined);
  return needs.length === 0 ? 'Anybody may call this method.' : `A caller needs ${needs.join(', and ')}.`;
}

function apiKeyWords(source: string | undefined): string {
  return source === 'AUTHORIZER' ? 'an API key, named by the authorizer' : 'an API key in the header X-API-Key';
}

function credentialWords(view: RestApiView, method: Method): string | undefined {
  if (method.authorizationType === 'NONE') return undefined;
  if (method.authorizationType === 'AWS_IAM') {
    return 'a request signed with Signature Version 4 by a principal that may execute-api:Invoke';
  }
  const authorizer = view.authorizers.get(method.authorizerId ?? '');
  if (authorizer === undefined) return 'an authorizer that the API does not have: every request is answered 500';
  const places = placesOf(authorizer);
  if (authorizer.type !== 'COGNITO_USER_POOLS') {
    return places === '' ? `the consent of ${authorizer.name}` : `${places} that ${authorizer.name} lets in`;
  }
  const scopes = method.authorizationScopes ?? [];
  const token = scopes.length === 0 ? 'an ID token' : `an access token with the scope ${scopes.join(' or ')}`;
  return `${token} of a user pool in ${places}`;
}

function placesOf({ type, identitySource = '' }: Authorizer): string {
  const { sources } = parseIdentitySources(type === 'REQUEST' ? 'REQUEST' : 'TOKEN', identitySource);
  const words = sources.map(({ place, name }) =>
    place === 'context' ? `${placeWords.context}.${name}` : `${placeWords[place]} ${name}`,
  );
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
