// Things that IAM has and this workspace never does: clients ask for them before they delete a user or role.
import type { IamActions } from './iam-call';
import { noSuchEntity } from './iam-errors';
import { requireText } from './iam-input';
import { requireRole } from './roles';
import { requireUser } from './users';

/** Lists of a user that are always empty, by action. */
const emptyLists: Readonly<Record<string, string>> = {
  ListGroupsForUser: 'Groups',
  ListMFADevices: 'MFADevices',
  ListSSHPublicKeys: 'SSHPublicKeys',
  ListSigningCertificates: 'Certificates',
};

export const lackingActions: IamActions = {
  ListInstanceProfilesForRole(input, call) {
    requireRole(call, call.definition, requireText(input, 'RoleName'));
    return { InstanceProfiles: [], IsTruncated: false };
  },
  ListServiceSpecificCredentials: () => ({ ServiceSpecificCredentials: [] }),
  GetLoginProfile: (input) => {
    throw noSuchEntity(`Login Profile for User ${requireText(input, 'UserName')} cannot be found.`);
  },
  DeleteLoginProfile: (input) => {
    throw noSuchEntity(`Login Profile for User ${requireText(input, 'UserName')} cannot be found.`);
  },
  ...Object.fromEntries(
    Object.entries(emptyLists).map(([action, list]): [string, IamActions[string]] => [
      action,
      (input, call) => {
        requireUser(call, call.definition, requireText(input, 'UserName'));
        return { [list]: [], IsTruncated: false };
      },
    ]),
  ),
};
