// What an API has that may be documented and is not, as GetDocumentationParts lists it for UNDOCUMENTED.
// https://docs.aws.amazon.com/apigateway/latest/api/API_GetDocumentationParts.html
import type { ResourceView, RestApiView } from '../../../../shared/definition/api-view';
import type { DocumentationPart } from '../../../../shared/definition/rest/documentation';
import type { Method } from '../../../../shared/definition/rest/method';

type Location = DocumentationPart['location'];

/** The locations of `view` that none of `parts` documents: API first, then named parts, then by path. */
export function undocumentedLocations(view: RestApiView, parts: readonly DocumentationPart[]): readonly Location[] {
  const documented = parts.map(({ location }) => location);
  return locationsOf(view).filter((place) => !documented.some((location) => covers(location, place)));
}

function locationsOf({ authorizers, models, root }: RestApiView): readonly Location[] {
  return [
    { type: 'API' },
    ...[...authorizers.values()].map(({ name }): Location => ({ type: 'AUTHORIZER', name })),
    ...[...models.keys()].sort().map((name): Location => ({ type: 'MODEL', name })),
    ...resourceLocations(root),
  ];
}

function resourceLocations({ path, methods, children }: ResourceView): readonly Location[] {
  return [
    { type: 'RESOURCE', path },
    ...[...methods.values()].flatMap((method) => methodLocations(path, method)),
    ...children.flatMap(resourceLocations),
  ];
}

const parameterTypes = {
  path: 'PATH_PARAMETER',
  querystring: 'QUERY_PARAMETER',
  header: 'REQUEST_HEADER',
} as const;

function methodLocations(path: string, { httpMethod, ...method }: Method): readonly Location[] {
  const place = { path, method: httpMethod };
  const parameters = Object.keys(method.requestParameters ?? {}).flatMap((parameter): Location[] => {
    const [, kind = '', name = ''] = /^method\.request\.(path|querystring|header)\.(.+)$/.exec(parameter) ?? [];
    if (kind !== 'path' && kind !== 'querystring' && kind !== 'header') return [];
    return [{ type: parameterTypes[kind], ...place, name }];
  });
  const responses = Object.values(method.methodResponses ?? {}).flatMap((response): Location[] => {
    const { statusCode, responseParameters = {}, responseModels = {} } = response;
    const at = { ...place, statusCode };
    const headers = Object.keys(responseParameters).map(
      (parameter): Location => ({
        type: 'RESPONSE_HEADER',
        ...at,
        name: parameter.replace(/^method\.response\.header\./, ''),
      }),
    );
    const hasBody = Object.keys(responseModels).length > 0;
    return [{ type: 'RESPONSE', ...at }, ...headers, ...(hasBody ? [{ type: 'RESPONSE_BODY' as const, ...at }] : [])];
  });
  const hasBody = Object.keys(method.requestModels ?? {}).length > 0;
  return [
    { type: 'METHOD', ...place },
    ...parameters,
    ...(hasBody ? [{ type: 'REQUEST_BODY' as const, ...place }] : []),
    ...responses,
  ];
}

/** AWS documented: `*` stands for every method and every status code, and is what an absent one means. */
function covers(location: Location, place: Location): boolean {
  const any = (wanted: string | undefined, is: string | undefined) =>
    wanted === undefined || wanted === '*' || wanted === is;
  return (
    location.type === place.type &&
    location.name === place.name &&
    (place.path === undefined || (location.path ?? '/') === place.path) &&
    any(location.method, place.method) &&
    any(location.statusCode, place.statusCode)
  );
}
