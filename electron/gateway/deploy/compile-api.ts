// Compiles a snapshot into the deployment that serves: routes, methods, gateway responses.
import { type ApiSnapshot, definitionOf, type RestApiView, viewRestApi } from '../../../shared/definition/api-view';
import { compileAuthorizers, tokenHeadersOf, tokenParametersOf } from '../3-access/authorizers/compile-authorizers';
import type { CompileProblem } from '../process/messages';
import { compileGatewayResponses } from './compile-gateway-responses';
import { methodCompiler } from './compile-method';
import { compileResourcePolicy } from './compile-resource-policy';
import { type CompiledDeployment, compiledMethodKey } from './compiled-deployment';
import type { CompiledMethod } from './compiled-method';
import { buildRouteTree } from './route-tree';

export interface CompileOptions {
  /** Compile the methods of this resource only: enough to test one of them. */
  readonly onlyResourceId?: string;
}

/** A snapshot from which nothing can be served. */
export class CompileFailure extends Error {
  override readonly name = 'CompileFailure';
  constructor(
    message: string,
    readonly problems: readonly CompileProblem[] = [],
  ) {
    super(message);
  }
}

/** Compiles `snapshot`. Parts that cannot work become problems; only a snapshot without an API or root throws. */
export function compileApi(snapshot: ApiSnapshot, options: CompileOptions = {}): CompiledDeployment {
  if (snapshot.protocol !== 'REST') {
    throw new CompileFailure(`Only REST APIs have methods and resources; this is a ${snapshot.protocol} API.`);
  }
  const view = viewRestApi(definitionOf(snapshot), snapshot.apiId);
  if (view === undefined) throw new CompileFailure(`The snapshot holds no API ${snapshot.apiId} with a root resource.`);
  const problems: CompileProblem[] = [];
  const methods = compileMethods(view, problems, options);
  const { api } = view;
  return {
    apiId: api.id,
    apiName: api.name,
    view,
    routes: buildRouteTree(view.root, ({ resource }, httpMethod) =>
      methods.get(compiledMethodKey(resource.id, httpMethod)),
    ),
    methods,
    gatewayResponses: compileGatewayResponses(view.gatewayResponses),
    functionAuthorizers: compileAuthorizers(view, problems),
    tokenHeaders: tokenHeadersOf(view),
    tokenParameters: tokenParametersOf(view),
    binaryMediaTypes: api.binaryMediaTypes ?? [],
    minimumCompressionSize: api.minimumCompressionSize,
    endpointType: api.endpointConfiguration.types[0] ?? 'EDGE',
    vpcEndpointIds: api.endpointConfiguration.vpcEndpointIds ?? [],
    disableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
    policy: compileResourcePolicy(api, problems),
    problems,
  };
}

function compileMethods(
  view: RestApiView,
  problems: CompileProblem[],
  { onlyResourceId }: CompileOptions,
): ReadonlyMap<string, CompiledMethod> {
  const compiled = new Map<string, CompiledMethod>();
  // One for all methods: equal templates, patterns and models are compiled once.
  const compileMethod = methodCompiler(view, problems);
  for (const resource of view.resources.values()) {
    const { id } = resource.resource;
    if (onlyResourceId !== undefined && id !== onlyResourceId) continue;
    for (const [httpMethod, method] of resource.methods) {
      compiled.set(compiledMethodKey(id, httpMethod), compileMethod(resource, method));
    }
  }
  return compiled;
}
