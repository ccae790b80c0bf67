// Authorizers → security schemes, and the authorization of a method → its security requirement.
import type { Authorizer } from '../../definition/rest/authorizer';
import type { Method } from '../../definition/rest/method';
import type { DocumentObject } from './document-object';
import type { ExportContext } from './export-context';

/** All authorizers, and the schemes for API keys and IAM where a method asks for them. */
export function securitySchemes(context: ExportContext): DocumentObject {
  const { view, schemeNames } = context;
  const methods = [...view.resources.values()].flatMap((resource) => [...resource.methods.values()]);
  const schemes: [string, DocumentObject][] = [...view.authorizers.values()].map((authorizer) => [
    authorizer.name,
    authorizerScheme(context, authorizer),
  ]);
  if (methods.some(({ authorizationType }) => authorizationType === 'AWS_IAM')) {
    // AWS documented: the scheme of IAM methods
    const scheme = { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' };
    schemes.push([schemeNames.iam, scheme]);
  }
  if (methods.some(({ apiKeyRequired }) => apiKeyRequired)) {
    // AWS assumed: name of the scheme
    schemes.push([schemeNames.apiKey, { type: 'apiKey', name: 'x-api-key', in: 'header' }]);
  }
  return Object.fromEntries(schemes);
}

/** `security` of an operation; undefined where the method is open. */
export function securityOf(
  context: ExportContext,
  method: Method,
  place: string,
): readonly DocumentObject[] | undefined {
  const requirement: [string, readonly string[]][] = [];
  if (method.authorizationType === 'AWS_IAM') requirement.push([context.schemeNames.iam, []]);
  if (method.authorizationType === 'CUSTOM' || method.authorizationType === 'COGNITO_USER_POOLS') {
    const authorizer = context.view.authorizers.get(method.authorizerId ?? '');
    if (authorizer === undefined) context.losses.warn(place, `There is no authorizer ${method.authorizerId ?? ''}.`);
    else requirement.push([authorizer.name, method.authorizationScopes ?? []]);
  }
  if (method.apiKeyRequired) requirement.push([context.schemeNames.apiKey, []]);
  return requirement.length === 0 ? undefined : [Object.fromEntries(requirement)];
}

/** `wanted`, or with a number behind it where an authorizer has that name. */
export function freeSchemeName(wanted: string, authorizers: Iterable<Authorizer>): string {
  const taken = new Set([...authorizers].map(({ name }) => name));
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}_${count}`;
  return name;
}

function authorizerScheme(context: ExportContext, authorizer: Authorizer): DocumentObject {
  const { type, authType, identitySource, providerARNs } = authorizer;
  const documentation = context.documentation.fieldsOf({ type: 'AUTHORIZER', name: authorizer.name }, ['description']);
  return {
    type: 'apiKey',
    ...documentation,
    ...sourceOf(context, authorizer),
    ...(authType !== undefined && { 'x-amazon-apigateway-authtype': authType }),
    'x-amazon-apigateway-authorizer': {
      type: type.toLowerCase(),
      ...(providerARNs !== undefined && { providerARNs }),
      ...textMembers(authorizer, ['authorizerUri', 'authorizerCredentials']),
      ...(type === 'REQUEST' && identitySource !== undefined && { identitySource }),
      ...textMembers(authorizer, ['identityValidationExpression']),
      ...(authorizer.authorizerResultTtlInSeconds !== undefined && {
        authorizerResultTtlInSeconds: authorizer.authorizerResultTtlInSeconds,
      }),
    },
  };
}

function sourceOf(context: ExportContext, { name, type, identitySource }: Authorizer): DocumentObject {
  const [, kind, source] = /^method\.request\.(header|querystring)\.([^,\s]+)$/.exec(identitySource ?? '') ?? [];
  if (type === 'REQUEST') {
    // AWS documented: several sources, or others than header and query, are written as `Unused`
    return kind === undefined
      ? { name: 'Unused', in: 'header' }
      : { name: source, in: kind === 'header' ? 'header' : 'query' };
  }
  if (kind === 'header') return { name: source, in: 'header' };
  const place = `securitySchemes.${name}`;
  context.losses.info(place, 'The identity source is no header; Authorization is written in its place.');
  return { name: 'Authorization', in: 'header' };
}

function textMembers(authorizer: Authorizer, names: readonly (keyof Authorizer)[]): DocumentObject {
  return Object.fromEntries(
    names.flatMap((name) => (authorizer[name] === undefined ? [] : [[name, authorizer[name]] as const])),
  );
}
