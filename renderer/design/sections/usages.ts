// Where the parts of an API are used: the methods that name them, and models that refer to models.
import type { ResourceView, RestApiView } from '../../../shared/definition/api-view';
import type { Method } from '../../../shared/definition/rest/method';
import { orderedMethods } from '../resource-tree/tree-rows';

export interface MethodUse {
  readonly node: ResourceView;
  readonly method: Method;
  /** `request body`, `response 200`. */
  readonly as: string;
}

/** The methods whose bodies are documented or checked with the model. */
export function usesOfModel(view: RestApiView, model: string): MethodUse[] {
  return methodsOf(view).flatMap(({ node, method }) => [
    ...(Object.values(method.requestModels ?? {}).includes(model) ? [{ node, method, as: 'request body' }] : []),
    ...Object.values(method.methodResponses ?? {})
      .filter(({ responseModels }) => Object.values(responseModels ?? {}).includes(model))
      .map(({ statusCode }) => ({ node, method, as: `response ${statusCode}` })),
  ]);
}

/** The models whose schema refers to `model`. */
export function modelsThatRefer(view: RestApiView, model: string): string[] {
  const reference = new RegExp(`/models/${escapePattern(model)}(?![A-Za-z0-9])`);
  return [...view.models.values()]
    .filter(({ name, schema }) => name !== model && reference.test(schema ?? ''))
    .map(({ name }) => name);
}

/** The methods an authorizer guards. */
export function usesOfAuthorizer(view: RestApiView, authorizerId: string): MethodUse[] {
  return methodsOf(view)
    .filter(({ method }) => method.authorizerId === authorizerId)
    .map((use) => ({ ...use, as: 'authorization' }));
}

/** The methods a validator checks. */
export function usesOfValidator(view: RestApiView, validatorId: string): MethodUse[] {
  return methodsOf(view)
    .filter(({ method }) => method.requestValidatorId === validatorId)
    .map((use) => ({ ...use, as: 'validation' }));
}

function methodsOf(view: RestApiView): { node: ResourceView; method: Method }[] {
  return [...view.resources.values()].flatMap((node) => orderedMethods(node).map((method) => ({ node, method })));
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
