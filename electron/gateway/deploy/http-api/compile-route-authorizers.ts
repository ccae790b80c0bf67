// Prepares the authorizers of an HTTP API. What cannot work is reported, and its routes answer 500.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html
import { entityKey } from '../../../../shared/definition/entities';
import type { V2Authorizer } from '../../../../shared/definition/v2/authorizer';
import { parseV2IdentitySource, type V2IdentitySource } from '../../../../shared/definition/v2/v2-identity-source';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import type {
  JwtAuthorizer,
  RouteAuthorizer,
  RouteAuthorizers,
  RouteFunctionAuthorizer,
} from '../../3-access/http-api/compiled-authorizer';
import type { AudienceRule } from '../../3-access/tokens/verify-token';
import { parseLambdaReference } from '../../5-integration-request/lambda-target';
import { parseUriTemplate } from '../../5-integration-request/uri-template';
import type { CompileProblem } from '../../process/messages';
import type { ReportProblem } from '../report-problem';

/** Prepares them all, and says which routes name one that does not fit. */
export function compileRouteAuthorizers(view: V2ApiView, problems: CompileProblem[]): RouteAuthorizers {
  const compiled = new Map<string, RouteAuthorizer>();
  for (const authorizer of view.authorizers.values()) {
    const key = entityKey('v2-authorizer', view.api.id, authorizer.id);
    const ready = compileAuthorizer(authorizer, (path, message) => problems.push({ key, path, message }));
    if (ready !== undefined) compiled.set(authorizer.id, ready);
  }
  for (const { id, authorizationType, authorizerId = '' } of view.routes) {
    const wanted = authorizationType === 'JWT' ? 'jwt' : authorizationType === 'CUSTOM' ? 'function' : undefined;
    if (wanted === undefined || compiled.get(authorizerId)?.kind === wanted) continue;
    const message =
      authorizerId === ''
        ? `The route is of type ${authorizationType} and names no authorizer.`
        : noneFor(authorizerId);
    problems.push({ key: entityKey('v2-route', view.api.id, id), path: 'authorizerId', message });
  }
  return compiled;
}

function noneFor(authorizerId: string): string {
  return `The API has no authorizer ${authorizerId} of the route's type that works.`;
}

function compileAuthorizer(authorizer: V2Authorizer, report: ReportProblem): RouteAuthorizer | undefined {
  const { identitySource = [] } = authorizer;
  const sources: V2IdentitySource[] = [];
  for (const expression of identitySource) {
    const source = parseV2IdentitySource(expression, 'HTTP');
    // without this source everybody would be the same caller
    if (source === undefined) {
      report('identitySource', `${expression} is no identity source of an HTTP API.`);
      return undefined;
    }
    sources.push(source);
  }
  return authorizer.authorizerType === 'JWT'
    ? compileJwt(authorizer, sources, report)
    : compileFunction(authorizer, sources, report);
}

function compileJwt(
  { id, name, jwtConfiguration = {} }: V2Authorizer,
  [source, ...others]: readonly V2IdentitySource[],
  report: ReportProblem,
): JwtAuthorizer | undefined {
  const { issuer, audience = [] } = jwtConfiguration;
  if (source === undefined || others.length > 0 || (source.place !== 'header' && source.place !== 'querystring')) {
    report('identitySource', 'A JWT authorizer reads one header or one query parameter.');
    return undefined;
  }
  if (issuer === undefined) {
    report('jwtConfiguration.issuer', 'The authorizer names no issuer.');
    return undefined;
  }
  return { kind: 'jwt', id, name, source, issuer, audience: audienceRule(audience) };
}

/** AWS documented: `client_id` counts only where the token has no `aud`. */
function audienceRule(audience: readonly string[]): AudienceRule {
  const accepted = new Set(audience);
  return {
    wanted: `one of ${audience.join(', ')}`,
    accepts: ({ aud, client_id: clientId }) =>
      [aud === undefined || aud === null ? clientId : aud]
        .flat()
        .some((one) => typeof one === 'string' && accepted.has(one)),
  };
}

function compileFunction(
  authorizer: V2Authorizer,
  sources: readonly V2IdentitySource[],
  report: ReportProblem,
): RouteFunctionAuthorizer | undefined {
  const { id, name, authorizerUri = '', authorizerCredentialsArn, enableSimpleResponses = false } = authorizer;
  const { authorizerPayloadFormatVersion: format = '1.0', authorizerResultTtlInSeconds = 0 } = authorizer;
  const uri = parseUriTemplate(authorizerUri);
  const target = uri.isConstant ? parseLambdaReference(authorizerUri) : undefined;
  if (uri.isConstant && target === undefined) {
    report('authorizerUri', `${authorizerUri === '' ? 'The authorizer' : authorizerUri} names no function.`);
    return undefined;
  }
  return {
    kind: 'function',
    id,
    name,
    payloadFormatVersion: format,
    // AWS documented: of format 2.0 only
    isSimple: enableSimpleResponses && format === '2.0',
    // AWS documented: without a source nothing tells one caller's result from another's
    ttlSeconds: sources.length === 0 ? 0 : authorizerResultTtlInSeconds,
    sources,
    uri,
    target,
    credentials: authorizerCredentialsArn === undefined ? undefined : parseUriTemplate(authorizerCredentialsArn),
    fingerprint: JSON.stringify(authorizer),
  };
}
