// Who may sign here: users, roles, their temporary credentials, and requests signed as one of them.
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import type { AssumedRole, PrincipalReference, SigningCredentials } from '../../../shared/contract/principals';
import { type IamAccessKey, type IamRole, type IamUser, iamArn } from '../../../shared/definition/companions/iam';
import {
  createAccessKey,
  createUser,
  keysOfUser,
  renameUser,
  requireUser,
} from '../../../shared/definition/edits/iam-edits';
import { type Definition, findEntity } from '../../../shared/definition/entities';
import { mayAssume } from '../../../shared/iam/decide-call';
import { localAdministrator, newIamId, stableRoleId } from '../../../shared/iam/iam-ids';
import { openPrincipalDirectory, type PrincipalDirectory } from '../../../shared/iam/principal-directory';
import { instantText } from '../../../shared/iam/principal-keys';
import { assumedRoleArn, readRoleArn } from '../../../shared/iam/role-name';
import { parsePolicy } from '../../../shared/policy/parse-policy';
import { openSessionSeal } from '../../gateway/3-access/signature/session-seal';
import { accessSettingsOf } from '../access/access-settings';
import { accountIdOf } from '../functions/companions';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { principalList } from './principal-rows';
import {
  type IssuedCredentials,
  issueSession,
  newSecretAccessKey,
  type SessionRequest,
  secureRandom,
} from './sessions';
import { regionOfUrl, signCall } from './sign-call';

export interface PrincipalsOptions {
  readonly current: CurrentWorkspace;
  readonly region: string;
  readonly isStrict: boolean;
  /** Real time, for when a thing was made. */
  readonly clock: () => number;
  /** Of signatures and tokens. */
  readonly virtualNow: () => number;
}

export interface StudioPrincipals {
  readonly service: StudioServices['principals'];
  /** Whose keys are whose, as the workspace is now. `isClosed`: keys that nobody defined mean nothing. */
  directory(isClosed: boolean): PrincipalDirectory;
  /** Keys and token of a session. */
  issue(request: SessionRequest): IssuedCredentials;
  /** Epoch milliseconds on the virtual clock. */
  now(): number;
}

const hourSeconds = 3_600;

/** Makes them over the workspace that is open. */
export function createPrincipals(options: PrincipalsOptions): StudioPrincipals {
  const { current, virtualNow } = options;
  const definitionNow = () => current.require().workingCopy.definition;
  let known: { definition: Definition; isClosed: boolean; directory: PrincipalDirectory } | undefined;

  function directory(isClosed: boolean): PrincipalDirectory {
    const { workingCopy, sessionKey } = current.require();
    const { definition } = workingCopy;
    if (known?.definition !== definition || known.isClosed !== isClosed) {
      const settings = { ...accessSettingsOf(definition, { isStrict: options.isStrict, sessionKey }), isClosed };
      const opened = openPrincipalDirectory(settings, accountIdOf(definition), openSessionSeal(sessionKey));
      known = { definition, isClosed, directory: opened };
    }
    return known.directory;
  }

  function issue(request: SessionRequest): IssuedCredentials {
    return issueSession(request, openSessionSeal(current.require().sessionKey), virtualNow());
  }

  function newKey(userName: string): IamAccessKey & { readonly secretAccessKey: string } {
    return {
      accessKeyId: newIamId('access-key', secureRandom),
      userName,
      secretAccessKey: newSecretAccessKey(),
      status: 'Active',
      createDate: options.clock(),
    };
  }

  function assume(input: Parameters<StudioPrincipals['service']['assumeRole']>[0]): AssumedRole {
    const definition = definitionNow();
    const home = accountIdOf(definition);
    const name = readRoleArn(input.role) ?? { accountId: undefined, roleName: input.role };
    const found = findEntity(definition, 'iam-role', name.roleName);
    const owner = found?.accountId ?? home;
    const role = name.accountId === undefined || name.accountId === owner ? found : undefined;
    if (role === undefined && (options.isStrict || name.accountId === undefined)) {
      throw new StudioError('NOT_FOUND', `The role with name ${name.roleName} cannot be found.`, { path: 'role' });
    }
    const accountId = name.accountId ?? owner;
    const roleArn = role === undefined ? input.role : iamArn('role', owner, { path: role.path, name: role.roleName });
    checkSessionPolicy(input.sessionPolicy);
    const credentials = issue({
      subject: {
        kind: 'role',
        roleArn,
        roleId: role?.roleId ?? stableRoleId(roleArn),
        sessionName: input.sessionName,
      },
      durationSeconds: durationOf(role, input.durationSeconds),
      policy: input.sessionPolicy,
      tags: input.tags,
    });
    const arn = assumedRoleArn({ accountId, roleName: name.roleName }, input.sessionName);
    return { ...credentials, arn, warnings: warningsOf(role, roleArn) };
  }

  function warningsOf(role: IamRole | undefined, roleArn: string): readonly string[] {
    if (role === undefined) return [`${roleArn} is not in this workspace: its session may do everything.`];
    const caller = directory(false).identify({ accessKeyId: localAdministrator.userName, sessionToken: undefined }, 0);
    const keys = { 'aws:CurrentTime': instantText(virtualNow()) };
    const call = { action: 'sts:AssumeRole', resource: roleArn, keys };
    return mayAssume(role.assumeRolePolicyDocument, caller, call)
      ? []
      : [`The trust policy of ${role.roleName} does not name this account: AWS would refuse ${caller.principal.arn}.`];
  }

  function credentialsOf(as: PrincipalReference): SigningCredentials & { readonly arn: string } {
    const definition = definitionNow();
    if (as.kind === 'account') {
      const arn = iamArn('user', as.accountId, { name: localAdministrator.userName });
      return { accessKeyId: as.accountId, secretAccessKey: 'test', arn };
    }
    if (as.kind === 'role') {
      const { roleName: role, sessionName = 'gatehouse', sessionPolicy } = as;
      return assume({ role, sessionName, ...(sessionPolicy !== undefined && { sessionPolicy }) });
    }
    const user = requireUser(definition, as.userName);
    const key = keysOfUser(definition, as.userName).find(
      ({ entity }) => entity.status === 'Active' && entity.secretAccessKey !== undefined,
    )?.entity;
    if (key?.secretAccessKey === undefined) {
      throw new StudioError('NOT_FOUND', `User ${as.userName} has no active access key whose secret is here.`, {
        path: 'as.userName',
      });
    }
    const { accessKeyId, secretAccessKey } = key;
    const account = user.accountId ?? accountIdOf(definition);
    return { accessKeyId, secretAccessKey, arn: iamArn('user', account, { path: user.path, name: user.userName }) };
  }

  const service: StudioServices['principals'] = {
    list: () => principalList(definitionNow(), accountIdOf(definitionNow())),
    async createUser({ userName, policies, attachedPolicies, withKey }) {
      const createDate = options.clock();
      const user: IamUser = {
        userName,
        userId: newIamId('user', secureRandom),
        createDate,
        ...(Object.keys(policies).length > 0 && { policies }),
        ...(attachedPolicies.length > 0 && { attachedPolicies }),
      };
      const accessKey = withKey ? newKey(userName) : undefined;
      const edit = await current.require().workingCopy.edit(`Create user ${userName}`, (definition) => {
        const made = createUser(definition, user);
        if (accessKey === undefined) return made;
        return { ...made, definition: createAccessKey(made.definition, accessKey).definition };
      });
      const arn = iamArn('user', accountIdOf(definitionNow()), { name: userName });
      return { ...edit, arn, ...(accessKey !== undefined && { accessKey: credentialsFields(accessKey) }) };
    },
    renameUser: ({ userName, newUserName }) =>
      current
        .require()
        .workingCopy.edit(`Rename user ${userName} to ${newUserName}`, (definition) =>
          renameUser(definition, userName, newUserName),
        ),
    async createAccessKey({ userName }) {
      const accessKey = newKey(userName);
      const edit = await current
        .require()
        .workingCopy.edit(`Create an access key of ${userName}`, (definition) =>
          createAccessKey(definition, accessKey),
        );
      return { ...edit, accessKey: credentialsFields(accessKey) };
    },
    assumeRole: (input) => assume(input),
    sign({ as, body, isBase64, region, ...call }) {
      const credentials = credentialsOf(as);
      const signed = signCall(
        {
          ...call,
          body: Buffer.from(body, isBase64 ? 'base64' : 'utf8'),
          region: region ?? regionOfUrl(call.url) ?? options.region,
          at: virtualNow(),
        },
        credentials,
      );
      return {
        method: call.method,
        ...signed,
        principal: credentials.arn,
        accessKeyId: credentials.accessKeyId,
      };
    },
  };

  return { service, directory, issue, now: virtualNow };
}

function credentialsFields({
  accessKeyId,
  secretAccessKey,
}: IamAccessKey & { readonly secretAccessKey: string }): SigningCredentials {
  return { accessKeyId, secretAccessKey };
}

function durationOf(role: IamRole | undefined, asked: number | undefined): number {
  const most = role?.maxSessionDuration ?? (role === undefined ? 43_200 : hourSeconds);
  const seconds = asked ?? hourSeconds;
  if (seconds <= most) return seconds;
  const message = `The requested DurationSeconds exceeds the MaxSessionDuration set for this role: ${most}.`;
  throw new StudioError('INVALID_ARGUMENT', message, { path: 'durationSeconds' });
}

/** Throws PolicyFault's words where the text is no policy. */
function checkSessionPolicy(document: string | undefined): void {
  if (document === undefined) return;
  try {
    parsePolicy(document, 'identity');
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new StudioError('INVALID_ARGUMENT', message, { path: 'sessionPolicy' });
  }
}
