// Why a caller was let in or not: every check in AWS's order with its verdict and what it compared.
import type { FinalAction, RuleResult } from '../waf/verdict';

/** In the order of the service. A check that a method does not have is not listed. */
export const accessCheckNames = [
  'web-acl',
  'domain-policy',
  'endpoint-policy',
  'resource-policy-before',
  'signature',
  'authorizer-identity',
  'authorizer-cache',
  'authorizer',
  'token',
  'scopes',
  'authorizer-policy',
  'identity-policy',
  'resource-policy',
  'api-key',
  'quota',
  'throttle-plan-method',
  'throttle-plan',
  'throttle-method',
  'throttle-route',
  'throttle-account',
] as const;
export type AccessCheckName = (typeof accessCheckNames)[number];

export interface AccessCheck {
  readonly name: AccessCheckName;
  readonly verdict: 'passed' | 'denied';
  /** What was compared, in a few words: `2 of 3 statements match, none allows`. */
  readonly said: string;
  readonly evidence?: AccessEvidence;
  /** What the check took, written by the trace itself; a function that is asked included, its evidence not. */
  readonly durationMs?: number;
}

export type AccessEvidence =
  | PolicyEvidence
  | SignatureEvidence
  | AuthorizerEvidence
  | TokenEvidence
  | KeyEvidence
  | QuotaEvidence
  | ThrottleEvidence
  | WafEvidence;

/** What a web ACL made of the request, rule by rule. */
export interface WafEvidence {
  readonly kind: 'waf';
  readonly webAcl: string;
  readonly arn: string;
  readonly action: FinalAction;
  /** Absent: the default action decided. */
  readonly terminatingRule?: string;
  readonly labels: readonly string[];
  readonly rules: readonly RuleResult[];
}

/** A decision over policies, statement by statement. */
export interface PolicyEvidence {
  readonly kind: 'policy';
  readonly action: string;
  readonly resource: string;
  /** ARN of the caller, or `anonymous`. */
  readonly principal: string;
  /** Condition keys that had a value, as the policy language names them. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** Which rule joined the policies: `one policy`, `either may allow`, `both must allow`. */
  readonly rule: 'one-policy' | 'either-allows' | 'both-allow';
  readonly result: 'allow' | 'explicit-deny' | 'implicit-deny';
  readonly policies: readonly ExplainedPolicy[];
  /** The statement that decided; absent where nothing applied. */
  readonly decidedBy?: { readonly policy: number; readonly statement: number };
  /** The smallest edit of one policy that would let this request in; only where it was denied. */
  readonly smallestChange?: SmallestChange;
}

export interface ExplainedPolicy {
  /** `Resource policy`, `Policy of authorizer guard`, `User alice, policy read`, `Session policy`. */
  readonly source: string;
  /** The entity that holds it, where one does: for a way to edit it. */
  readonly entityKey?: string;
  readonly decision: 'allow' | 'deny' | 'silent';
  readonly statements: readonly ExplainedStatement[];
  /** True where statements beyond the cap were evaluated and not kept. */
  readonly isCut?: boolean;
}

export interface ExplainedStatement {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  readonly applies: boolean;
  /** Absent in policies that have no principals. */
  readonly principal?: ExplainedPart;
  readonly action: ExplainedPart;
  readonly resource: ExplainedPart;
  readonly conditions: readonly ExplainedCondition[];
}

export interface ExplainedPart {
  /** `Action` or `NotAction`, … */
  readonly element: string;
  readonly matches: boolean;
  readonly patterns: readonly string[];
  readonly actual: string;
}

export interface ExplainedCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
  /** Absent where the request has no such key. */
  readonly actual?: readonly string[];
  readonly holds: boolean;
}

/** From the smallest to the largest. */
export const changeKinds = [
  'relax-value',
  'widen-resource',
  'add-action',
  'add-principal',
  'narrow-deny',
  'drop-condition',
  'remove-deny',
  'add-statement',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface SmallestChange {
  /** Of a change that consists of several, the largest. */
  readonly kind: ChangeKind;
  /** One sentence: `Add GET/orders/* to the resources of statement 2 of the resource policy.` */
  readonly said: string;
  /** Index into the policies. */
  readonly policy: number;
  /** The policy document as JSON text before and after; equal but for the change. */
  readonly before: string;
  readonly after: string;
  /** What else it would let in, in sentences. */
  readonly alsoOpens: readonly string[];
}

export interface SignatureEvidence {
  readonly kind: 'signature';
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  /** Who the key belongs to: an ARN; absent where the key is not known. */
  readonly principal?: string;
  /** False for keys whose secret is not known here. */
  readonly isVerified: boolean;
  readonly isPresigned: boolean;
  /** Seconds that the request's time is behind the gateway's clock. */
  readonly ageSeconds?: number;
  /** What the signature should have covered, where it did not match. */
  readonly canonicalRequest?: string;
  readonly stringToSign?: string;
  /** What was signed instead, where a usual mistake of clients explains the signature that came. */
  readonly signedInstead?: SignedInstead;
}

export interface SignedInstead {
  /** `the path without /dev`. */
  readonly said: string;
  readonly canonicalRequest: string;
}

export interface AuthorizerEvidence {
  readonly kind: 'authorizer';
  readonly authorizerId: string;
  readonly name: string;
  readonly type: 'TOKEN' | 'REQUEST' | 'COGNITO_USER_POOLS' | 'JWT';
  /** Identity sources with what the request had; values masked to their last six characters. */
  readonly identity: readonly { readonly source: string; readonly value?: string }[];
  readonly ttlSeconds: number;
  readonly isCached: boolean;
  /** The name of the result in the cache: a hash of authorizer and identity, cut. Absent where nothing is kept. */
  readonly cacheKey?: string;
  /** Milliseconds that the cached result is still good for. */
  readonly cachedForMs?: number;
  /** The event as JSON text. */
  readonly event?: string;
  /** What the function returned, or its error, as text. */
  readonly result?: string;
  readonly principalId?: string;
  readonly context?: Readonly<Record<string, string>>;
  readonly latencyMs?: number;
}

export interface TokenEvidence {
  readonly kind: 'token';
  /** Header and payload as JSON text; absent where the token cannot be read. The signature is not kept. */
  readonly header?: string;
  readonly payload?: string;
  readonly facts: readonly TokenFact[];
}

/** One thing that was looked at: issuer, signature, expiry, audience, use, scopes. */
export interface TokenFact {
  readonly name: string;
  readonly holds: boolean;
  readonly wanted: string;
  readonly actual: string;
}

export interface KeyEvidence {
  readonly kind: 'api-key';
  readonly source: 'HEADER' | 'AUTHORIZER';
  /** Masked to its last six characters; absent where none came. */
  readonly value?: string;
  readonly apiKeyId?: string;
  readonly keyName?: string;
  readonly usagePlanId?: string;
  readonly usagePlanName?: string;
  /** What is missing: `no key came`, `no such key`, `the key is disabled`, `its plans do not have this stage`. */
  readonly missing?: string;
}

export interface QuotaEvidence {
  readonly kind: 'quota';
  readonly usagePlanId: string;
  readonly period: 'DAY' | 'WEEK' | 'MONTH';
  readonly limit: number;
  readonly used: number;
  /** Epoch milliseconds. */
  readonly startsAt: number;
  readonly endsAt: number;
}

export interface ThrottleEvidence {
  readonly kind: 'throttle';
  /** Which bucket: `plan-method gold/abc123/prod/GET /orders`. */
  readonly bucket: string;
  /** Tokens a second. */
  readonly rate: number;
  readonly burst: number;
  /** Tokens that were there before this request. */
  readonly level: number;
  /** Milliseconds until one token is there; absent where it never will be. */
  readonly refillsInMs?: number;
}
