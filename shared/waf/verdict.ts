// What WAF decided about a request, rule by rule.

/** What ends the evaluation, or the default. */
export type FinalAction = 'ALLOW' | 'BLOCK' | 'CAPTCHA' | 'CHALLENGE';

/** Why a statement matched: the field and the text in it after its transformations. */
export interface MatchEvidence {
  /** `body contains "<script"`. */
  readonly words: string;
  readonly field?: string;
  /** The beginning of the text that was looked at, readable. */
  readonly text?: string;
}

export interface RuleResult {
  readonly rule: string;
  readonly priority: number;
  /** The rule group it stands in. */
  readonly group?: string;
  readonly isMatch: boolean;
  /** What the rule does where it matches; absent for groups whose rules speak for themselves. */
  readonly action?: FinalAction | 'COUNT';
  readonly evidence?: MatchEvidence;
  /** Labels it added. */
  readonly labels?: readonly string[];
  /** Why it could not be evaluated. */
  readonly problem?: string;
}

export interface WafResponse {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly contentType?: string;
  readonly body: string;
}

export interface Verdict {
  readonly action: FinalAction;
  /** The rule that ended it; absent: the default action. */
  readonly terminatingRule?: string;
  /** In place of the gateway's own answer. */
  readonly response?: WafResponse;
  /** Headers for the endpoint, with WAF's prefix. */
  readonly insertedHeaders: readonly (readonly [name: string, value: string])[];
  readonly labels: readonly string[];
  /** Those that were looked at, in order. */
  readonly rules: readonly RuleResult[];
}
