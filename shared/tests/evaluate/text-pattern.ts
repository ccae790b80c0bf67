// Regular expressions of checks: searched for in a text, with a bound on the steps, since files are not trusted.
import { findMatch } from '../../vtl/regex/machine';
import { parseRegex } from '../../vtl/regex/parser';
import { compileProgram } from '../../vtl/regex/program';
import { EvaluationError } from '../../vtl/template-error';

const steps = 5_000_000;

/** Whether `pattern` matches somewhere in `text`; words for a pattern that is broken or runs away. */
export function findPattern(pattern: string, text: string): boolean | { readonly problem: string } {
  try {
    return findMatch(compileProgram(parseRegex(pattern)), text, 0, { stepsLeft: steps }) !== undefined;
  } catch (error) {
    if (error instanceof EvaluationError) return { problem: error.message };
    throw error;
  }
}
