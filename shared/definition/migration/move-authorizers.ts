// Authorizers of a REST API → JWT and Lambda authorizers of an HTTP API.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html
import { entityKey, listEntities } from '../entities';
import { parseIdentitySources } from '../identity-sources';
import type { Authorizer } from '../rest/authorizer';
import { issuerOf, userPoolOfArn } from '../user-pool-names';
import type { PlacedNotes } from './migration-note';
import { freePartId, given, type Move, putPart } from './move';
import { httpContextName } from './move-parameters';

/** How routes name an authorizer that went over. */
export interface MovedAuthorizer {
  readonly authorizationType: 'JWT' | 'CUSTOM';
  readonly authorizerId: string;
}

/** AWS documented: what an authorizer of a REST API keeps results for where it says nothing. */
const defaultTtlSeconds = 300;

/** Makes the authorizers; by the id of the one each was. Those that cannot go are missing. */
export function moveAuthorizers(move: Move): ReadonlyMap<string, MovedAuthorizer> {
  const moved = new Map<string, MovedAuthorizer>();
  for (const authorizer of move.view.authorizers.values()) {
    const notes = move.notes.at(entityKey('authorizer', move.view.api.id, authorizer.id), authorizer.name);
    const isJwt = authorizer.type === 'COGNITO_USER_POOLS';
    const members = isJwt ? jwtMembers(move, authorizer, notes) : requestMembers(authorizer, notes);
    if (members === undefined) continue;
    const id = freePartId(move, 'v2-authorizer');
    const name = authorizer.name.slice(0, 128);
    const problem = putPart(move, 'v2-authorizer', id, { id, name, ...members });
    if (problem !== undefined) {
      notes.leftOut('authorizer', `${problem}. Methods that ask it are left out.`);
      continue;
    }
    moved.set(authorizer.id, { authorizationType: isJwt ? 'JWT' : 'CUSTOM', authorizerId: id });
  }
  return moved;
}

function jwtMembers({ made }: Move, authorizer: Authorizer, notes: PlacedNotes): object | undefined {
  const pools = (authorizer.providerARNs ?? []).flatMap((arn) => userPoolOfArn(arn) ?? []);
  const [pool] = pools;
  if (pool === undefined) {
    notes.leftOut('Cognito authorizer', 'It names no user pool. Methods that ask it are left out.');
    return undefined;
  }
  const audience = listEntities(made, 'user-pool-client')
    .filter(({ entity }) => entity.userPoolId === pool.poolId)
    .map(({ entity }) => entity.clientId);
  if (audience.length === 0) {
    // Left out and not left open: a JWT authorizer takes tokens of the clients that it names, and of no other.
    notes.leftOut(
      'Cognito authorizer',
      `The workspace has no app client of ${pool.poolId}, whose id a JWT authorizer needs as its audience. Add the client and create the API again; methods that ask it are left out.`,
    );
    return undefined;
  }
  notes.changes(
    'Cognito authorizer',
    `It becomes a JWT authorizer with the issuer of ${pool.poolId} and its app clients as audience. ID tokens and access tokens are both taken.`,
  );
  if (pools.length > 1) {
    const others = pools.slice(1).map(({ poolId }) => poolId);
    notes.lost(`further user pools: ${others.join(', ')}`, 'A JWT authorizer has one issuer. Give routes another one.');
  }
  if (authorizer.identityValidationExpression !== undefined) noteValidation(notes);
  const source = parseIdentitySources('TOKEN', authorizer.identitySource ?? '').sources[0]?.name ?? 'Authorization';
  return {
    authorizerType: 'JWT',
    identitySource: [`$request.header.${source}`],
    jwtConfiguration: { issuer: issuerOf(pool), audience: audience.slice(0, 50) },
  };
}

function requestMembers(authorizer: Authorizer, notes: PlacedNotes): object {
  const isToken = authorizer.type === 'TOKEN';
  const { sources } = parseIdentitySources(isToken ? 'TOKEN' : 'REQUEST', authorizer.identitySource ?? '');
  const identitySource = sources.flatMap(({ place, name, expression }) => {
    if (place === 'header' || place === 'querystring') return [`$request.${place}.${name}`];
    if (place === 'stage-variable') return [`$stageVariables.${name}`];
    const known = httpContextName(name);
    if (known === undefined) notes.lost(`identity source ${expression}`, 'HTTP APIs have no such context variable.');
    return known === undefined ? [] : [`$context.${known}`];
  });
  notes.changes(
    isToken ? 'TOKEN authorizer' : 'Lambda authorizer',
    isToken
      ? 'It becomes type REQUEST with payload format 1.0: events say REQUEST and still have authorizationToken and methodArn.'
      : 'It keeps its function with payload format 1.0; events have no members with multiple values.',
  );
  if (authorizer.identityValidationExpression !== undefined) noteValidation(notes);
  const wanted = authorizer.authorizerResultTtlInSeconds ?? defaultTtlSeconds;
  const { authorizerUri, authorizerCredentials } = authorizer;
  return {
    authorizerType: 'REQUEST',
    ...given('authorizerUri', authorizerUri),
    ...given('authorizerCredentialsArn', authorizerCredentials),
    ...(identitySource.length > 0 && { identitySource }),
    authorizerPayloadFormatVersion: '1.0',
    authorizerResultTtlInSeconds: identitySource.length === 0 ? 0 : wanted,
  };
}

function noteValidation(notes: PlacedNotes): void {
  notes.lost('token validation expression', 'Check the form of the token where it is read.');
}
