// The functions that a client library has: one per resource and verb, with the parameters its method names.
import { pathVariables, type ResourceView, type RestApiView } from '../definition/api-view';
import { httpMethods, type Method } from '../definition/rest/method';
import { freeName, methodName, operationAlias } from './method-name';

export interface SdkMethod {
  readonly name: string;
  /** A second name for the same function, from the method's operation name. */
  readonly alias?: string;
  /** `GET` … */
  readonly verb: string;
  /** The resource's path, which is the URI template of the call. */
  readonly path: string;
  readonly pathNames: readonly string[];
  readonly headerNames: readonly string[];
  readonly queryNames: readonly string[];
  /** Names that a caller must give. */
  readonly requiredNames: readonly string[];
  readonly takesBody: boolean;
  /** Model of the request body. */
  readonly bodyModel?: string;
  /** Models of the successful responses. */
  readonly answerModels: readonly string[];
}

export interface SdkMethods {
  readonly methods: readonly SdkMethod[];
  /** Paths of methods with the verb ANY. */
  readonly anyPaths: readonly string[];
}

/**
 * The functions of an API in the order of its resources.
 * AWS documented: ANY methods are not part of the library.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-generate-sdk-javascript.html
 */
export function listSdkMethods(view: RestApiView): SdkMethods {
  const rows = resourcesInOrder(view.root).flatMap((resource) =>
    httpMethods.flatMap((verb) => {
      const method = resource.methods.get(verb);
      return method === undefined ? [] : [{ path: resource.path, verb, method }];
    }),
  );
  const taken = new Set<string>();
  const named = rows
    .filter(({ verb }) => verb !== 'ANY')
    .map((row) => {
      const name = freeName(methodName(row.path, row.verb), taken);
      taken.add(name);
      return { ...row, name };
    });
  const methods = named.map(({ path, verb, method, name }) => {
    const alias = method.operationName === undefined ? undefined : operationAlias(method.operationName);
    const isFree = alias !== undefined && !taken.has(alias);
    if (isFree) taken.add(alias);
    return { name, ...(isFree && { alias }), verb, path, ...inputOf(path, method), ...modelsOf(method) };
  });
  return { methods, anyPaths: rows.filter(({ verb }) => verb === 'ANY').map(({ path }) => path) };
}

function resourcesInOrder(resource: ResourceView): ResourceView[] {
  return [resource, ...resource.children.flatMap(resourcesInOrder)];
}

const parameterPattern = /^method\.request\.(path|querystring|multivaluequerystring|header|multivalueheader)\.(.+)$/s;

function inputOf(path: string, method: Method) {
  const named = Object.entries(method.requestParameters ?? {}).flatMap(([key, isRequired]) => {
    const [, place = '', name = ''] = parameterPattern.exec(key) ?? [];
    return name === '' ? [] : [{ place, name, isRequired }];
  });
  const at = (...places: string[]) => [
    ...new Set(named.filter(({ place }) => places.includes(place)).map(({ name }) => name)),
  ];
  // Every variable is needed to write the path, whether the method names it or not.
  const pathNames = pathVariables(path);
  const others = named.filter(({ place, isRequired }) => isRequired && place !== 'path').map(({ name }) => name);
  return {
    pathNames,
    headerNames: at('header', 'multivalueheader'),
    queryNames: at('querystring', 'multivaluequerystring'),
    requiredNames: [...new Set([...pathNames, ...others])],
  };
}

function modelsOf(method: Method) {
  const bodyModels = Object.values(method.requestModels ?? {});
  const [bodyModel] = bodyModels;
  const answers = Object.values(method.methodResponses ?? {})
    .filter(({ statusCode }) => statusCode.startsWith('2'))
    .flatMap(({ responseModels }) => Object.values(responseModels ?? {}));
  return {
    takesBody: method.httpMethod !== 'GET' && method.httpMethod !== 'HEAD',
    ...(bodyModel !== undefined && { bodyModel }),
    answerModels: [...new Set(answers)].sort(),
  };
}
