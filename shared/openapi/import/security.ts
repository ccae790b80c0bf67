// Security schemes → authorizers, and security requirements → the authorization of a method (reference: OpenAPI 4.5).
import { isMembers } from '../../definition/edits/member-path';
import { own } from '../../definition/records';
import type { Authorizer } from '../../definition/rest/authorizer';
import type { AuthorizationType } from '../../definition/rest/method';
import { readAuthorizer } from './authorizer';
import {
  followReference,
  type ImportContext,
  type Members,
  membersAt,
  reportOthers,
  spend,
  textAt,
} from './import-context';

/** What a scheme means for a method that asks for it. */
type SchemeMeaning =
  | { readonly kind: 'authorizer'; readonly authorizer: Authorizer }
  | { readonly kind: 'iam' }
  | { readonly kind: 'api-key' }
  | { readonly kind: 'nothing' };

export interface MethodAuthorization {
  readonly authorizationType: AuthorizationType;
  readonly authorizerId?: string;
  readonly authorizationScopes?: string[];
  readonly apiKeyRequired: boolean;
}

export interface SecurityBook {
  /** All authorizers of the document, used or not. */
  readonly authorizers: readonly Authorizer[];
  authorizationOf(operation: Members, place: string): MethodAuthorization;
}

const AUTH = 'x-amazon-apigateway-auth';
const AUTHORIZER = 'x-amazon-apigateway-authorizer';
const AUTHTYPE = 'x-amazon-apigateway-authtype';

/** Reads the schemes of the document. AWS recorded: authorizers are made used or not. */
export function createSecurityBook(context: ImportContext): SecurityBook {
  const schemes = new Map<string, SchemeMeaning>();
  const [parent, name, at] =
    context.format === 'swagger'
      ? ([context.document, 'securityDefinitions', 'securityDefinitions'] as const)
      : ([own(context.document, 'components'), 'securitySchemes', 'components.securitySchemes'] as const);
  for (const [schemeName, value] of Object.entries(membersAt(context, parent, name, '') ?? {})) {
    const place = `${at}.${schemeName}`;
    const scheme = followReference(context, value, place);
    if (isMembers(scheme)) schemes.set(schemeName, readScheme(context, schemeName, scheme, place));
  }
  const meanings = [...schemes.values()];
  return {
    authorizers: meanings.flatMap((meaning) => (meaning.kind === 'authorizer' ? [meaning.authorizer] : [])),
    authorizationOf: (operation, place) => authorizationOf(context, schemes, operation, place),
  };
}

function readScheme(context: ImportContext, name: string, scheme: Members, place: string): SchemeMeaning {
  const authtype = textAt(scheme, AUTHTYPE);
  const type = textAt(scheme, 'type');
  const definition = own(scheme, AUTHORIZER);
  if (isMembers(definition)) {
    reportOthers(context, scheme, new Set(['type', 'in', 'name', 'description', AUTHTYPE, AUTHORIZER]), place);
    // AWS documented: names that begin with `aws` are reserved
    if (authtype !== undefined && /^aws/i.test(authtype)) {
      context.losses.warn(place, `The authtype ${authtype} is reserved by API Gateway.`);
    }
    const authorizer = readAuthorizer(context, { name, scheme, definition, authtype, place });
    return authorizer === undefined ? { kind: 'nothing' } : { kind: 'authorizer', authorizer };
  }
  reportOthers(context, scheme, new Set(['type', 'in', 'name', AUTHTYPE]), place);
  if (authtype?.toLowerCase() === 'awssigv4') return { kind: 'iam' };
  // AWS recorded: an apiKey scheme over the header x-api-key means an API key
  const isKeyHeader = textAt(scheme, 'in') === 'header' && textAt(scheme, 'name')?.toLowerCase() === 'x-api-key';
  if (type === 'apiKey' && isKeyHeader && authtype === undefined) return { kind: 'api-key' };
  context.losses.warn(place, `A scheme of type ${type ?? 'unknown'} without an authorizer is ignored.`);
  return { kind: 'nothing' };
}

function authorizationOf(
  context: ImportContext,
  schemes: ReadonlyMap<string, SchemeMeaning>,
  operation: Members,
  place: string,
): MethodAuthorization {
  const wanted: { meaning: SchemeMeaning; scopes: unknown }[] = [];
  for (const [name, scopes] of requirementsOf(context, operation, place)) {
    const meaning = schemes.get(name);
    if (meaning !== undefined) wanted.push({ meaning, scopes });
    else context.losses.warn(`${place}.security`, `There is no security scheme ${name}.`);
  }
  const apiKeyRequired = wanted.some(({ meaning }) => meaning.kind === 'api-key');
  const explicit = textAt(own(operation, AUTH), 'type')?.toUpperCase();
  if (explicit === 'AWS_IAM' || explicit === 'NONE') return { authorizationType: explicit, apiKeyRequired };
  if (explicit !== undefined) context.losses.warn(`${place}.${AUTH}`, `Unknown type ${explicit}; it is ignored.`);
  const [first, ...others] = wanted.filter(({ meaning }) => meaning.kind === 'authorizer' || meaning.kind === 'iam');
  if (others.length > 0) {
    context.losses.warn(`${place}.security`, 'A method has one kind of authorization; the first is taken.');
  }
  if (first === undefined) return { authorizationType: 'NONE', apiKeyRequired };
  if (first.meaning.kind !== 'authorizer') return { authorizationType: 'AWS_IAM', apiKeyRequired };
  const { authorizer } = first.meaning;
  const scopes = Array.isArray(first.scopes) ? first.scopes.filter((scope) => typeof scope === 'string') : [];
  if (authorizer.type !== 'COGNITO_USER_POOLS') {
    if (scopes.length > 0) {
      context.losses.info(`${place}.security`, `Only user pools know scopes; ${scopes.join(', ')} are left out.`);
    }
    return { authorizationType: 'CUSTOM', authorizerId: authorizer.id, apiKeyRequired };
  }
  return {
    authorizationType: 'COGNITO_USER_POOLS',
    authorizerId: authorizer.id,
    // AWS recorded: an empty list of scopes gives no member
    ...(scopes.length > 0 && { authorizationScopes: scopes }),
    apiKeyRequired,
  };
}

// AWS recorded: root security is the default of every operation, although the developer guide says it is not used
function requirementsOf(context: ImportContext, operation: Members, place: string): [string, unknown][] {
  const requirements = own(operation, 'security') ?? own(context.document, 'security');
  if (requirements === undefined) return [];
  if (!Array.isArray(requirements)) {
    context.losses.warn(`${place}.security`, 'Expected a list; it is ignored.');
    return [];
  }
  spend(context, 20 * requirements.length);
  if (requirements.length > 1 && requirements.some((one) => isMembers(one) && Object.keys(one).length === 0)) {
    context.losses.warn(`${place}.security`, 'A method asks everyone or no one: being called without is not kept.');
  }
  return requirements.flatMap((requirement) => (isMembers(requirement) ? Object.entries(requirement) : []));
}
