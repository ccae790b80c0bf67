// `Auth` of a serverless HTTP API → security schemes of its document.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-httpapi-httpapiauth.html
import type { LossList } from '../../../openapi/import/losses';
import type { Members } from '../reading/read-template';
import { listOf, memberOf, membersOf, textOf } from '../reading/texts';

const authorizerKey = 'x-amazon-apigateway-authorizer';

/** The schemes by name: each authorizer, and IAM where it is allowed. */
export function httpSchemesOf(auth: Members, place: string, losses: LossList): Members {
  const authorizers = membersOf(auth, 'Authorizers');
  const schemes = Object.keys(authorizers).flatMap((name): [string, object][] => {
    const scheme = schemeOf(membersOf(authorizers, name));
    if (scheme !== undefined) return [[name, scheme]];
    losses.warn(`${place}.Authorizers.${name}`, 'An authorizer has a JwtConfiguration or names a function.');
    return [];
  });
  if (textOf(auth.EnableIamAuthorizer) === 'true') {
    const iam = { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' };
    schemes.push(['AWS_IAM', iam]);
  }
  return Object.fromEntries(schemes);
}

function schemeOf(source: Members): object | undefined {
  if (source.JwtConfiguration !== undefined) {
    // AWS documented: SAM takes the members of JwtConfiguration in lower case, and forgives a capital
    const jwt = Object.entries(membersOf(source, 'JwtConfiguration')).map(([name, value]) => [
      name.toLowerCase(),
      value,
    ]);
    const identitySource = source.IdentitySource;
    return {
      type: 'oauth2',
      [authorizerKey]: {
        type: 'jwt',
        jwtConfiguration: Object.fromEntries(jwt) as object,
        ...(identitySource !== undefined && { identitySource }),
      },
    };
  }
  if (source.FunctionArn === undefined) return undefined;
  const identity = membersOf(source, 'Identity');
  const sources = identitySources(identity);
  const role = source.FunctionInvokeRole;
  const version = source.AuthorizerPayloadFormatVersion;
  const prefix = 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/';
  return {
    type: 'apiKey',
    name: 'Unused',
    in: 'header',
    [authorizerKey]: {
      type: 'request',
      authorizerUri: { 'Fn::Sub': [`${prefix}\${Called}/invocations`, { Called: source.FunctionArn }] },
      ...(role !== undefined && role !== 'NONE' && { authorizerCredentials: role }),
      ...(sources !== '' && { identitySource: sources }),
      ...(version !== undefined && { authorizerPayloadFormatVersion: version }),
      ...(source.EnableSimpleResponses !== undefined && { enableSimpleResponses: source.EnableSimpleResponses }),
      ...(identity.ReauthorizeEvery !== undefined && { authorizerResultTtlInSeconds: identity.ReauthorizeEvery }),
    },
  };
}

function identitySources(identity: Members): string {
  return (['Headers', 'QueryStrings', 'StageVariables', 'Context'] as const)
    .flatMap((group) => listOf(identity, group).map((name) => `${prefixes[group]}${textOf(name)}`))
    .join(', ');
}

const prefixes = {
  Headers: '$request.header.',
  QueryStrings: '$request.querystring.',
  StageVariables: '$stageVariables.',
  Context: '$context.',
} as const;

/** True where the event says that nobody is asked. */
export function isOpen(own: Members): boolean {
  return memberOf(own, 'Authorizer') === 'NONE';
}
