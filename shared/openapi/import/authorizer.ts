// One `x-amazon-apigateway-authorizer` with the scheme around it (reference: OpenAPI 3.3).
import type { Authorizer } from '../../definition/rest/authorizer';
import { addError, type ImportContext, type Members, reportOthers, textAt, textsAt } from './import-context';

export interface AuthorizerSource {
  /** The scheme's name is the authorizer's. */
  readonly name: string;
  readonly scheme: Members;
  readonly definition: Members;
  /** `x-amazon-apigateway-authtype`. */
  readonly authtype: string | undefined;
  readonly place: string;
}

const types: Readonly<Record<string, Authorizer['type']>> = {
  token: 'TOKEN',
  request: 'REQUEST',
  cognito_user_pools: 'COGNITO_USER_POOLS',
};

const known = new Set([
  'type',
  'authorizerUri',
  'authorizerCredentials',
  'identitySource',
  'identityValidationExpression',
  'authorizerResultTtlInSeconds',
  'providerARNs',
]);

/** The authorizer, or undefined where REST APIs know no such type. */
export function readAuthorizer(context: ImportContext, source: AuthorizerSource): Authorizer | undefined {
  const { name, definition } = source;
  const place = `${source.place}.x-amazon-apigateway-authorizer`;
  const written = (textAt(definition, 'type') ?? '').toLowerCase();
  const type = Object.hasOwn(types, written) ? types[written] : undefined;
  if (type === undefined) {
    context.losses.warn(place, `REST APIs have no authorizer of type ${written || 'unknown'}; it is left out.`);
    return undefined;
  }
  reportOthers(context, definition, known, place);
  for (const name of type === 'COGNITO_USER_POOLS' ? [] : ['providerARNs']) {
    if (Object.hasOwn(definition, name)) context.losses.info(`${place}.${name}`, `Only user pools have ${name}.`);
  }
  const authorizer: Authorizer = {
    id: context.ids.authorizer(name),
    name,
    type,
    ...(type === 'COGNITO_USER_POOLS' && { providerARNs: textsAt(context, definition, 'providerARNs', place) ?? [] }),
    // AWS recorded: Lambda authorizers made by calls read `custom`, Cognito ones `cognito_user_pools`
    authType: source.authtype ?? (type === 'COGNITO_USER_POOLS' ? 'cognito_user_pools' : 'custom'),
    ...textMember(definition, 'authorizerUri'),
    ...textMember(definition, 'authorizerCredentials'),
    ...identitySourceOf(type, source),
    ...textMember(definition, 'identityValidationExpression'),
    ...ttlOf(context, definition, name, place),
  };
  if (
    type !== 'COGNITO_USER_POOLS' &&
    !/^arn:[^:]*:apigateway:[^:]*:lambda:path\/./.test(authorizer.authorizerUri ?? '')
  ) {
    const uri = authorizer.authorizerUri ?? 'null';
    const reason = `Invalid Authorizer URI: ${uri}. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation.`;
    addError(context, place, `Unable to create authorizer '${name}': ${reason}`);
  }
  return authorizer;
}

// AWS recorded: TOKEN and Cognito take the header from the scheme's own name; REQUEST names its sources itself
function identitySourceOf(type: Authorizer['type'], { scheme, definition }: AuthorizerSource) {
  if (type === 'REQUEST') return textMember(definition, 'identitySource');
  const header = textAt(scheme, 'name');
  return header === undefined
    ? textMember(definition, 'identitySource')
    : { identitySource: `method.request.header.${header}` };
}

function ttlOf(context: ImportContext, definition: Members, name: string, place: string) {
  const written = textAt(definition, 'authorizerResultTtlInSeconds');
  if (written === undefined) return {};
  const seconds = Number(written);
  if (Number.isInteger(seconds) && seconds >= 0 && seconds <= 3_600) return { authorizerResultTtlInSeconds: seconds };
  const reason = 'Authorizer result TTL must be between 0 and 3600 seconds';
  addError(context, `${place}.authorizerResultTtlInSeconds`, `Unable to create authorizer '${name}': ${reason}`);
  return {};
}

function textMember<N extends string>(parent: Members, name: N): Partial<Record<N, string>> {
  const value = textAt(parent, name);
  return value === undefined ? {} : ({ [name]: value } as Record<N, string>);
}
