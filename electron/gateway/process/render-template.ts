// Renders a template on its own against a sample request, within tight limits: what an editor shows while one types.
import { type Evaluation, evaluateAt } from '../../../shared/vtl/evaluate-at';
import { openMappingScope } from '../../../shared/vtl/mapping-scope';
import { recordSteps, type StepRecording } from '../../../shared/vtl/record-steps';
import { compileTemplate } from '../../../shared/vtl/template';
import { TemplateError } from '../../../shared/vtl/template-error';
import type { EvaluationRequest, TemplateInvocation, TemplateResult } from './messages';

/** An editor asks at every pause of typing, and this process serves requests meanwhile. */
const sampleTimeMs = 500;

/** The whole of the template up to the step, and then again for each expression. */
const evaluationTimeMs = 200;

/** The output, or where and why the template fails. */
export function renderTemplate({
  template,
  body,
  params,
  context,
  stageVariables,
}: TemplateInvocation): TemplateResult {
  try {
    const scope = openMappingScope({ body, params, context, stageVariables });
    return { output: compileTemplate(template).render(scope.variables, { limits: { timeMs: sampleTimeMs } }) };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const { message, line, column, excerpt } = error;
    return { error: { message, line, column, excerpt } };
  }
}

/** What a debugger steps through; so many steps are kept as a window can hold. */
export function recordTemplate({ template, ...sample }: TemplateInvocation): StepRecording {
  const { variables } = openMappingScope(sample);
  return recordSteps(template, variables, { limits: { timeMs: sampleTimeMs } });
}

/** What expressions are worth before a step. Each of them has the time of a rendering, so there are few. */
export function evaluateInTemplate({ invocation, step, expressions }: EvaluationRequest): readonly Evaluation[] {
  const { template, ...sample } = invocation;
  const { variables } = openMappingScope(sample);
  return evaluateAt(template, variables, { step, expressions, limits: { timeMs: evaluationTimeMs } });
}
