// `Principal` and `NotPrincipal`: whom a statement is about, and whether a caller is among them.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
import type { PolicyPrincipal } from './policy';
import { type PolicyPart, refuse } from './policy-part';

const types = ['AWS', 'Federated', 'Service', 'CanonicalUser'] as const;

/** Reads the element. Throws PolicyFault. */
export function parsePrincipal(part: PolicyPart, isNot: boolean): PolicyPrincipal {
  if (part.node.kind === 'scalar') {
    if (part.text() !== '*') refuse(part, 'Principal is "*" or an object such as {"AWS": "123456789012"}.');
    return { isNot, isEveryone: true, names: [] };
  }
  const members = [...part.members(types)];
  if (members.length === 0) refuse(part, 'Principal names nobody.');
  const names = members.flatMap(([type, list]) => list.list().map((item) => ({ type, name: nameOf(type, item) })));
  return { isNot, isEveryone: names.some(({ type, name }) => type === 'AWS' && name === '*'), names };
}

function nameOf(type: string, item: PolicyPart): string {
  const name = item.text();
  if (type !== 'AWS') return name === '' ? refuse(item, 'A principal has a name.') : name;
  if (name === '*' || isAccount(name) || /^A[A-Z\d]{15,}$/.test(name)) return name;
  // AWS documented: a wildcard stands alone, never inside an ARN
  if (/[*?]/.test(name)) return refuse(item, 'A principal cannot be matched by a wildcard inside an ARN.');
  if (/^arn:[\w-]+:(?:iam|sts)::\d{12}:.+$/.test(name)) return name;
  return refuse(item, 'A principal is an account, or the ARN of a user, role or role session.');
}

/** Who asks. Undefined wherever a caller is wanted: nobody who gave a signature, an anonymous caller. */
export type PolicyCaller =
  | {
      readonly kind: 'aws';
      readonly arn: string;
      /** The role's ARN for a role session, else `arn`. */
      readonly principalArn: string;
      readonly accountId: string;
      /** `AIDA…`, or `AROA…:{session}`. */
      readonly userId?: string;
    }
  | { readonly kind: 'service' | 'federated'; readonly name: string };

/**
 * How a statement takes a caller in: named `itself` (its user or session), by its `role`, with its whole `account`
 * (which leaves the decision to the account's own policies), or as one of `everyone`.
 */
export type PrincipalMatch = 'itself' | 'role' | 'account' | 'everyone';

/** How `principal` takes `caller` in; undefined: not at all. */
export function matchPrincipal(
  principal: PolicyPrincipal,
  caller: PolicyCaller | undefined,
): PrincipalMatch | undefined {
  const match = matchNames(principal, caller);
  if (!principal.isNot) return match;
  return match === undefined ? 'everyone' : undefined;
}

function matchNames(
  { isEveryone, names }: PolicyPrincipal,
  caller: PolicyCaller | undefined,
): PrincipalMatch | undefined {
  let best: PrincipalMatch | undefined = isEveryone ? 'everyone' : undefined;
  if (caller === undefined) return best;
  for (const { type, name } of names) {
    const match =
      caller.kind === 'aws' ? (type === 'AWS' ? matchAws(name, caller) : undefined) : matchOther(type, name, caller);
    if (match === 'itself') return match;
    if (match === 'role' || (match === 'account' && best === undefined)) best = match;
  }
  return best;
}

function matchAws(name: string, caller: Extract<PolicyCaller, { kind: 'aws' }>): PrincipalMatch | undefined {
  const { arn, principalArn, accountId, userId } = caller;
  if (name === arn || (userId !== undefined && name === userId)) return 'itself';
  if (name === principalArn || (userId?.startsWith(`${name}:`) ?? false)) return 'role';
  const account = isAccount(name) ? name : /^arn:[\w-]+:iam::(\d{12}):root$/.exec(name)?.[1];
  return account === accountId ? 'account' : undefined;
}

function matchOther(
  type: string,
  name: string,
  caller: Extract<PolicyCaller, { kind: 'service' | 'federated' }>,
): PrincipalMatch | undefined {
  const wanted = caller.kind === 'service' ? 'Service' : 'Federated';
  return type === wanted && (name === caller.name || name === '*') ? 'itself' : undefined;
}

function isAccount(name: string): boolean {
  return /^\d{12}$/.test(name);
}
