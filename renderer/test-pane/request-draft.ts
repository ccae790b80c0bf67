// What the test pane will send for a method: parameters, headers and body as they are typed.

import { pathVariables } from '../../shared/definition/api-view';
import type { Method } from '../../shared/definition/rest/method';
import type { Trace } from '../../shared/trace/trace';
import type { KeyValueRow } from '../components/key-value-rows';

export interface RequestDraft {
  /** One row per path variable. */
  readonly path: readonly KeyValueRow[];
  readonly querystring: readonly KeyValueRow[];
  readonly headers: readonly KeyValueRow[];
  readonly body: string;
  /** The verb to send where the method is ANY. */
  readonly verb: string;
}

const bodyVerbs = new Set(['POST', 'PUT', 'PATCH', 'ANY']);

/** A first draft from the definition: declared parameters with empty values, required ones switched on. */
export function firstDraft(method: Method, resourcePath: string): RequestDraft {
  const declared = Object.entries(method.requestParameters ?? {});
  const rowsOf = (place: string): KeyValueRow[] =>
    declared
      .filter(([name]) => name.startsWith(`method.request.${place}.`))
      .map(([name, isRequired]) => ({
        name: name.slice(`method.request.${place}.`.length),
        value: '',
        isOn: isRequired,
      }));
  const mayHaveBody = bodyVerbs.has(method.httpMethod);
  return {
    path: pathVariables(resourcePath).map((name) => ({ name, value: '' })),
    querystring: rowsOf('querystring'),
    headers: rowsOf('header'),
    body: mayHaveBody && method.requestModels !== undefined ? '{}' : '',
    verb: method.httpMethod === 'ANY' ? 'GET' : method.httpMethod,
  };
}

/** A first draft for a route; routes declare no parameters but those of the path. */
export function routeDraft(httpMethod: string, path: string): RequestDraft {
  return {
    path: pathVariables(path).map((name) => ({ name, value: '' })),
    querystring: [],
    headers: [],
    body: '',
    verb: httpMethod === 'ANY' ? 'GET' : httpMethod,
  };
}

/** The draft with its path rows fitted to the resource's variables, keeping values by name. */
export function fitPath(draft: RequestDraft, resourcePath: string): RequestDraft {
  const values = new Map(draft.path.map(({ name, value }) => [name, value]));
  return { ...draft, path: pathVariables(resourcePath).map((name) => ({ name, value: values.get(name) ?? '' })) };
}

/** Path and query below the stage. An empty path value stands as its own name, so that the resource is still met. */
export function pathWithQueryString(draft: RequestDraft, resourcePath: string): string {
  const values = new Map(draft.path.map(({ name, value }) => [name, value]));
  const path = resourcePath.replace(/\{([^}+]+)(\+?)\}/g, (_, name: string, greedy: string) => {
    const value = values.get(name) ?? '';
    return greedy === '+'
      ? value.split('/').map(encodeURIComponent).join('/') || name
      : encodeURIComponent(value === '' ? name : value);
  });
  const query = draft.querystring
    .filter(isSent)
    .map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}

/** Header lines that are switched on. */
export function headerLines(draft: RequestDraft): [string, string][] {
  return draft.headers.filter(isSent).map(({ name, value }) => [name, value]);
}

/** A draft that repeats a recorded request. */
export function draftOfTrace(trace: Trace, pathValues: Readonly<Record<string, string>>): RequestDraft {
  const { request } = trace;
  return {
    path: Object.entries(pathValues).map(([name, value]) => ({ name, value: decoded(value) })),
    querystring: Object.entries(request.querystring ?? {}).flatMap(([name, list]) =>
      list.map((value) => ({ name, value, isOn: true })),
    ),
    headers: (request.headers ?? []).map(([name, value]) => ({ name, value, isOn: true })),
    body: request.body?.text ?? '',
    verb: request.method ?? 'GET',
  };
}

function isSent(row: KeyValueRow): boolean {
  return row.name !== '' && row.isOn !== false;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // an escape that is none stays as it was sent
  }
}
