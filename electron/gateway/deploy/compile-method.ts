// Compiles one method: validators, templates, mappings, patterns and the address it calls.
import type { ResourceView, RestApiView } from '../../../shared/definition/api-view';
import { entityKey } from '../../../shared/definition/entities';
import type { Method } from '../../../shared/definition/rest/method';
import type { ModelCompiler } from '../4-method-request/compile-body-models';
import { requiredParametersOf } from '../4-method-request/required-parameters';
import { mediaTypeOf } from '../context/media-type';
import type { CompileProblem } from '../process/messages';
import { compileCacheKey } from './compile-cache-key';
import { compileEndpoint } from './compile-endpoint';
import { compileIntegrationRequest } from './compile-integration-request';
import { compileIntegrationResponses } from './compile-integration-responses';
import type { BodyModel, BodyModels, CompiledMethod } from './compiled-method';
import type { ReportProblem } from './report-problem';
import { openSharedParts } from './shared-parts';

export type MethodCompiler = (resource: ResourceView, method: Method) => CompiledMethod;

/**
 * Compiles the methods of one API, which share what they have in common. Never throws for a broken part: the part becomes a problem,
 * and answers as AWS would when a request needs it.
 */
export function methodCompiler(view: RestApiView, problems: CompileProblem[]): MethodCompiler {
  const parts = openSharedParts(view);
  return (resource, method) => {
    const methodKey = entityKey('method', view.api.id, resource.resource.id, method.httpMethod);
    const report: ReportProblem = (path, message) => problems.push({ key: methodKey, path, message });
    const validator = view.requestValidators.get(method.requestValidatorId ?? '');
    const integrationRequest = compileIntegrationRequest(method, parts, report);
    return {
      methodKey,
      method,
      resourceId: resource.resource.id,
      resourcePath: resource.path,
      integrationType: method.methodIntegration?.type,
      methodRequest: {
        requiredParameters: requiredParametersOf(method, validator),
        bodyModels: validator?.validateRequestBody ? compileBodyModels(method, parts.models, report) : undefined,
      },
      integrationRequest,
      endpoint: compileEndpoint(method.methodIntegration, integrationRequest, report),
      integrationResponses: compileIntegrationResponses(method, parts, report),
      cacheKey: compileCacheKey(resource.resource.id, method, parts, report),
    };
  };
}

/** Compiles one method on its own. */
export function compileMethod(
  view: RestApiView,
  resource: ResourceView,
  method: Method,
  problems: CompileProblem[],
): CompiledMethod {
  return methodCompiler(view, problems)(resource, method);
}

function compileBodyModels(method: Method, models: ModelCompiler, report: ReportProblem): BodyModels {
  const byType = new Map<string, BodyModel>();
  let fallback: BodyModel | undefined;
  const requestModels = Object.entries(method.requestModels ?? {});
  // AWS assumed: without request models the Empty model applies to every content type
  if (requestModels.length === 0) return { byType, fallback: models.emptyModel };
  for (const [contentType, name] of requestModels) {
    const problem = models.problemOf(name);
    if (problem !== undefined) report(`requestModels.${contentType}`, problem);
    const model = models.model(name);
    if (contentType === '$default') fallback = model;
    else if (model !== undefined) byType.set(mediaTypeOf(contentType) ?? contentType, model);
  }
  return { byType, fallback };
}
