// Parameter mapping of a request to an HTTP API: headers, query string and path as the integration gets them.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
import type { HeaderList } from '../../../../shared/trace/trace';
import { parseQuery } from '../../1-entry/query-string';
import { isHeaderNamed } from '../../context/header-lines';
import { openHttpMappingSources } from '../../context/http-api/http-mapping-sources';
import type { MappingAction } from '../../deploy/http-api/compiled-http-api';
import type { HttpExchange } from '../../http-exchange';
import { encodeQueryText } from '../uri-template';

/** The request after its mappings; the client's own where there are none. */
export interface MappedRequest {
  readonly headers: HeaderList;
  /** Undecoded. */
  readonly rawQuery: string;
  /** Decoded pairs in order. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Set by `overwrite:path`. */
  readonly path: string | undefined;
}

/** Applies the route's mappings to the request with these header lines. */
export function mapRoutedRequest(exchange: HttpExchange, headers: HeaderList): MappedRequest {
  const { rawQuery, query } = exchange.invocation;
  const mappings = exchange.match?.route.requestMappings ?? [];
  if (mappings.length === 0) return { headers, rawQuery, query, path: undefined };
  const sources = openHttpMappingSources(exchange);
  let lines = headers;
  let mappedQuery = rawQuery;
  let path: string | undefined;
  for (const { action, place, name, value } of mappings) {
    const text = action === 'remove' ? '' : value(sources);
    // AWS assumed: what resolves to nothing leaves the parameter as it was
    if (text === undefined) continue;
    if (place === 'header') lines = mappedHeaders(lines, action, name, text);
    else if (place === 'querystring') mappedQuery = mappedQueryString(mappedQuery, action, name, text);
    else path = text;
  }
  const isSameQuery = mappedQuery === rawQuery;
  return {
    headers: lines,
    rawQuery: mappedQuery,
    query: isSameQuery ? query : parseQuery(mappedQuery),
    path,
  };
}

/** `lines` after one mapping of a header. AWS assumed: an appended value is a line of its own. */
export function mappedHeaders(lines: HeaderList, action: MappingAction, name: string, text: string): HeaderList {
  if (action === 'append') return [...lines, [name, text]];
  const lowerName = name.toLowerCase();
  const others = lines.filter(([sent]) => !isHeaderNamed(sent, lowerName));
  return action === 'remove' ? others : [...others, [name, text]];
}

/** Works on the text as it was sent, so that parameters which no mapping names go on as they came. */
function mappedQueryString(rawQuery: string, action: MappingAction, name: string, text: string): string {
  const parts = rawQuery === '' ? [] : rawQuery.split('&');
  const kept = action === 'append' ? parts : parts.filter((part) => parseQuery(part)[0]?.[0] !== name);
  if (action === 'remove') return kept.join('&');
  return [...kept, `${encodeQueryText(name)}=${encodeQueryText(text)}`].join('&');
}
