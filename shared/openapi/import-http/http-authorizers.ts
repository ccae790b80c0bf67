// Security schemes → JWT and Lambda authorizers of an HTTP API, and what an operation's `security` makes of a route.

import { shapeOf } from '../../definition/edits/entity-check';
import { isMembers } from '../../definition/edits/member-path';
import { v2AuthorizerProblems } from '../../definition/edits/rules/v2-part-rules';
import { entityKey } from '../../definition/entities';
import { own } from '../../definition/records';
import { addError, isTrueAt, type Members, membersAt, textAt, textsAt } from '../import/import-context';
import { freeId, given, type HttpImportContext } from './http-import-context';

/** How routes name a scheme. */
export type HttpScheme =
  | { readonly type: 'AWS_IAM' }
  | { readonly type: 'JWT' | 'CUSTOM'; readonly authorizerId: string };

const schemesPlace = 'components.securitySchemes';

/** Makes the authorizers; schemes by name. */
export function readHttpSchemes(context: HttpImportContext): ReadonlyMap<string, HttpScheme> {
  const schemes = new Map<string, HttpScheme>();
  const components = membersAt(context, context.document, 'components', '') ?? {};
  const written = membersAt(context, components, 'securitySchemes', 'components') ?? {};
  for (const name of Object.keys(written)) {
    const scheme = membersAt(context, written, name, schemesPlace);
    const read = scheme === undefined ? undefined : readScheme(context, name, scheme);
    if (read !== undefined) schemes.set(name, read);
  }
  return schemes;
}

function readScheme(context: HttpImportContext, name: string, scheme: Members): HttpScheme | undefined {
  if (textAt(scheme, 'x-amazon-apigateway-authtype')?.toLowerCase() === 'awssigv4') return { type: 'AWS_IAM' };
  const place = `${schemesPlace}.${name}`;
  const written = membersAt(context, scheme, 'x-amazon-apigateway-authorizer', place);
  if (written === undefined) return undefined;
  const { apiId } = context;
  const type = textAt(written, 'type')?.toLowerCase();
  if (type !== 'jwt' && type !== 'request') {
    context.losses.warn(place, `Unable to create Authorizer '${name}': type ${type ?? 'null'} is not supported.`);
    return undefined;
  }
  const id = freeId(context, context.known.authorizer(name), (free) => entityKey('v2-authorizer', apiId, free), true);
  const members = type === 'jwt' ? jwtMembers(context, scheme, written, place) : requestMembers(written);
  const shape = shapeOf('v2-authorizer', { id, name, ...members });
  const problems = 'entity' in shape ? v2AuthorizerProblems(context.made, apiId, shape.entity) : shape.problems;
  if (!('entity' in shape) || problems.length > 0) {
    context.losses.warn(place, `Unable to create Authorizer '${name}': ${problems[0]?.message ?? ''}`);
    return undefined;
  }
  context.made.set(entityKey('v2-authorizer', apiId, id), shape.entity);
  return { type: type === 'jwt' ? 'JWT' : 'CUSTOM', authorizerId: id };
}

// AWS assumed: a token is looked for in the Authorization header where nothing else is said
function jwtMembers(context: HttpImportContext, scheme: Members, written: Members, place: string): object {
  const jwt = membersAt(context, written, 'jwtConfiguration', place) ?? {};
  // AWS documented: an openIdConnect scheme may say the issuer by its discovery document
  const discovered = textAt(scheme, 'openIdConnectUrl')?.replace(/\/\.well-known\/openid-configuration$/, '');
  const issuer = textAt(jwt, 'issuer') ?? discovered;
  const audience = textsAt(context, jwt, 'audience', `${place}.jwtConfiguration`);
  return {
    authorizerType: 'JWT',
    identitySource: sources(written) ?? ['$request.header.Authorization'],
    jwtConfiguration: { ...given('issuer', issuer), ...given('audience', audience) },
  };
}

function requestMembers(written: Members): object {
  const seconds = textAt(written, 'authorizerResultTtlInSeconds');
  return {
    authorizerType: 'REQUEST',
    ...given('authorizerUri', textAt(written, 'authorizerUri')),
    ...given('authorizerCredentialsArn', textAt(written, 'authorizerCredentials')),
    ...given('identitySource', sources(written)),
    ...given('authorizerPayloadFormatVersion', formatVersionAt(written, 'authorizerPayloadFormatVersion')),
    ...(Object.hasOwn(written, 'enableSimpleResponses') && {
      enableSimpleResponses: isTrueAt(written, 'enableSimpleResponses'),
    }),
    ...given('authorizerResultTtlInSeconds', seconds === undefined ? undefined : Number(seconds)),
  };
}

/** One text with commas; SAM writes a list. */
function sources(written: Members): string[] | undefined {
  const given = own(written, 'identitySource');
  const text = Array.isArray(given) ? given.join(',') : textAt(written, 'identitySource');
  const list = text
    ?.split(',')
    .map((source) => source.trim())
    .filter((source) => source !== '');
  return list === undefined || list.length === 0 ? undefined : list;
}

/** AWS documented: the numbers 1.0 and 2.0 are taken too. */
export function formatVersionAt(written: Members, name: string): string | undefined {
  const version = textAt(written, name);
  return version === '1' || version === '2' ? `${version}.0` : version;
}

/** Who may call the route of an operation. */
export function routeAuthorization(
  context: HttpImportContext,
  operation: Members,
  schemes: ReadonlyMap<string, HttpScheme>,
  place: string,
): object {
  const auth = own(operation, 'x-amazon-apigateway-auth');
  const isIam = (isMembers(auth) ? textAt(auth, 'type') : auth)?.toString().toUpperCase() === 'AWS_IAM';
  // What an operation says itself takes the place of what the document says for all.
  const required = own(operation, 'security') ?? (isIam ? undefined : own(context.document, 'security'));
  const requirements = Array.isArray(required) ? required.filter(isMembers) : [];
  const named = requirements.flatMap((requirement) => Object.entries(requirement));
  if (named.length + (isIam ? 1 : 0) > 1) {
    // AWS documented: an operation has one of IAM, Lambda and JWT. AWS assumed: the wording
    addError(context, place, `${place}: an operation takes one security requirement`);
    return {};
  }
  if (isIam) return { authorizationType: 'AWS_IAM' };
  const [first] = named;
  if (first === undefined) return {};
  const [name, scopes] = first;
  const scheme = schemes.get(name);
  if (scheme === undefined) {
    context.losses.warn(place, `The security scheme ${name} is no authorizer of this API: the route is left open.`);
    return {};
  }
  if (scheme.type === 'AWS_IAM') return { authorizationType: 'AWS_IAM' };
  const texts = Array.isArray(scopes) ? scopes.filter((scope): scope is string => typeof scope === 'string') : [];
  const { type: authorizationType, authorizerId } = scheme;
  return {
    authorizationType,
    authorizerId,
    ...(authorizationType === 'JWT' && texts.length > 0 && { authorizationScopes: texts }),
  };
}
