// Mapping templates ready to run: parsed once, plain text folded.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html
import { TemplateError } from '../../../shared/vtl/template-error';
import type { BodyTemplate } from './compiled-method';
import type { ReportProblem } from './report-problem';
import type { SharedParts } from './shared-parts';

/** Compiles the template `source`. A broken one is reported, and fails whenever it is rendered. */
export function compileBodyTemplate(
  contentType: string,
  source: string,
  path: string,
  parts: SharedParts,
  report: ReportProblem,
): BodyTemplate {
  // A template without these three characters is its own output.
  if (!/[$#\\]/.test(source)) {
    return { contentType, constant: Buffer.from(source, 'utf8'), usesContext: false, render: () => source };
  }
  const usesContext = source.includes('context');
  const template = parts.template(source);
  if (!(template instanceof TemplateError)) {
    return { contentType, constant: undefined, usesContext, render: (scope) => template.render(scope.variables) };
  }
  report(path, `${template.message} (line ${template.line}, column ${template.column})`);
  return {
    contentType,
    constant: undefined,
    usesContext,
    render() {
      throw template;
    },
  };
}
