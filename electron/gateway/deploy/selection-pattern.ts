// Selection patterns of integration responses: Java regular expressions over the whole status or error message.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html
import { openJavaRegex } from '../../../shared/vtl/regex/java-regex';
import type { RegexPort } from '../../../shared/vtl/regex-port';
import { EvaluationError } from '../../../shared/vtl/template-error';

/** Steps of one match; past it the text counts as one that does not match. */
const steps = 2_000_000;

export interface SelectionPattern {
  matches(text: string): boolean;
  /** Why the pattern can match nothing; undefined if it is well-formed. */
  readonly problem: string | undefined;
}

/** Prepares a pattern. A broken one matches nothing and says why. */
export function compileSelectionPattern(source: string): SelectionPattern {
  const regex = openJavaRegex();
  const matches = (text: string): boolean => {
    try {
      return regex.matches(source, text, { stepsLeft: steps });
    } catch (thrown) {
      if (thrown instanceof EvaluationError) return false;
      throw thrown;
    }
  };
  return { matches, problem: isReadable(source) ? undefined : problemOf(source, regex) };
}

/** The platform's own parser is much faster than Java's dialect here, and agrees with it on almost every pattern. */
function isReadable(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    // only Java's dialect can say whether this is broken
    return false;
  }
}

function problemOf(source: string, regex: RegexPort): string | undefined {
  try {
    regex.matches(source, '', { stepsLeft: steps });
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof EvaluationError)) throw thrown;
    return thrown.kind === 'render' ? thrown.message : undefined;
  }
}
