// The integration request of a method: its templates by content type and its parameter mappings.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
import type { Method } from '../../../shared/definition/rest/method';
import { mediaTypeOf } from '../context/media-type';
import { compileBodyTemplate } from './compile-template';
import type { BodyTemplate, CompiledIntegrationRequest, ParameterMapping, RequestTemplates } from './compiled-method';
import type { ReportProblem } from './report-problem';
import type { SharedParts } from './shared-parts';

const target = /^integration\.request\.(path|querystring|header)\.(.+)$/;

/** Compiles the integration request of `method`. Proxy integrations have no templates. */
export function compileIntegrationRequest(
  method: Method,
  parts: SharedParts,
  report: ReportProblem,
): CompiledIntegrationRequest {
  const integration = method.methodIntegration;
  const isProxy = integration?.type === 'HTTP_PROXY' || integration?.type === 'AWS_PROXY';
  return {
    templates: isProxy ? passThrough : compileTemplates(method, parts, report),
    contentHandling: integration?.contentHandling,
    ...compileMappings(integration?.requestParameters ?? {}, parts, report),
  };
}

const passThrough: RequestTemplates = {
  byType: new Map(),
  fallback: undefined,
  passthrough: 'WHEN_NO_MATCH',
  usesContext: false,
};

function compileTemplates(method: Method, parts: SharedParts, report: ReportProblem): RequestTemplates {
  const byType = new Map<string, BodyTemplate>();
  let fallback: BodyTemplate | undefined;
  for (const [contentType, source] of Object.entries(method.methodIntegration?.requestTemplates ?? {})) {
    const path = `methodIntegration.requestTemplates.${contentType}`;
    // AWS assumed: an empty request template gives an empty body rather than none at all
    const template = compileBodyTemplate(contentType, source ?? '', path, parts, report);
    if (contentType === '$default') fallback = template;
    else byType.set(mediaTypeOf(contentType) ?? contentType, template);
  }
  return {
    byType,
    fallback,
    passthrough: method.methodIntegration?.passthroughBehavior ?? 'WHEN_NO_MATCH',
    usesContext: [...byType.values(), fallback].some((template) => template?.usesContext === true),
  };
}

function compileMappings(
  parameters: Readonly<Record<string, string>>,
  parts: SharedParts,
  report: ReportProblem,
): Pick<CompiledIntegrationRequest, 'path' | 'querystring' | 'header'> {
  const mappings = {
    path: [] as ParameterMapping[],
    querystring: [] as ParameterMapping[],
    header: [] as ParameterMapping[],
  };
  for (const [key, value] of Object.entries(parameters)) {
    const path = 'methodIntegration.requestParameters';
    const [, location, name] = target.exec(key) ?? [];
    const expression = parts.expression(value, 'request');
    if (location === undefined || name === undefined)
      report(path, `${key} is no parameter of the integration request.`);
    else if ('problem' in expression) report(path, expression.problem);
    else mappings[location as keyof typeof mappings].push({ name, expression });
  }
  return mappings;
}
