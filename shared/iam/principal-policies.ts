// The policies that users and roles have: inline, attached, and the boundary of both. Read once per change.
import { type IamPolicy, type IamRole, type IamUser, iamArn } from '../definition/companions/iam';
import { entityKey } from '../definition/entities';
import { parsePolicy } from '../policy/parse-policy';
import type { Policy } from '../policy/policy';
import { PolicyFault } from '../policy/policy-fault';
import { awsManagedPolicy } from './managed-policies';
import type { SourcedPolicy } from './principal';

/** A user or role as its policies see it. */
export type PolicyHolder = Pick<IamUser | IamRole, 'policies' | 'attachedPolicies' | 'permissionsBoundary'> & {
  /** `User alice`. */
  readonly spoken: string;
  readonly entityKey: string;
};

const everythingDenied = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}';
// No caller needs a policy for this.
const nothingAllowed =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:GetCallerIdentity","Resource":"*"}]}';
const everythingAllowed = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';

/** All that speaks for the holder, with where it stands. */
export function identityPolicies(holder: PolicyHolder, managed: readonly IamPolicy[]): readonly SourcedPolicy[] {
  const inline = Object.entries(holder.policies ?? {}).map(([name, document]) =>
    sourced(`${holder.spoken}, policy ${name}`, holder.entityKey, document),
  );
  const attached = (holder.attachedPolicies ?? []).flatMap((arn) => {
    const found = findManaged(arn, managed);
    // AWS's own that do not stand here say nothing of what is asked here
    if (found === undefined) return [];
    return [sourced(`${holder.spoken}, managed policy ${nameOf(arn)}`, found.entityKey, found.document)];
  });
  return [...inline, ...attached];
}

/** What the holder may at most; a boundary that nobody knows lets nothing through. */
export function boundaryOf(holder: PolicyHolder, managed: readonly IamPolicy[]): SourcedPolicy | undefined {
  const arn = holder.permissionsBoundary;
  if (arn === undefined) return undefined;
  const found = findManaged(arn, managed);
  const source = `Permissions boundary ${nameOf(arn)}`;
  return found === undefined
    ? sourced(`${source} (not known here)`, undefined, nothingAllowed)
    : sourced(source, found.entityKey, found.document);
}

/** A policy that a session was made with; without one that it needs, the session may nothing. */
export function sessionPolicy(document: string | undefined): SourcedPolicy {
  return sourced('Session policy', undefined, document ?? nothingAllowed);
}

/** What a caller has who may do everything. */
export function administratorPolicy(source: string): SourcedPolicy {
  return sourced(source, undefined, everythingAllowed);
}

/** A policy document that cannot be read lets nothing through: what it would deny is not known. */
function sourced(source: string, key: string | undefined, document: string): SourcedPolicy {
  const { policy, problem } = read(document);
  return {
    source: problem === undefined ? source : `${source} (cannot be read: ${problem})`,
    ...(key !== undefined && { entityKey: key }),
    policy,
  };
}

function read(document: string): { readonly policy: Policy; readonly problem?: string } {
  try {
    return { policy: parsePolicy(document, 'identity') };
  } catch (error) {
    if (!(error instanceof PolicyFault)) throw error;
    return { policy: parsePolicy(everythingDenied, 'identity'), problem: error.message };
  }
}

function findManaged(
  arn: string,
  managed: readonly IamPolicy[],
): { readonly document: string; readonly entityKey?: string } | undefined {
  const own = findPolicy(arn, managed);
  if (own !== undefined) return { document: own.document, entityKey: entityKey('iam-policy', own.policyName) };
  const document = awsManagedPolicy(arn);
  return document === undefined ? undefined : { document };
}

/** The policy of the workspace that `arn` names, whatever account stands in it. */
export function findPolicy(arn: string, managed: readonly IamPolicy[]): IamPolicy | undefined {
  const [, account = '', rest = ''] = /^arn:[a-z-]+:iam::(\w+):(policy\/.+)$/.exec(arn) ?? [];
  if (account === 'aws') return undefined;
  return managed.find(({ path, policyName }) =>
    iamArn('policy', account, { path, name: policyName }).endsWith(`:${rest}`),
  );
}

function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
