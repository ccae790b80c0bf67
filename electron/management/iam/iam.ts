// The iam service (API version 2010-05-08) over the workspace's users, roles and policies.
// https://docs.aws.amazon.com/IAM/latest/APIReference/welcome.html
import { StudioError } from '../../../shared/contract/errors';
import type { Studio } from '../../studio/create-studio';
import type { ManagementService } from '../apigateway/apigateway';
import { AwsError } from '../wire/aws-error';
import { answerQueryProtocol, type QueryProtocol, queryErrorAnswer } from '../wire/query-protocol';
import { holderPolicyActions } from './holder-policies';
import type { IamCall } from './iam-call';
import { policyActions } from './policies';
import { roleActions } from './roles';
import { simulateActions } from './simulate';
import { tagActions } from './tags';
import { userActions } from './users';
import { lackingActions } from './what-users-lack';

const iam: QueryProtocol<IamCall> = {
  service: 'iam',
  namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
  actions: {
    ...userActions,
    ...roleActions,
    ...policyActions,
    ...holderPolicyActions,
    ...tagActions,
    ...simulateActions,
    ...lackingActions,
  },
};

/** Makes the service over a studio; an action that is not built answers 501 naming itself. */
export function createIam(studio: Studio): ManagementService {
  return async (request, caller) => {
    const workspace = studio.current.require();
    const call: IamCall = {
      studio,
      caller,
      get definition() {
        return workspace.workingCopy.definition;
      },
    };
    try {
      return await answerQueryProtocol(iam, request, call);
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      // the disk, or a strict host: nothing that the actions refuse themselves
      const isFault = error.code === 'INTERNAL' || error.code === 'STORAGE_FAILED' || error.code === 'STORAGE_FULL';
      const refusal = new AwsError(isFault ? 'ServiceFailure' : 'ValidationError', isFault ? 500 : 400, error.message);
      return queryErrorAnswer(request, refusal, iam.namespace);
    }
  };
}
