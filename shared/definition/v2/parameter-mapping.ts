// Parameter mapping of HTTP APIs: what keys and values say. The engine compiles them, the rules refuse others.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html

export type MappingSide = 'request' | 'response';

/** What a key changes: `append:header.x-a`, `overwrite:path`, `overwrite:statuscode`. */
export interface MappingTarget {
  readonly action: 'append' | 'overwrite' | 'remove';
  readonly place: 'header' | 'querystring' | 'path' | 'statuscode';
  /** The header or query parameter; empty for the others. */
  readonly name: string;
}

/** A part of a value: text as it is, or something that is looked up. */
export type MappingPart = string | MappingSource;

export type MappingSource =
  | { readonly kind: 'header'; readonly side: MappingSide; readonly name: string }
  | { readonly kind: 'querystring'; readonly name: string }
  /** The path without the stage, or one of its variables. */
  | { readonly kind: 'path'; readonly name?: string }
  /** The whole body, or what a JSONPath such as `$.a.b[0]` finds in it. */
  | { readonly kind: 'body'; readonly side: MappingSide; readonly path?: string }
  | { readonly kind: 'context'; readonly name: string }
  | { readonly kind: 'stage-variable'; readonly name: string };

const named = /^(append|overwrite|remove):(header|querystring)\.(.+)$/;
const headerName = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
// AWS documented: headers that the service or the connection owns; Host is not among them
const reserved =
  /^(?:access-control-.*|apigw-.*|x-amz-.*|x-amzn-.*|authorization|connection|content-encoding|content-length|content-location|forwarded|keep-alive|origin|proxy-authenticate|proxy-authorization|te|trailers|transfer-encoding|upgrade|x-forwarded-for|x-forwarded-host|x-forwarded-proto|via)$/i;

/** The target that a key names; undefined where it names none. */
export function parseMappingTarget(key: string, side: MappingSide): MappingTarget | undefined {
  if (side === 'request' && key === 'overwrite:path') return { action: 'overwrite', place: 'path', name: '' };
  if (side === 'response' && key === 'overwrite:statuscode') {
    return { action: 'overwrite', place: 'statuscode', name: '' };
  }
  const [, action, place, name = ''] = named.exec(key) ?? [];
  if (action === undefined || (place === 'querystring' && side === 'response')) return undefined;
  if (place === 'header' && !headerName.test(name)) return undefined;
  return { action: action as MappingTarget['action'], place: place as 'header' | 'querystring', name };
}

/** True for headers that no mapping may change. */
export function isReservedHeader(name: string): boolean {
  return reserved.test(name);
}

/** Takes a value apart; undefined where an expression in it is none that is known. */
export function parseMappingValue(value: string, side: MappingSide): readonly MappingPart[] | undefined {
  if (!value.includes('${')) {
    if (!value.startsWith('$')) return value === '' ? [] : [value];
    const source = parseMappingSource(value.slice(1), side);
    return source && [source];
  }
  const parts: MappingPart[] = [];
  let end = 0;
  for (const found of value.matchAll(/\$\{([^}]*)\}/g)) {
    const source = parseMappingSource(found[1] ?? '', side);
    if (source === undefined) return undefined;
    if (found.index > end) parts.push(value.slice(end, found.index));
    parts.push(source);
    end = found.index + found[0].length;
  }
  if (end < value.length) parts.push(value.slice(end));
  return parts;
}

/** `request.header.x`, without `$` and braces. Responses may be mapped from both messages. */
function parseMappingSource(expression: string, side: MappingSide): MappingSource | undefined {
  const [, root = '', rest = ''] = /^([A-Za-z]+)\.(.+)$/s.exec(expression) ?? [];
  if (root === 'context' && /^[A-Za-z0-9_.-]+$/.test(rest)) return { kind: 'context', name: rest };
  if (root === 'stageVariables' && /^[A-Za-z0-9_]+$/.test(rest)) return { kind: 'stage-variable', name: rest };
  if (root !== 'request' && (root !== 'response' || side === 'request')) return undefined;
  if (rest === 'body') return { kind: 'body', side: root };
  if (/^body[.[]/.test(rest)) return bodySource(root, rest.slice('body'.length));
  if (rest === 'path' && root === 'request') return { kind: 'path' };
  const [, place, name = ''] = /^(header|querystring|path)\.(.+)$/s.exec(rest) ?? [];
  if (place === 'header') return headerName.test(name) ? { kind: 'header', side: root, name } : undefined;
  if (root === 'response') return undefined;
  if (place === 'querystring') return { kind: 'querystring', name };
  return place === 'path' ? { kind: 'path', name } : undefined;
}

/** AWS documented: neither `..` nor filters. */
function bodySource(side: MappingSide, path: string): MappingSource | undefined {
  return path.includes('..') || path.includes('?(') ? undefined : { kind: 'body', side, path: `$${path}` };
}
