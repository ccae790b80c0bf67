/** What expressions are worth at one step of a rendering: the watches of a debugger, and what the caret is on. */

import type { TemplateLimits } from './limits';
import type { ScopeView } from './step-hook';
import { compileTemplate, type TemplateScope } from './template';
import { TemplateError } from './template-error';
import type { Value } from './value-kinds';
import { previewValue, type ValuePreview } from './value-preview';

/** The value of an expression, or why it has none. */
export type Evaluation = { readonly value: ValuePreview } | { readonly problem: string };

export interface EvaluateOptions {
  /** The step that the rendering stands before, counted from 0 as a recording counts; past the last: the end. */
  readonly step: number;
  readonly expressions: readonly string[];
  /** Characters that are kept of a value. Default 2,000. */
  readonly previewCharacters?: number;
  readonly limits?: Partial<TemplateLimits>;
}

/** Thrown to leave a rendering that has come to the step. */
class Arrived extends Error {}

/**
 * Renders up to a step and evaluates there. What an expression changes is not seen again: the rendering ends with it.
 * Where the template fails before the step, the expressions see the variables as they last were.
 */
export function evaluateAt(source: string, scope: TemplateScope, options: EvaluateOptions): readonly Evaluation[] {
  const { step: wanted, expressions, previewCharacters = 2_000, limits } = options;
  let seen = 0;
  let answers: readonly Evaluation[] | undefined;
  let last: ScopeView | undefined;
  const evaluate = () =>
    expressions.map((expression) => evaluation(expression, scopeAt(last, scope), previewCharacters, limits));
  try {
    compileTemplate(source).render(scope, {
      hook(step) {
        last = step.scope;
        if (seen++ < wanted) return;
        answers = evaluate();
        throw new Arrived();
      },
      ...(limits && { limits }),
    });
  } catch (thrown) {
    if (!(thrown instanceof Arrived || thrown instanceof TemplateError)) throw thrown;
  }
  return answers ?? evaluate();
}

/** The template's own variables, and behind them those it began with. */
function scopeAt(view: ScopeView | undefined, scope: TemplateScope): TemplateScope {
  return { get: (name) => view?.get(name) ?? scope.get(name) };
}

/** The variable that takes the result; nobody else would call one so. */
const resultName = 'gatehouse-evaluated';

function evaluation(
  expression: string,
  scope: TemplateScope,
  characters: number,
  limits: Partial<TemplateLimits> | undefined,
): Evaluation {
  let value: Value = null;
  try {
    compileTemplate(`#set($${resultName} = ${expression})#stop`).render(scope, {
      hook(step) {
        if (step.kind === 'stop') value = step.scope.get(resultName) ?? null;
      },
      ...(limits && { limits }),
    });
    return { value: previewValue(value, characters) };
  } catch (thrown) {
    if (thrown instanceof TemplateError) return { problem: thrown.message };
    throw thrown;
  }
}
