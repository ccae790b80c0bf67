// The declared parameters of a method request, apart by where they come from.
import { pathVariables } from '../../../../shared/definition/api-view';
import type { Method } from '../../../../shared/definition/rest/method';

export type ParameterPlace = 'path' | 'querystring' | 'header';

/** Name → required, of one place. Path variables the method does not declare are among them, as not required. */
export function parametersIn(method: Method, place: ParameterPlace, resourcePath: string): Record<string, boolean> {
  const prefix = `method.request.${place}.`;
  const declared = Object.entries(method.requestParameters ?? {})
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, isRequired]) => [name.slice(prefix.length), isRequired] as const);
  const given = place === 'path' ? pathVariables(resourcePath).map((name) => [name, false] as const) : [];
  return Object.fromEntries([...given, ...declared]);
}

/** The whole record with the parameters of one place replaced; the others keep their order. */
export function withParameters(
  method: Method,
  place: ParameterPlace,
  parameters: Readonly<Record<string, boolean>>,
): Record<string, boolean> {
  const prefix = `method.request.${place}.`;
  const others = Object.entries(method.requestParameters ?? {}).filter(([name]) => !name.startsWith(prefix));
  const own = Object.entries(parameters).map(([name, isRequired]) => [prefix + name, isRequired] as const);
  return Object.fromEntries([...others, ...own]);
}
