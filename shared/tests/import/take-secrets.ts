// Takes secrets out of requests: values become `{{secret:NAME}}`, which files may hold.
import type { TestPair } from '../../definition/companions/test-suite';
import type { LossList } from '../../openapi/import/losses';
import type { ForeignRequest } from './foreign-requests';
import { isSecretHeader, isSecretName, replaceTokens, secretSlotName } from './secret-words';

/** The secrets of one import: equal values have one name. */
export interface SecretTaker {
  /** The slot for a value; what consists of variables only stays. */
  take(name: string, value: string, place: string): string;
  readonly values: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<string, readonly string[]>;
}

/** Makes a taker; names in `taken` belong to other suites. */
export function openSecretTaker(taken: ReadonlySet<string>): SecretTaker {
  const values = new Map<string, string>();
  const places = new Map<string, string[]>();
  const nameOf = new Map<string, string>();
  return {
    values,
    places,
    take(hint, value, place) {
      if (value.trim() === '' || isAllVariables(value)) return value;
      const name =
        nameOf.get(value) ?? freshName(secretSlotName(hint), (known) => taken.has(known) || values.has(known));
      nameOf.set(value, name);
      values.set(name, value);
      const known = places.get(name) ?? [];
      if (!known.includes(place)) places.set(name, [...known, place]);
      return `{{secret:${name}}}`;
    },
  };
}

/** Pairs of a query without secrets. */
export function withoutSecretPairs(pairs: readonly TestPair[], taker: SecretTaker, place: string): readonly TestPair[] {
  return pairs.map((item) => {
    const { name, value } = item;
    if (isSecretName(name)) return { ...item, value: taker.take(name, value, `${place} ${name}`) };
    return { ...item, value: withoutTokens(value, taker, place) };
  });
}

/** Headers without secrets. A signature is left out: it is good for one moment only. */
export function withoutSecretHeaders(
  request: ForeignRequest,
  taker: SecretTaker,
  losses: LossList,
): readonly TestPair[] {
  const { headers, place } = request;
  const isSigned = headers.some(({ name, value }) => /^authorization$/i.test(name) && /^AWS4-/i.test(value));
  if (isSigned) losses.warn(place, 'The AWS signature is left out: give the request a persona that signs.');
  const kept = isSigned
    ? headers.filter(
        ({ name }) => !/^(?:authorization|x-amz-date|x-amz-security-token|x-amz-content-sha256)$/i.test(name),
      )
    : headers;
  return kept.map((header) => {
    const { name, value } = header;
    const at = `${place} ${name}`;
    if (!isSecretHeader(name)) return { ...header, value: withoutTokens(value, taker, at) };
    const [, scheme = '', credentials = ''] = /^((?:[A-Za-z][A-Za-z0-9-]*\s+)?)([\s\S]*)$/.exec(value) ?? [];
    // A scheme stays readable: `Bearer {{secret:AUTHORIZATION}}`. A cookie has none.
    if (/cookie/i.test(name) || scheme === '') return { ...header, value: taker.take(name, value, at) };
    return { ...header, value: `${scheme}${taker.take(name, credentials, at)}` };
  });
}

/** A body without the values of fields that are secrets by their name, and without tokens. */
export function withoutSecretFields(body: string, taker: SecretTaker, place: string): string {
  const fields = body
    .replace(
      /("((?:[^"\\]|\\.){1,128})"\s*:\s*")((?:[^"\\]|\\.)*)"/g,
      (whole, start: string, name: string, value: string) =>
        isSecretName(name) ? `${start}${taker.take(name, value, `${place} ${name}`)}"` : whole,
    )
    .replace(/(^|&)([\w%.[\]-]{1,128})=([^&\s{}"]*)(?=&|$)/g, (whole, joint: string, name: string, value: string) =>
      isSecretName(name) ? `${joint}${name}=${taker.take(name, value, `${place} ${name}`)}` : whole,
    )
    .replace(
      /(name="([^"\r\n]{1,128})"(?:\r\n[^\r\n]+)*\r\n\r\n)([^\r\n]*)(?=\r\n--)/g,
      (whole, start: string, name: string, value: string) =>
        isSecretName(name) ? `${start}${taker.take(name, value, `${place} ${name}`)}` : whole,
    );
  return withoutTokens(fields, taker, place);
}

/** A text without tokens and keys that are known by their form. */
export function withoutTokens(text: string, taker: SecretTaker, place: string): string {
  return replaceTokens(text, (token) => taker.take('token', token, place));
}

/** True for a text that holds what would be taken out. */
export function holdsSecrets(text: string): boolean {
  const probe = openSecretTaker(new Set());
  withoutSecretFields(text, probe, '');
  return probe.values.size > 0;
}

function isAllVariables(value: string): boolean {
  return /^\s*(?:\{\{[^{}]+\}\}\s*)+$/.test(value);
}

function freshName(name: string, isTaken: (name: string) => boolean): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}_${number}`;
    if (!isTaken(candidate)) return candidate;
  }
}
