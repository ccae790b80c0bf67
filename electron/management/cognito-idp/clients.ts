// App clients: made, described, listed, changed and removed.
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
import { randomInt } from 'node:crypto';
import type { UserPoolClient } from '../../../shared/definition/companions/user-pool';
import { withEntities } from '../../../shared/definition/edits/edit';
import { entityKey } from '../../../shared/definition/entities';
import { type CognitoActions, requireClientOfPool, requirePool, saveClient } from './cognito-call';
import { invalidParameter } from './cognito-errors';
import { flag, type Input, membersIn, pageOf, patternText, seconds, textMap, texts, whole } from './members';

const clientName = [/^[\w\s+=,.@-]{1,128}$/, '[\\w\\s+=,.@-]+'] as const;

/** AWS documented: flows of a client that names none. */
export const usualFlows: readonly string[] = ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'];

/** Kept as they come and given back. */
const kept = [
  'ReadAttributes',
  'WriteAttributes',
  'SupportedIdentityProviders',
  'CallbackURLs',
  'LogoutURLs',
  'DefaultRedirectURI',
  'AllowedOAuthFlowsUserPoolClient',
  'AnalyticsConfiguration',
  'PreventUserExistenceErrors',
  'EnableTokenRevocation',
  'EnablePropagateAdditionalUserContextData',
  'AuthSessionValidity',
  'RefreshTokenValidity',
  'AccessTokenValidity',
  'IdTokenValidity',
  'TokenValidityUnits',
];

export const clientActions: CognitoActions = {
  async CreateUserPoolClient(input, call) {
    const { poolId } = requirePool(input, call);
    const client: UserPoolClient = {
      clientId: randomText(26),
      userPoolId: poolId,
      clientName: patternText(input, 'ClientName', ...clientName),
      ...(flag(input, 'GenerateSecret') === true && { clientSecret: randomText(51) }),
      ...settingsIn(input),
      createDate: call.now,
    };
    return {
      UserPoolClient: clientAnswer(await saveClient(call, `Create app client ${client.clientName}`, () => client)),
    };
  },
  DescribeUserPoolClient: (input, call) => ({
    UserPoolClient: clientAnswer(requireClientOfPool(input, call).client),
  }),
  ListUserPoolClients(input, call) {
    const { clients } = requirePool(input, call);
    const { items, next } = pageOf(clients, input, { limit: 'MaxResults', token: 'NextToken', most: 60 });
    return {
      UserPoolClients: items.map(({ clientId, userPoolId, clientName: name }) => ({
        ClientId: clientId,
        UserPoolId: userPoolId,
        ClientName: name,
      })),
      ...next,
    };
  },
  async UpdateUserPoolClient(input, call) {
    const { client } = requireClientOfPool(input, call);
    const { clientId, userPoolId, clientSecret, createDate } = client;
    // AWS documented: what is not given goes back to its default
    const changed: UserPoolClient = {
      clientId,
      userPoolId,
      clientName: input.ClientName === undefined ? client.clientName : patternText(input, 'ClientName', ...clientName),
      ...(clientSecret !== undefined && { clientSecret }),
      ...settingsIn(input),
      createDate,
    };
    return {
      UserPoolClient: clientAnswer(await saveClient(call, `Change app client ${client.clientName}`, () => changed)),
    };
  },
  async DeleteUserPoolClient(input, call) {
    const { client } = requireClientOfPool(input, call);
    const key = entityKey('user-pool-client', client.clientId);
    await call.edit(`Delete app client ${client.clientName}`, (definition) => ({
      definition: withEntities(definition, [[key, undefined]]),
      key,
    }));
    return undefined;
  },
};

function settingsIn(input: Input) {
  const flows = texts(input, 'ExplicitAuthFlows');
  const oauthFlows = texts(input, 'AllowedOAuthFlows');
  const oauthScopes = texts(input, 'AllowedOAuthScopes');
  const idTokenSeconds = validity(input, 'IdToken', 'hours', 300, 86_400);
  const accessTokenSeconds = validity(input, 'AccessToken', 'hours', 300, 86_400);
  const refreshTokenSeconds = validity(input, 'RefreshToken', 'days', 3_600, 315_360_000);
  if (oauthFlows?.includes('client_credentials') && oauthFlows.length > 1) {
    throw invalidParameter('client_credentials flow can not be selected along with code flow or implicit flow.');
  }
  return {
    ...(flows !== undefined && { explicitAuthFlows: [...flows] }),
    ...(oauthFlows !== undefined && { allowedOAuthFlows: [...oauthFlows] }),
    ...(oauthScopes !== undefined && { allowedOAuthScopes: [...oauthScopes] }),
    ...(idTokenSeconds !== undefined && { idTokenSeconds }),
    ...(accessTokenSeconds !== undefined && { accessTokenSeconds }),
    ...(refreshTokenSeconds !== undefined && { refreshTokenSeconds }),
    otherSettings: membersIn(input, kept),
  };
}

const unitSeconds: ReadonlyMap<string, number> = new Map([
  ['seconds', 1],
  ['minutes', 60],
  ['hours', 3_600],
  ['days', 86_400],
]);

/** AWS documented: a number in units that are named apart; 0 is the default too. */
function validity(input: Input, token: string, usualUnit: string, least: number, most: number): number | undefined {
  const given = whole(input, `${token}Validity`, 0, 315_360_000);
  if (given === undefined || given === 0) return undefined;
  const unit = textMap(input, 'TokenValidityUnits')[token] ?? usualUnit;
  const lasts = given * (unitSeconds.get(unit) ?? Number.NaN);
  if (lasts >= least && lasts <= most) return lasts;
  throw invalidParameter(`Invalid range for token validity.`);
}

/** The `UserPoolClient` of an answer. */
function clientAnswer(client: UserPoolClient): object {
  const { clientId, userPoolId, clientSecret, createDate, lastModifiedDate, otherSettings = {} } = client;
  return {
    RefreshTokenValidity: 30,
    TokenValidityUnits: {},
    AllowedOAuthFlowsUserPoolClient: false,
    EnableTokenRevocation: true,
    EnablePropagateAdditionalUserContextData: false,
    AuthSessionValidity: 3,
    ...otherSettings,
    UserPoolId: userPoolId,
    ClientName: client.clientName,
    ClientId: clientId,
    ...(clientSecret !== undefined && { ClientSecret: clientSecret }),
    LastModifiedDate: seconds(lastModifiedDate ?? createDate),
    CreationDate: seconds(createDate),
    ExplicitAuthFlows: client.explicitAuthFlows ?? usualFlows,
    ...(client.allowedOAuthFlows !== undefined && { AllowedOAuthFlows: client.allowedOAuthFlows }),
    ...(client.allowedOAuthScopes !== undefined && { AllowedOAuthScopes: client.allowedOAuthScopes }),
  };
}

function randomText(length: number): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}
