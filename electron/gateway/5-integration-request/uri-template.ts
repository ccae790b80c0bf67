// The URI of an integration: taken apart at deploy, put together with the request's values.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
import { own } from '../../../shared/definition/records';
import type { UriPart, UriTemplate } from '../deploy/compiled-method';

const placeholder = /\$\{stageVariables\.([A-Za-z0-9_]+)\}|\{([A-Za-z0-9._$-]+)\}/g;

/** Characters that a path keeps as they are; `%` is looked at apart. */
const pathText = /^[A-Za-z0-9\-._~!$&'()*+,;=:@/]*$/;
const outsidePath = /[^A-Za-z0-9\-._~!$&'()*+,;=:@/%]+/g;
const outsideQuery = /[^A-Za-z0-9\-._~!$'()*,;:@/?%]+/g;
const escapedPercent = /%(?![0-9A-Fa-f]{2})/g;
const hostText = /^[A-Za-z0-9\-._~:[\]]+$/;
const outsideUnreserved = /[^A-Za-z0-9\-._~]+/g;

/** A value for `{name}`. `isEncoded`: it still carries the client's percent escapes, which are kept. */
export interface PathValue {
  readonly text: string;
  readonly isEncoded: boolean;
}

/** Takes a URI apart at `{name}` and `${stageVariables.name}`. Never fails: what is no place stays text. */
export function parseUriTemplate(source: string): UriTemplate {
  const parts: UriPart[] = [];
  let place: UriPart['place'] = 'origin';
  const addText = (text: string) => {
    if (text === '') return;
    parts.push({ kind: 'text', value: text, place });
    place = placeAfter(text, place);
  };
  let end = 0;
  for (const match of source.matchAll(placeholder)) {
    addText(source.slice(end, match.index));
    end = match.index + match[0].length;
    const [, variable, name] = match;
    parts.push(
      variable === undefined
        ? { kind: 'path-parameter', value: name ?? '', place }
        : { kind: 'stage-variable', value: variable, place },
    );
  }
  addText(source.slice(end));
  return { source, parts, isConstant: parts.every((part) => part.kind === 'text') };
}

/**
 * The URL for one request, or undefined where it cannot be one: a place without a value, or a host with characters no
 * host has.
 * AWS documented: only `integration.request.path.name` fills `{name}`; AWS recorded: unset stage variables end in 500.
 */
export function renderUri(
  template: UriTemplate,
  values: ReadonlyMap<string, PathValue>,
  stageVariables: Readonly<Record<string, string>>,
): string | undefined {
  let url = '';
  for (const part of template.parts) {
    const text = renderPart(part, values, stageVariables);
    if (text === undefined) return undefined;
    url += text;
  }
  // A brace that is left over belongs to a place that nothing can fill, such as `{proxy+}`.
  return url.includes('{') || url.includes('}') ? undefined : url;
}

/** Host and port of a URL; undefined where there is none. */
export function hostOfUrl(url: string): string | undefined {
  return /^https?:\/\/([^/?#]+)/i.exec(url)?.[1];
}

/** `text` as one query name or value. */
export function encodeQueryText(text: string): string {
  return text.replace(outsideUnreserved, encodeCharacters);
}

function renderPart(
  part: UriPart,
  values: ReadonlyMap<string, PathValue>,
  stageVariables: Readonly<Record<string, string>>,
): string | undefined {
  if (part.kind === 'text') return part.value;
  if (part.kind === 'stage-variable') return own(stageVariables, part.value);
  const value = values.get(part.value);
  if (value === undefined) return undefined;
  if (part.place === 'origin') return hostText.test(value.text) ? value.text : undefined;
  return part.place === 'path' ? encodePathText(value) : escapeOutside(value, outsideQuery);
}

/** `value` as path text: slashes stay, everything a path cannot hold is escaped. */
export function encodePathText(value: PathValue): string {
  return pathText.test(value.text) ? value.text : escapeOutside(value, outsidePath);
}

function escapeOutside({ text, isEncoded }: PathValue, outside: RegExp): string {
  const percentSafe = text.replace(isEncoded ? escapedPercent : /%/g, '%25');
  return percentSafe.replace(outside, encodeCharacters);
}

/** Runs of characters come whole, so that surrogate pairs stay together; lone surrogates become U+FFFD. */
function encodeCharacters(text: string): string {
  return Array.from(Buffer.from(text, 'utf8'), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(
    '',
  );
}

/** Where the text after `text` stands: the origin ends at the first slash or question mark after `//`. */
function placeAfter(text: string, place: UriPart['place']): UriPart['place'] {
  if (place === 'query') return 'query';
  if (place === 'path') return text.includes('?') ? 'query' : 'path';
  const scheme = text.indexOf('://');
  const rest = scheme === -1 ? text : text.slice(scheme + 3);
  const end = rest.search(/[/?]/);
  if (end === -1) return 'origin';
  return rest.includes('?') ? 'query' : 'path';
}
