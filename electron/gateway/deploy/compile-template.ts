// Mapping templates ready to run: parsed once, plain text folded.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html
import { compileTemplate } from '../../../shared/vtl/template';
import { TemplateError } from '../../../shared/vtl/template-error';
import type { BodyTemplate } from './compiled-method';
import type { ReportProblem } from './report-problem';

/** Compiles the template `source`. A broken one is reported, and fails whenever it is rendered. */
export function compileBodyTemplate(
  contentType: string,
  source: string,
  path: string,
  report: ReportProblem,
): BodyTemplate {
  // A template without these three characters is its own output.
  if (!/[$#\\]/.test(source)) {
    return { contentType, constant: Buffer.from(source, 'utf8'), usesContext: false, render: () => source };
  }
  const usesContext = source.includes('context');
  try {
    const template = compileTemplate(source);
    return { contentType, constant: undefined, usesContext, render: (scope) => template.render(scope.variables) };
  } catch (thrown) {
    if (!(thrown instanceof TemplateError)) throw thrown;
    report(path, `${thrown.message} (line ${thrown.line}, column ${thrown.column})`);
    return {
      contentType,
      constant: undefined,
      usesContext,
      render() {
        throw thrown;
      },
    };
  }
}
