// Parameter mappings of a REST API as those of an HTTP API.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
import { isReservedHeader, parseMappingValue } from '../v2/parameter-mapping';

/** A mapping that stayed behind, with the reason. */
export interface UnmovedMapping {
  readonly mapping: string;
  readonly why: string;
}

export interface MovedParameters {
  readonly parameters: Readonly<Record<string, string>>;
  readonly unmoved: readonly UnmovedMapping[];
}

/** The context variables of REST APIs that are called otherwise in HTTP APIs, or that those lack. */
const contextNames: ReadonlyMap<string, string | undefined> = new Map([
  ['resourcePath', 'routeKey'],
  ['resourceId', 'routeKey'],
  ['deploymentId', undefined],
  ['xrayTraceId', undefined],
  ['wafResponseCode', undefined],
  ['webaclArn', undefined],
  ['identity.apiKey', undefined],
  ['identity.apiKeyId', undefined],
  ['error.validationErrorString', undefined],
]);

/** The name that an HTTP API has for a context variable of a REST API; undefined where it has none. */
export function httpContextName(name: string): string | undefined {
  return contextNames.has(name) ? contextNames.get(name) : name;
}

/** A value such as `method.request.header.X` in the words of HTTP APIs; undefined where they have none. */
export function movedValue(value: string, side: 'request' | 'response'): string | undefined {
  const moved = valueInHttp(value);
  // What holds a dollar sign would be read as something else.
  return moved === undefined || parseMappingValue(moved, side) === undefined ? undefined : moved;
}

function valueInHttp(value: string): string | undefined {
  if (value.length >= 2 && value.startsWith("'") && value.endsWith("'")) {
    const text = value.slice(1, -1);
    return text.includes('$') ? undefined : text;
  }
  const context = /^context\.(.+)$/.exec(value)?.[1];
  if (context !== undefined) {
    const name = httpContextName(context);
    return name && `$context.${name}`;
  }
  if (value.startsWith('stageVariables.')) return `$${value}`;
  const [, root = '', place = '', rest = ''] =
    /^(method\.request|integration\.response)\.(header|multivalueheader|querystring|multivaluequerystring|path|body)(.*)$/s.exec(
      value,
    ) ?? [];
  if (root === '') return undefined;
  // `body.$.a` and `body.a` are one
  const name = place === 'body' ? rest.replace(/^\.\$(?=[.[])/, '') : rest;
  return `$${root.split('.')[1]}.${place.replace('multivalue', '')}${name}`;
}

/** The mappings of headers and query parameters of a request. Those of the path belong to the URI. */
export function moveRequestParameters(mappings: Readonly<Record<string, string>>): MovedParameters {
  const parameters: [string, string][] = [];
  const unmoved: UnmovedMapping[] = [];
  for (const [key, value] of Object.entries(mappings)) {
    const [, place = '', name = ''] = /^integration\.request\.(header|querystring)\.(.+)$/.exec(key) ?? [];
    if (place === '') continue;
    // A parameter that keeps its name goes along without a mapping.
    if (sameParameter(value, place, name)) continue;
    const moved = movedValue(value, 'request');
    if (place === 'header' && isReservedHeader(name)) {
      unmoved.push({ mapping: key, why: `HTTP APIs do not let a mapping change the header ${name}.` });
    } else if (moved === undefined) {
      unmoved.push({ mapping: key, why: `HTTP APIs have no source like ${value}.` });
    } else parameters.push([`overwrite:${place}.${name}`, moved]);
  }
  return { parameters: Object.fromEntries(parameters), unmoved };
}

function sameParameter(value: string, place: string, name: string): boolean {
  const [, from = '', source = ''] = /^method\.request\.(?:multivalue)?(header|querystring)\.(.+)$/.exec(value) ?? [];
  if (from !== place) return false;
  return place === 'header' ? source.toLowerCase() === name.toLowerCase() : source === name;
}

/** The headers that a response of the integration is given. CORS headers are the configuration's. */
export function moveResponseHeaders(mappings: Readonly<Record<string, string>>): MovedParameters {
  const parameters: [string, string][] = [];
  const unmoved: UnmovedMapping[] = [];
  for (const [key, value] of Object.entries(mappings)) {
    const name = /^method\.response\.header\.(.+)$/.exec(key)?.[1] ?? '';
    if (/^access-control-/i.test(name)) continue;
    const moved = movedValue(value, 'response');
    const isItself = value.toLowerCase() === `integration.response.header.${name.toLowerCase()}`;
    if (isItself) continue;
    if (isReservedHeader(name)) {
      unmoved.push({ mapping: key, why: `HTTP APIs do not let a mapping change the header ${name}.` });
    } else if (moved === undefined) {
      unmoved.push({ mapping: key, why: `HTTP APIs have no source like ${value}.` });
    } else parameters.push([`overwrite:header.${name}`, moved]);
  }
  return { parameters: Object.fromEntries(parameters), unmoved };
}
