// Checks of templates and patterns, remembered by their text: compiling a template is the dear part of looking.

import { openJavaRegex } from '../../vtl/regex/java-regex';
import { compileTemplate } from '../../vtl/template';
import { EvaluationError, TemplateError } from '../../vtl/template-error';

/** What is wrong with a text, or undefined. */
export interface TextChecks {
  template(source: string): string | undefined;
  selectionPattern(source: string): string | undefined;
}

const maxRemembered = 20_000;

/** Checks that remember. Keep one beside the definition to look again quickly after an edit. */
export function createTextChecks(): TextChecks {
  return { template: remembered(templateProblem), selectionPattern: remembered(patternProblem) };
}

function templateProblem(source: string): string | undefined {
  try {
    compileTemplate(source);
    return undefined;
  } catch (error) {
    if (error instanceof TemplateError) return `Line ${error.line}, column ${error.column}: ${error.message}`;
    throw error;
  }
}

function patternProblem(source: string): string | undefined {
  try {
    openJavaRegex().matches(source, '', { stepsLeft: 10_000 });
    return undefined;
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return error.kind === 'render' ? error.message : undefined;
  }
}

function remembered(check: (source: string) => string | undefined): (source: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (source) => {
    if (known.has(source)) return known.get(source);
    // Texts of long ago cost more memory than compiling anew costs time.
    if (known.size >= maxRemembered) known.clear();
    const problem = check(source);
    known.set(source, problem);
    return problem;
  };
}
