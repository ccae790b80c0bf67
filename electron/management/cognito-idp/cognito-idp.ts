// The cognito-idp service (API version 2016-04-18) over the workspace's user pools.
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/Welcome.html
import { StudioError } from '../../../shared/contract/errors';
import type { Studio } from '../../studio/create-studio';
import type { ManagementService } from '../apigateway/apigateway';
import { AwsError } from '../wire/aws-error';
import { actionOf, answerJsonProtocol, type JsonProtocol } from '../wire/json-protocol';
import type { ManagementRequest } from '../wire/management-request';
import { clientActions } from './clients';
import { type CognitoCall, cognitoCall } from './cognito-call';
import { groupActions } from './groups';
import { ownAccountActions } from './own-account';
import { poolActions } from './pools';
import { resourceServerActions } from './resource-servers';
import { signInActions } from './sign-in';
import { signUpActions } from './sign-up';
import { tagActions } from './tags';
import { userActions } from './users';

/** How `X-Amz-Target` begins. */
export const cognitoTarget = 'AWSCognitoIdentityProviderService.';

const protocol: JsonProtocol<CognitoCall> = {
  service: 'cognito-idp',
  version: '1.1',
  actions: {
    ...poolActions,
    ...clientActions,
    ...resourceServerActions,
    ...userActions,
    ...signUpActions,
    ...signInActions,
    ...ownAccountActions,
    ...groupActions,
    ...tagActions,
  },
};

/** Makes the service over a studio; an action that is not built answers 501 naming itself. */
export function createCognitoIdp(studio: Studio): ManagementService {
  return async (request, { region, accountId, home }) => {
    try {
      return await answerJsonProtocol(protocol, request, cognitoCall(studio, { region, accountId }, home));
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      throw new AwsError('InternalErrorException', 500, error.message);
    }
  };
}

/** AWS documented: what apps call without credentials of AWS. */
const openActions: ReadonlySet<string> = new Set([
  ...Object.keys(signUpActions),
  ...Object.keys(ownAccountActions),
  'InitiateAuth',
  'RespondToAuthChallenge',
]);

/** True for calls that nobody signs: they carry a client id, a password or a token of their own. */
export function isOpenCognitoCall(request: ManagementRequest): boolean {
  return request.headers['x-amz-target']?.startsWith(cognitoTarget) === true && openActions.has(actionOf(request));
}
