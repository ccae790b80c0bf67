// Who signed a request, and the policies that speak for the caller.
import type { Policy } from '../policy/policy';

/** An IAM principal, with what condition keys tell of it. */
export interface Principal {
  /** `arn:aws:iam::A:user/U`, `arn:aws:sts::A:assumed-role/R/S`, `arn:aws:iam::A:root`. */
  readonly arn: string;
  /** The role's ARN for a role session, else `arn`: `aws:PrincipalArn`. */
  readonly principalArn: string;
  readonly accountId: string;
  readonly type: 'Account' | 'User' | 'AssumedRole' | 'FederatedUser';
  /** `AIDA…`, `AROA…:{session}`, or the account id: `aws:userid`. */
  readonly userId: string;
  /** IAM users only: `aws:username`. */
  readonly userName?: string;
  readonly accessKeyId: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Epoch milliseconds; temporary credentials only. */
  readonly tokenIssuedAt?: number;
}

export interface SourcedPolicy {
  /** `User alice, policy read`, `Role deploy, policy invoke`, `Session policy`. */
  readonly source: string;
  /** The entity that holds it, where one of the workspace does. */
  readonly entityKey?: string;
  readonly policy: Policy;
}

/** Policies of an IAM principal, by where they come from. */
export interface IamPolicies {
  readonly kind: 'iam';
  /** Nothing it does needs a policy: the root of the account, or a key that is not known here. */
  readonly isAdministrator: boolean;
  readonly identity: readonly SourcedPolicy[];
  /** Allows at most this, where it is set. */
  readonly boundary?: SourcedPolicy;
  readonly session?: SourcedPolicy;
}

/** A principal with its policies. */
export interface IamCaller {
  readonly principal: Principal;
  readonly policies: IamPolicies;
}
