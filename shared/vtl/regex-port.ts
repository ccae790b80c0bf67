/** What the engine needs of regular expressions. They are Java's, and they come from templates: they may run away. */

/** Steps that the regular expressions of one rendering may still take together. */
export interface RegexBudget {
  stepsLeft: number;
}

/** Java's four uses of a regular expression. A broken one, or one that runs away, throws an `EvaluationError`. */
export interface RegexPort {
  /** Whether the whole text matches. */
  matches(pattern: string, text: string, budget: RegexBudget): boolean;
  replaceAll(pattern: string, text: string, replacement: string, budget: RegexBudget): string;
  replaceFirst(pattern: string, text: string, replacement: string, budget: RegexBudget): string;
  /** Java's `split`: with limit 0 trailing empty parts are dropped. */
  split(pattern: string, text: string, limit: number, budget: RegexBudget): string[];
}
