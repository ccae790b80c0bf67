/** Rendering in tests: a template with its variables to its text, or to what its error says. */

import { openMappingScope } from './mapping-scope';
import { compileTemplate, type RenderOptions } from './template';
import { TemplateError } from './template-error';

/** What a test's request brings; what is left out is empty. */
export interface TestRequest {
  readonly body?: string | null;
  readonly path?: Record<string, string>;
  readonly querystring?: Record<string, string>;
  readonly header?: Record<string, string>;
  readonly context?: Record<string, unknown>;
  readonly stageVariables?: Record<string, string>;
}

/** Opens the variables of a request. */
export function requestScope(request: TestRequest = {}) {
  const { body = null, path = {}, querystring = {}, header = {}, context = {}, stageVariables = {} } = request;
  return openMappingScope({ body, params: { path, querystring, header }, context, stageVariables });
}

/** Renders a template for a request. */
export function rendered(source: string, request: TestRequest = {}, options: RenderOptions = {}): string {
  return compileTemplate(source).render(requestScope(request).variables, options);
}

/** Renders a template; an error gives its kind, such as `!parse`. */
export function outcome(source: string, request: TestRequest = {}, options: RenderOptions = {}): string {
  try {
    return rendered(source, request, options);
  } catch (thrown) {
    if (thrown instanceof TemplateError) return `!${thrown.kind}`;
    throw thrown;
  }
}

/** Outcomes of many templates at once, to be compared as one structure. */
export function outcomes(sources: readonly string[], request: TestRequest = {}): Record<string, string> {
  return Object.fromEntries(sources.map((source) => [source, outcome(source, request)]));
}
