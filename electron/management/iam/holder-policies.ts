// What users and roles have of policies: inline, attached, and their boundary. The same actions for both, under two names.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html
import type { IamRole, IamUser } from '../../../shared/definition/companions/iam';
import type { Definition } from '../../../shared/definition/entities';
import { isAwsManaged } from '../../../shared/iam/managed-policies';
import { findPolicy } from '../../../shared/iam/principal-policies';
import type { QueryInput } from '../wire/query-protocol';
import { editEntity, type IamActions, type IamCall, keyOf } from './iam-call';
import { limitExceeded, noSuchEntity } from './iam-errors';
import { pageOf, requireName, requirePolicy, requireText } from './iam-input';
import { encodedDocument } from './iam-shapes';
import { requireRole } from './roles';
import { ofAccount, requireUser } from './users';

type Holder = IamUser | IamRole;

/** What differs between the two. */
interface HolderKind {
  /** `User` or `Role`, as it stands in the names of actions and members. */
  readonly word: 'User' | 'Role';
  readonly kind: 'iam-user' | 'iam-role';
  readonly require: (call: IamCall, definition: Definition, name: string) => Holder;
}

const kinds: readonly HolderKind[] = [
  { word: 'User', kind: 'iam-user', require: requireUser },
  { word: 'Role', kind: 'iam-role', require: requireRole },
];

/** AWS documented: managed policies of a user or role; all inline ones together have 2,048 or 10,240 characters. */
const attachedLimit = 10;
const inlineLimits = { User: 2_048, Role: 10_240 } as const;

export const holderPolicyActions: IamActions = Object.fromEntries(
  kinds.flatMap((kind) => Object.entries(actionsOf(kind))),
);

function actionsOf(holder: HolderKind): IamActions {
  const { word } = holder;
  const nameIn = (input: QueryInput) => requireText(input, `${word}Name`);
  const read = (input: QueryInput, call: IamCall) => holder.require(call, call.definition, nameIn(input));

  return {
    async [`Put${word}Policy`](input, call) {
      const policyName = requireName(input, 'PolicyName', 128);
      const document = requirePolicy(input, 'PolicyDocument', 'identity');
      await change(call, holder, nameIn(input), `Put policy ${policyName}`, (before) => {
        const policies = { ...before.policies, [policyName]: document };
        const characters = Object.values(policies).join('').replace(/\s/g, '').length;
        if (characters > inlineLimits[word]) throw limitExceeded(`${word}PolicySize`, inlineLimits[word]);
        return { ...before, policies };
      });
      return undefined;
    },
    [`Get${word}Policy`](input, call) {
      const policyName = requireText(input, 'PolicyName');
      const { policies = {} } = read(input, call);
      if (!Object.hasOwn(policies, policyName)) throw noPolicy(word, policyName);
      return {
        [`${word}Name`]: nameIn(input),
        PolicyName: policyName,
        PolicyDocument: encodedDocument(policies[policyName] ?? ''),
      };
    },
    [`List${word}Policies`](input, call) {
      return pageOf(input, 'PolicyNames', Object.keys(read(input, call).policies ?? {}).sort(), (name) => name);
    },
    async [`Delete${word}Policy`](input, call) {
      const policyName = requireText(input, 'PolicyName');
      await change(call, holder, nameIn(input), `Delete policy ${policyName}`, ({ policies = {}, ...rest }) => {
        if (!Object.hasOwn(policies, policyName)) throw noPolicy(word, policyName);
        const left = Object.entries(policies).filter(([name]) => name !== policyName);
        return left.length === 0 ? rest : { ...rest, policies: Object.fromEntries(left) };
      });
      return undefined;
    },
    async [`Attach${word}Policy`](input, call) {
      const arn = attachable(input, call, 'PolicyArn');
      await change(call, holder, nameIn(input), `Attach ${nameOf(arn)}`, (before) => {
        const { attachedPolicies = [] } = before;
        if (attachedPolicies.includes(arn)) return before;
        if (attachedPolicies.length >= attachedLimit) throw limitExceeded(`PoliciesPer${word}`, attachedLimit);
        return { ...before, attachedPolicies: [...attachedPolicies, arn] };
      });
      return undefined;
    },
    async [`Detach${word}Policy`](input, call) {
      const arn = requireText(input, 'PolicyArn');
      await change(call, holder, nameIn(input), `Detach ${nameOf(arn)}`, ({ attachedPolicies = [], ...rest }) => {
        if (!attachedPolicies.includes(arn)) throw noSuchEntity(`Policy ${arn} was not found.`);
        const left = attachedPolicies.filter((one) => one !== arn);
        return left.length === 0 ? rest : { ...rest, attachedPolicies: left };
      });
      return undefined;
    },
    [`ListAttached${word}Policies`](input, call) {
      const { attachedPolicies = [] } = read(input, call);
      return pageOf(input, 'AttachedPolicies', attachedPolicies, (arn) => ({
        PolicyName: nameOf(arn),
        PolicyArn: arn,
      }));
    },
    async [`Put${word}PermissionsBoundary`](input, call) {
      const permissionsBoundary = attachable(input, call, 'PermissionsBoundary');
      await change(call, holder, nameIn(input), 'Put the permissions boundary', (before) => ({
        ...before,
        permissionsBoundary,
      }));
      return undefined;
    },
    async [`Delete${word}PermissionsBoundary`](input, call) {
      const name = nameIn(input);
      await change(call, holder, name, 'Delete the permissions boundary', ({ permissionsBoundary, ...rest }) => {
        if (permissionsBoundary === undefined)
          throw noSuchEntity(`${word} ${name} does not have a permission boundary.`);
        return rest;
      });
      return undefined;
    },
  };
}

/** A policy of the caller's account, or one of AWS's own. */
function attachable(input: QueryInput, call: IamCall, member: string): string {
  const arn = requireText(input, member);
  if (isAwsManaged(arn) || findPolicy(arn, ofAccount(call, 'iam-policy')) !== undefined) return arn;
  throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
}

function change(
  call: IamCall,
  { word, kind, require }: HolderKind,
  name: string,
  label: string,
  next: (before: Holder) => Holder | Omit<Holder, 'policies' | 'attachedPolicies' | 'permissionsBoundary'>,
): Promise<void> {
  return editEntity(
    call,
    `${label} of ${word.toLowerCase()} ${name}`,
    keyOf(kind, name),
    (definition) => next(require(call, definition, name)) as Holder,
  );
}

function noPolicy(word: HolderKind['word'], name: string) {
  return noSuchEntity(`The ${word.toLowerCase()} policy with name ${name} cannot be found.`);
}

function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
