// A request as WAF sees it, and the parts of it that rules look at. All texts are strings of bytes.
// https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-fields-list.html
import { byteText } from './byte-text';
import type { FieldToMatch, MatchScope, OversizeHandling } from './field-to-match';
import { jsonTexts } from './json-texts';

type Pairs = readonly (readonly [name: string, value: string])[];

/** What a rule can look at. */
export interface InspectedRequest {
  readonly method: string;
  /** With the stage in it, undecoded. */
  readonly path: string;
  /** Undecoded, without `?`. */
  readonly rawQuery: string;
  readonly headers: Pairs;
  readonly body: string;
  readonly sourceIp: string;
}

/** Bytes of each part that are inspected. */
export interface InspectionLimits {
  readonly bodyBytes: number;
}

/** The texts of a field. `MATCH` and `NO_MATCH`: it is too large, or no JSON, and the rule says what that counts as. */
export type FieldTexts = readonly string[] | 'MATCH' | 'NO_MATCH';

/** AWS assumed: headers and cookies up to 8 KB or 200 entries. */
const pairBytes = 8_192;
const pairEntries = 200;

/** The texts that `field` names, each one matched by itself. */
export function textsOf(request: InspectedRequest, field: FieldToMatch, limits: InspectionLimits): FieldTexts {
  if (field.SingleHeader !== undefined) return [headerText(request, field.SingleHeader.Name) ?? ''];
  if (field.SingleQueryArgument !== undefined) {
    const wanted = field.SingleQueryArgument.Name.toLowerCase();
    const found = queryArguments(request).filter(([name]) => name.toLowerCase() === wanted);
    return found.length === 0 ? [''] : found.map(([, value]) => byteText(value));
  }
  if (field.AllQueryArguments !== undefined) return queryArguments(request).map(([, value]) => byteText(value));
  if (field.UriPath !== undefined) return [byteText(request.path)];
  if (field.QueryString !== undefined) return [byteText(request.rawQuery)];
  if (field.Method !== undefined) return [request.method];
  if (field.Body !== undefined) {
    return sized(request.body, limits.bodyBytes, field.Body.OversizeHandling ?? 'CONTINUE', (text) => [text]);
  }
  if (field.JsonBody !== undefined) return jsonBodyTexts(request, field.JsonBody, limits);
  if (field.Headers !== undefined) {
    const { MatchPattern, MatchScope, OversizeHandling } = field.Headers;
    const { IncludedHeaders, ExcludedHeaders } = MatchPattern;
    return pairTexts(chosen(request.headers, IncludedHeaders, ExcludedHeaders), MatchScope, OversizeHandling);
  }
  if (field.Cookies !== undefined) {
    const { MatchPattern, MatchScope, OversizeHandling } = field.Cookies;
    const { IncludedCookies, ExcludedCookies } = MatchPattern;
    return pairTexts(chosen(cookiesOf(request), IncludedCookies, ExcludedCookies), MatchScope, OversizeHandling);
  }
  if (field.HeaderOrder !== undefined) {
    const order = request.headers.map(([name]) => name.toLowerCase()).join(':');
    return sized(order, pairBytes, field.HeaderOrder.OversizeHandling, (text) => [text]);
  }
  return [];
}

/** What a reader calls the field: `header user-agent`, `body`. */
export function fieldWords(field: FieldToMatch): string {
  if (field.SingleHeader !== undefined) return `header ${field.SingleHeader.Name.toLowerCase()}`;
  if (field.SingleQueryArgument !== undefined) return `query argument ${field.SingleQueryArgument.Name}`;
  const [member = 'nothing'] = Object.keys(field);
  return fieldNames[member] ?? member;
}

const fieldNames: Readonly<Record<string, string>> = {
  AllQueryArguments: 'query arguments',
  UriPath: 'path',
  QueryString: 'query string',
  Method: 'method',
  Body: 'body',
  JsonBody: 'JSON body',
  Headers: 'headers',
  Cookies: 'cookies',
  HeaderOrder: 'order of headers',
};

/** The header's values joined by commas; names match without case. */
export function headerText({ headers }: InspectedRequest, name: string): string | undefined {
  const wanted = name.toLowerCase();
  const values = headers.filter(([header]) => header.toLowerCase() === wanted).map(([, value]) => value);
  return values.length === 0 ? undefined : byteText(values.join(','));
}

/** The query's arguments as they were sent: rules decode them where they want to. */
export function queryArguments({ rawQuery }: InspectedRequest): Pairs {
  return rawQuery
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      return at === -1 ? ([part, ''] as const) : ([part.slice(0, at), part.slice(at + 1)] as const);
    });
}

/** Cookies in order; one without `=` is a name alone. */
export function cookiesOf(request: InspectedRequest): Pairs {
  return request.headers
    .filter(([name]) => name.toLowerCase() === 'cookie')
    .flatMap(([, value]) => value.split(';'))
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      return at === -1 ? ([part, ''] as const) : ([part.slice(0, at), part.slice(at + 1)] as const);
    });
}

function jsonBodyTexts(
  { body }: InspectedRequest,
  { MatchPattern, MatchScope, InvalidFallbackBehavior, OversizeHandling = 'CONTINUE' }: JsonBody,
  limits: InspectionLimits,
): FieldTexts {
  return sized(body, limits.bodyBytes, OversizeHandling, (text) => {
    const texts = jsonTexts(text, MatchPattern.IncludedPaths, MatchScope);
    if (texts !== undefined) return texts;
    // AWS assumed: without a fallback nothing is inspected of what is no JSON
    if (InvalidFallbackBehavior === undefined) return [];
    return InvalidFallbackBehavior === 'EVALUATE_AS_STRING' ? [text] : InvalidFallbackBehavior;
  });
}

type JsonBody = NonNullable<FieldToMatch['JsonBody']>;

function pairTexts(pairs: Pairs, scope: MatchScope, handling: OversizeHandling): FieldTexts {
  let bytes = 0;
  let kept = 0;
  for (const [name, value] of pairs.slice(0, pairEntries)) {
    bytes += name.length + value.length;
    if (bytes > pairBytes) break;
    kept += 1;
  }
  if (kept < pairs.length && handling !== 'CONTINUE') return handling;
  const inspected = pairs.slice(0, Math.max(kept, 1));
  const names = scope === 'VALUE' ? [] : inspected.map(([name]) => byteText(name.toLowerCase()));
  const values = scope === 'KEY' ? [] : inspected.map(([, value]) => byteText(value));
  return [...names, ...values];
}

function sized(
  text: string,
  limit: number,
  handling: OversizeHandling,
  read: (text: string) => FieldTexts,
): FieldTexts {
  if (text.length <= limit) return read(text);
  return handling === 'CONTINUE' ? read(text.slice(0, limit)) : handling;
}

function chosen(pairs: Pairs, included: readonly string[] | undefined, excluded: readonly string[] | undefined): Pairs {
  const listed = new Set((included ?? excluded ?? []).map((name) => name.toLowerCase()));
  if (included !== undefined) return pairs.filter(([name]) => listed.has(name.toLowerCase()));
  return pairs.filter(([name]) => !listed.has(name.toLowerCase()));
}
