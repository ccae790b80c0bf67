// Parts that methods of one API have in common: models, and templates, patterns and expressions of the same text.
import type { RestApiView } from '../../../shared/definition/api-view';
import { type CompiledTemplate, compileTemplate } from '../../../shared/vtl/template';
import { TemplateError } from '../../../shared/vtl/template-error';
import { type ModelCompiler, openModelCompiler } from '../4-method-request/compile-body-models';
import { type MappingExpression, parseMappingExpression } from '../context/mapping-expression';
import type { BodySide } from '../context/mapping-sources';
import { compileSelectionPattern, type SelectionPattern } from './selection-pattern';

export interface SharedParts {
  readonly models: ModelCompiler;
  /** The template, or why its source is none. */
  template(source: string): CompiledTemplate | TemplateError;
  pattern(source: string): SelectionPattern;
  expression(text: string, side: BodySide): MappingExpression | { readonly problem: string };
}

/** Opens the parts of one API. Each text is compiled once, however many methods have it. */
export function openSharedParts(view: RestApiView): SharedParts {
  const ofRequest = remembering((text) => parseMappingExpression(text, 'request'));
  const ofResponse = remembering((text) => parseMappingExpression(text, 'response'));
  return {
    models: openModelCompiler(view),
    template: remembering(templateOrError),
    pattern: remembering(compileSelectionPattern),
    expression: (text, side) => (side === 'request' ? ofRequest(text) : ofResponse(text)),
  };
}

function remembering<T>(compile: (text: string) => T): (text: string) => T {
  const compiled = new Map<string, T>();
  return (text) => {
    const known = compiled.get(text);
    if (known !== undefined) return known;
    const made = compile(text);
    compiled.set(text, made);
    return made;
  };
}

function templateOrError(source: string): CompiledTemplate | TemplateError {
  try {
    return compileTemplate(source);
  } catch (thrown) {
    if (thrown instanceof TemplateError) return thrown;
    throw thrown;
  }
}
