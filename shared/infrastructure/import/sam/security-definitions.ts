// `Auth` of a serverless API → security schemes, and what an operation asks for.
import { isMembers } from '../../../definition/edits/member-path';
import type { LossList } from '../../../openapi/import/losses';
import type { Members } from '../reading/read-template';
import { listOf, memberOf, membersOf, textOf } from '../reading/texts';

const apiKeyScheme = { type: 'apiKey', name: 'x-api-key', in: 'header' };
const iamScheme = { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' };

/** The schemes by name: each authorizer, API keys, and IAM. */
export function authorizersOf(auth: Members, place: string, losses: LossList): Members {
  const schemes: [string, unknown][] = [];
  for (const [name, source] of Object.entries(membersOf(auth, 'Authorizers'))) {
    const scheme = schemeOf(membersOf(membersOf(auth, 'Authorizers'), name));
    if (scheme === undefined)
      losses.warn(`${place}.Authorizers.${name}`, 'An authorizer names a function or a user pool.');
    else if (isMembers(source)) schemes.push([name, scheme]);
  }
  schemes.push(['api_key', apiKeyScheme], ['AWS_IAM', iamScheme]);
  return Object.fromEntries(schemes);
}

/** What an operation asks for; empty: nothing. */
export function securityOf(own: Members, auth: Members): readonly object[] {
  const name = textOf(own.Authorizer) ?? textOf(auth.DefaultAuthorizer);
  const isKeyRequired = own.ApiKeyRequired ?? auth.ApiKeyRequired;
  const scopes =
    own.AuthorizationScopes ?? memberOf(membersOf(membersOf(auth, 'Authorizers'), name ?? ''), 'AuthorizationScopes');
  return [
    ...(name === undefined || name === 'NONE' ? [] : [{ [name]: Array.isArray(scopes) ? (scopes as unknown[]) : [] }]),
    ...(isKeyRequired === true ? [{ api_key: [] }] : []),
  ];
}

function schemeOf(source: Members): object | undefined {
  const identity = membersOf(source, 'Identity');
  const ttl =
    identity.ReauthorizeEvery === undefined ? {} : { authorizerResultTtlInSeconds: identity.ReauthorizeEvery };
  const expression = identity.ValidationExpression;
  const validation = expression === undefined ? {} : { identityValidationExpression: expression };
  const header = identity.Header ?? 'Authorization';
  if (source.UserPoolArn !== undefined) {
    const pools: unknown = Array.isArray(source.UserPoolArn) ? source.UserPoolArn : [source.UserPoolArn];
    return {
      type: 'apiKey',
      name: header,
      in: 'header',
      'x-amazon-apigateway-authtype': 'cognito_user_pools',
      'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: pools, ...validation, ...ttl },
    };
  }
  if (source.FunctionArn === undefined) return undefined;
  const isRequest = textOf(source.FunctionPayloadType)?.toUpperCase() === 'REQUEST';
  const prefix = 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/';
  return {
    type: 'apiKey',
    name: isRequest ? 'Unused' : header,
    in: 'header',
    'x-amazon-apigateway-authtype': 'custom',
    'x-amazon-apigateway-authorizer': {
      type: isRequest ? 'request' : 'token',
      authorizerUri: { 'Fn::Sub': [`${prefix}\${Called}/invocations`, { Called: source.FunctionArn }] },
      ...(source.FunctionInvokeRole !== undefined && { authorizerCredentials: source.FunctionInvokeRole }),
      ...(isRequest && { identitySource: identitySources(identity) }),
      ...(!isRequest && validation),
      ...ttl,
    },
  };
}

function identitySources(identity: Members): string {
  const groups = [
    ['Headers', 'method.request.header'],
    ['QueryStrings', 'method.request.querystring'],
    ['StageVariables', 'stageVariables'],
    ['Context', 'context'],
  ];
  return groups
    .flatMap(([group = '', prefix]) => listOf(identity, group).map((name) => `${prefix}.${textOf(name)}`))
    .join(', ');
}
