// AssumeRole: the caller becomes a role that trusts it.
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
import { mayAssume } from '../../../shared/iam/decide-call';
import type { QueryInput } from '../wire/query-protocol';
import { issueRoleSession, wantedRole } from './session-input';
import type { StsCall } from './sts';
import { notAuthorized } from './sts-errors';

const action = 'sts:AssumeRole';

/** Keys of the role. One that the workspace does not have is anybody's who may do everything, unless it is strict. */
export function assumeRole(input: QueryInput, { studio, signer, keys }: StsCall): object {
  const wanted = wantedRole(input, studio);
  const { role, arn } = wanted;
  const call = {
    action,
    resource: arn,
    keys: {
      ...keys,
      'sts:RoleSessionName': wanted.sessionName,
      'sts:ExternalId': input.get('ExternalId') ?? undefined,
    },
  };
  const isAllowed =
    role === undefined
      ? signer.policies.isAdministrator && studio.host.isStrict !== true
      : mayAssume(role.assumeRolePolicyDocument, signer, call);
  if (!isAllowed) throw notAuthorized(signer.principal.arn, action, arn);
  return issueRoleSession(wanted, input, studio);
}
