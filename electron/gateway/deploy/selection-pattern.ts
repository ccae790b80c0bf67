// Selection patterns of integration responses: Java regular expressions over the whole status or error message.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html
import { openJavaRegex } from '../../../shared/vtl/regex/java-regex';
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
  const matches = (text: string): boolean => regex.matches(source, text, { stepsLeft: steps });
  try {
    // The engine reads a pattern when it is first used.
    matches('');
  } catch (thrown) {
    if (!(thrown instanceof EvaluationError)) throw thrown;
    if (thrown.kind === 'render') return { matches: () => false, problem: thrown.message };
  }
  return {
    problem: undefined,
    matches(text) {
      try {
        return matches(text);
      } catch (thrown) {
        if (thrown instanceof EvaluationError) return false;
        throw thrown;
      }
    },
  };
}
