// A policy document taken apart and made ready to ask: the IAM policy language as far as execute-api, resource and
// trust policies use it.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import type { Arn } from './arn-pattern';
import type { ConditionKeys } from './condition-keys';

export interface Policy {
  readonly version: '2008-10-17' | '2012-10-17';
  readonly id?: string;
  readonly statements: readonly PolicyStatement[];
  /** The document as it was read, as JSON text. */
  readonly text: string;
}

export interface PolicyStatement {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  /** Absent in policies of principals; there the caller is not compared. */
  readonly principal?: PolicyPrincipal;
  /** True for NotAction. */
  readonly isNotAction: boolean;
  readonly actions: readonly string[];
  /** True for NotResource. */
  readonly isNotResource: boolean;
  /** Empty where the statement names none, as in trust policies. */
  readonly resources: readonly string[];
  readonly conditions: readonly PolicyCondition[];
  /** Whether Action or NotAction takes in this action. */
  readonly coversAction: (action: string) => boolean;
  /** Whether Resource or NotResource takes in this resource; undefined: what is asked for has no ARN. */
  readonly coversResource: (resource: Arn | undefined, keys: ConditionKeys) => boolean;
}

export interface PolicyPrincipal {
  /** True for NotPrincipal. */
  readonly isNot: boolean;
  /** `*` alone: everyone, anonymous callers too. */
  readonly isEveryone: boolean;
  /** By type: `AWS`, `Service`, `Federated`, `CanonicalUser`. */
  readonly names: readonly { readonly type: string; readonly name: string }[];
}

export interface PolicyCondition {
  /** As written: `ForAnyValue:StringLikeIfExists`. */
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
  readonly holds: (keys: ConditionKeys) => boolean;
}
