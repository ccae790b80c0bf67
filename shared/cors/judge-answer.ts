// What a browser makes of answers that come from another origin.
// https://fetch.spec.whatwg.org/#cors-check and #cors-preflight-fetch
import { type PageRequest, unsafeHeaders } from './page-request';

export interface CorsAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
}

export const corsFaults = [
  'no-allow-origin',
  'several-origins',
  'other-origin',
  'any-origin-with-credentials',
  'no-allow-credentials',
  'preflight-redirected',
  'preflight-failed',
  'method-not-allowed',
  'header-not-allowed',
] as const;
export type CorsFaultCode = (typeof corsFaults)[number];

export interface CorsFault {
  readonly code: CorsFaultCode;
  /** As a browser's console says it, in our words. */
  readonly sentence: string;
  /** The method or header that is not allowed. */
  readonly name?: string;
}

/** Why the browser stops at the answer to the preflight; undefined: it goes on. */
export function judgePreflight(request: PageRequest, answer: CorsAnswer): CorsFault | undefined {
  const { status } = answer;
  if (status >= 300 && status < 400) {
    return {
      code: 'preflight-redirected',
      sentence: `The preflight was answered ${status}: a preflight must not be redirected.`,
    };
  }
  const fault = originFault(request, answer);
  if (fault !== undefined) return fault;
  if (status < 200 || status > 299) {
    return { code: 'preflight-failed', sentence: `The preflight was answered ${status}: it has to be 200 to 299.` };
  }
  return methodFault(request, answer) ?? headerFault(request, answer);
}

/** Why a page does not get the answer; undefined: it does. */
export function judgeAnswer(request: PageRequest, answer: CorsAnswer): CorsFault | undefined {
  return originFault(request, answer);
}

const alwaysReadable = new Set([
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
]);

/** Headers of the answer that a page cannot read, though it gets the answer. */
export function hiddenHeaders({ hasCredentials }: PageRequest, answer: CorsAnswer): readonly string[] {
  const exposed = listOf(answer, 'access-control-expose-headers');
  const names = [...new Set(answer.headers.map(([name]) => name.toLowerCase()))];
  if (exposed.includes('*') && !hasCredentials) return [];
  return names.filter((name) => !alwaysReadable.has(name) && !exposed.includes(name)).sort();
}

function originFault({ origin, hasCredentials }: PageRequest, answer: CorsAnswer): CorsFault | undefined {
  const allowed = valuesOf(answer, 'access-control-allow-origin');
  if (allowed.length === 0) {
    return { code: 'no-allow-origin', sentence: 'The answer has no Access-Control-Allow-Origin.' };
  }
  if (allowed.length > 1) {
    const sentence = `Access-Control-Allow-Origin stands there ${allowed.length} times: ${allowed.join(' and ')}.`;
    return { code: 'several-origins', sentence };
  }
  const [only = ''] = allowed;
  if (only === '*') {
    if (!hasCredentials) return undefined;
    const sentence = 'Access-Control-Allow-Origin is *: with credentials it has to name the origin.';
    return { code: 'any-origin-with-credentials', sentence };
  }
  if (only !== origin) {
    return { code: 'other-origin', sentence: `Access-Control-Allow-Origin is ${only}, the page is of ${origin}.` };
  }
  if (!hasCredentials || valuesOf(answer, 'access-control-allow-credentials').join(', ') === 'true') return undefined;
  const sentence = 'Access-Control-Allow-Credentials is not true, and the page sends credentials.';
  return { code: 'no-allow-credentials', sentence };
}

function methodFault({ method, hasCredentials }: PageRequest, answer: CorsAnswer): CorsFault | undefined {
  const allowed = valuesOf(answer, 'access-control-allow-methods')
    .flatMap((value) => value.split(','))
    .map((one) => one.trim());
  // methods are compared with their letter case, and three are always allowed
  if (['GET', 'HEAD', 'POST'].includes(method) || allowed.includes(method)) return undefined;
  if (allowed.includes('*') && !hasCredentials) return undefined;
  return {
    code: 'method-not-allowed',
    name: method,
    sentence: `Access-Control-Allow-Methods does not name ${method}.`,
  };
}

function headerFault(request: PageRequest, answer: CorsAnswer): CorsFault | undefined {
  const allowed = listOf(answer, 'access-control-allow-headers');
  const isAny = allowed.includes('*') && !request.hasCredentials;
  // the one header that * never stands for
  const missing = unsafeHeaders(request).find(
    (name) => !allowed.includes(name) && (name === 'authorization' || !isAny),
  );
  if (missing === undefined) return undefined;
  const why = isAny ? ', and * does not stand for it' : '';
  const sentence = `Access-Control-Allow-Headers does not name ${missing}${why}.`;
  return { code: 'header-not-allowed', name: missing, sentence };
}

function valuesOf({ headers }: CorsAnswer, lowerName: string): string[] {
  return headers.filter(([name]) => name.toLowerCase() === lowerName).map(([, value]) => value.trim());
}

function listOf(answer: CorsAnswer, lowerName: string): string[] {
  return valuesOf(answer, lowerName)
    .flatMap((value) => value.split(','))
    .map((one) => one.trim().toLowerCase());
}
