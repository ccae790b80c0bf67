// Rules of authorizers and models of HTTP and WebSocket APIs.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-authorizers-authorizerid.html
import { type Definition, type EntityKey, findEntity, listEntities } from '../../entities';
import type { V2ProtocolType } from '../../v2/api';
import type { V2Authorizer, V2Model } from '../../v2/authorizer';
import { parseV2IdentitySource } from '../../v2/v2-identity-source';
import { isMembers } from '../member-path';
import { parseJson } from '../parse-json';
import type { RuleProblem } from './rule-problem';

/** What is wrong with an authorizer of API `apiId`. */
export function v2AuthorizerProblems(definition: Definition, apiId: string, authorizer: V2Authorizer): RuleProblem[] {
  const protocol = findEntity(definition, 'v2-api', apiId)?.protocolType ?? 'HTTP';
  return [
    ...sourceProblems(authorizer, protocol),
    ...(authorizer.authorizerType === 'JWT'
      ? jwtProblems(authorizer, protocol)
      : requestProblems(authorizer, protocol)),
  ];
}

function sourceProblems({ identitySource = [] }: V2Authorizer, protocol: V2ProtocolType): RuleProblem[] {
  const wrong = identitySource.find((expression) => parseV2IdentitySource(expression, protocol) === undefined);
  if (wrong === undefined) return [];
  const form = protocol === 'HTTP' ? '$request.header.NAME' : 'route.request.header.NAME';
  // AWS assumed: the wording
  return [{ path: ['identitySource'], message: `Invalid identity source specified ${wrong}. It looks like ${form}` }];
}

function jwtProblems(authorizer: V2Authorizer, protocol: V2ProtocolType): RuleProblem[] {
  const alsoAt = [['authorizerType']];
  // AWS assumed: the wordings of this function
  if (protocol === 'WEBSOCKET') {
    return [{ path: ['authorizerType'], message: 'JWT authorizers are supported for HTTP protocol Apis only' }];
  }
  const problems: RuleProblem[] = [];
  const { identitySource = [], jwtConfiguration } = authorizer;
  const source = parseV2IdentitySource(identitySource[0] ?? '', 'HTTP');
  if (identitySource.length !== 1 || (source?.place !== 'header' && source?.place !== 'querystring')) {
    const message =
      'A JWT authorizer requires exactly one identity source: $request.header.NAME or $request.querystring.NAME';
    problems.push({ path: ['identitySource'], alsoAt, message });
  }
  if (jwtConfiguration?.issuer === undefined) {
    const path = ['jwtConfiguration', 'issuer'];
    problems.push({ path, alsoAt, message: 'Issuer is a required parameter for JWT authorizer' });
  } else if (!isIssuer(jwtConfiguration.issuer)) {
    // AWS documented: part of a message that public bug reports quote
    const message = `Invalid issuer: ${jwtConfiguration.issuer}. Issuer must have a valid discovery endpoint ended with '/.well-known/openid-configuration'`;
    problems.push({ path: ['jwtConfiguration', 'issuer'], alsoAt, message });
  }
  if ((jwtConfiguration?.audience ?? []).length === 0) {
    const path = ['jwtConfiguration', 'audience'];
    problems.push({ path, alsoAt, message: 'Audience is a required parameter for JWT authorizer' });
  }
  return problems;
}

/** `https:`, or `http:` on this machine. */
function isIssuer(issuer: string): boolean {
  return (
    /^https:\/\/[^\s/?#]+/i.test(issuer) ||
    /^http:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|[\w.-]+\.localhost)(?:[:/]|$)/i.test(issuer)
  );
}

function requestProblems(authorizer: V2Authorizer, protocol: V2ProtocolType): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const { authorizerUri = '', authorizerPayloadFormatVersion: format, identitySource = [] } = authorizer;
  const alsoAt = [['authorizerType']];
  if (!/^arn:[^:]*:(?:lambda|apigateway):/.test(authorizerUri)) {
    // AWS assumed: REST's wording
    const message = `Invalid Authorizer URI: ${authorizerUri === '' ? 'null' : authorizerUri}. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation.`;
    problems.push({ path: ['authorizerUri'], alsoAt, message });
  }
  if (protocol === 'WEBSOCKET') return [...problems, ...webSocketProblems(authorizer)];
  if (format === undefined) {
    // AWS documented: a mock whose authors compared it with the service
    const message = 'AuthorizerPayloadFormatVersion is a required parameter for REQUEST authorizer';
    problems.push({ path: ['authorizerPayloadFormatVersion'], alsoAt, message });
  }
  if (authorizer.enableSimpleResponses === true && format !== '2.0') {
    // AWS assumed: the wording
    const message = 'EnableSimpleResponses is supported for AuthorizerPayloadFormatVersion 2.0 only';
    problems.push({ path: ['enableSimpleResponses'], alsoAt: [['authorizerPayloadFormatVersion']], message });
  }
  if ((authorizer.authorizerResultTtlInSeconds ?? 0) > 0 && identitySource.length === 0) {
    // AWS documented: public bug reports quote it
    const message = 'Identity source must be set if authorizer caching is enabled (TTL is greater than 0)';
    problems.push({ path: ['authorizerResultTtlInSeconds'], alsoAt: [['identitySource']], message });
  }
  return problems;
}

/** AWS documented: HTTP APIs only. AWS assumed: the wording */
function webSocketProblems(authorizer: V2Authorizer): RuleProblem[] {
  const refused = [
    (authorizer.authorizerResultTtlInSeconds ?? 0) > 0 && 'authorizerResultTtlInSeconds',
    authorizer.enableSimpleResponses === true && 'enableSimpleResponses',
    authorizer.authorizerPayloadFormatVersion !== undefined && 'authorizerPayloadFormatVersion',
  ].filter((member) => member !== false);
  return refused.map((member) => ({ path: [member], message: `${member} is supported for HTTP protocol Apis only` }));
}

/** What is wrong with a model of a WebSocket API. */
export function v2ModelProblems(definition: Definition, key: EntityKey, apiId: string, model: V2Model): RuleProblem[] {
  const twin = listEntities(definition, 'v2-model', apiId).find(
    (other) => other.entity.name === model.name && other.key !== key,
  );
  // AWS assumed: both wordings, after REST's
  if (twin !== undefined) {
    return [{ path: ['name'], message: `Model name already exists for this Api: ${model.name}`, code: 'CONFLICT' }];
  }
  const isChecked = findEntity(definition, 'v2-api', apiId)?.disableSchemaValidation !== true;
  if (!isChecked || isMembers(parseJson(model.schema))) return [];
  return [{ path: ['schema'], message: 'Invalid model schema specified: it must be a JSON object' }];
}
