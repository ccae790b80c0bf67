// Regular expressions of WAF rules: read once, and matched in time that grows with the text only.
// https://docs.aws.amazon.com/waf/latest/developerguide/waf-regex-pattern-support.html
import { RE2JS } from 're2js';

/** Finds a pattern anywhere in a text. */
export type RulePattern = (text: string) => boolean;

/** Reads a pattern; undefined where it is none. Look-around and back references are none: AWS refuses them too. */
export function readRulePattern(text: string): RulePattern | undefined {
  try {
    const pattern = RE2JS.compile(text);
    return (inspected) => pattern.test(inspected);
  } catch {
    return undefined;
  }
}

/** What is wrong with a pattern, in words; undefined where it is fine. */
export function patternProblem(text: string): string | undefined {
  try {
    RE2JS.compile(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
