// Renders a template on its own against a sample request, within tight limits: what an editor shows while one types.
import { openMappingScope } from '../../../shared/vtl/mapping-scope';
import { compileTemplate } from '../../../shared/vtl/template';
import { TemplateError } from '../../../shared/vtl/template-error';
import type { TemplateInvocation, TemplateResult } from './messages';

/** An editor asks at every pause of typing, and this process serves requests meanwhile. */
const sampleTimeMs = 500;

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
