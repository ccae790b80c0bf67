// Which of the known failures a trace shows. The execution log's reasons are API Gateway's own words.
import type { Trace } from '../../../shared/trace/trace';

export const failureKinds = [
  'no-integration-response',
  'invalid-address',
  'timeout',
  'network',
  'certificate',
  'template',
  'mock-status',
  'missing-parameters',
  'invalid-body',
  'invalid-json',
  'media-type',
  'illegal-header',
  'malformed-response',
  'function-error',
  'function-missing',
  'function-permission',
  'function-throttled',
  'service-endpoint',
  'role',
  'vpc-link',
  'undeclared-response',
  'too-large',
  'binary',
  'gatehouse',
  'other',
] as const;
export type FailureKind = (typeof failureKinds)[number];

const reasons: readonly (readonly [RegExp, FailureKind])[] = [
  [/no match for output mapping/i, 'no-integration-response'],
  [/invalid endpoint address/i, 'invalid-address'],
  [/unable to parse statusCode/i, 'mock-status'],
  [/unable to transform (request|response)/i, 'template'],
  [/does not match the certificate/i, 'certificate'],
  [/header already present/i, 'illegal-header'],
  [/network error communicating with endpoint/i, 'network'],
  [/base64/i, 'binary'],
  [/customer function error/, 'function-error'],
  [/function not found/i, 'function-missing'],
  [/invalid permissions on lambda function/i, 'function-permission'],
  [/rate exceeded/i, 'function-throttled'],
  [/no endpoint is set for/i, 'service-endpoint'],
  [/assume the provided role|caller’s credentials are asked for/i, 'role'],
  [/vpc ?link|load balancer/i, 'vpc-link'],
  [/refers to an invalid method response/i, 'undeclared-response'],
  [/larger than allowed maximum|too long/i, 'too-large'],
];

/** The kind of the trace's failure; `other` where no remedy is known for it. */
export function failureKind(trace: Trace): FailureKind {
  const { failure } = trace;
  if (failure === undefined) return 'other';
  if (failure.template !== undefined) return 'template';
  switch (failure.responseType) {
    case 'INTERNAL':
      return 'gatehouse';
    case 'MALFORMED_RESPONSE':
      return kindOfReason(failure.reason ?? '') ?? 'malformed-response';
    case 'INTEGRATION_TIMEOUT':
      return 'timeout';
    case 'BAD_REQUEST_PARAMETERS':
      return 'missing-parameters';
    case 'BAD_REQUEST_BODY':
      return 'invalid-body';
    case 'UNSUPPORTED_MEDIA_TYPE':
      return 'media-type';
  }
  if (failure.message === 'Invalid JSON in request body') return 'invalid-json';
  return kindOfReason(`${failure.reason ?? ''}\n${failure.message ?? ''}`) ?? 'other';
}

function kindOfReason(said: string): FailureKind | undefined {
  return reasons.find(([pattern]) => pattern.test(said))?.[1];
}

/** The names in `Missing required request parameters: [id, type]`. */
export function missingNames(trace: Trace): string {
  return /\[(.*)\]/.exec(trace.failure?.message ?? '')?.[1] ?? '';
}

/** `INVALID_API_KEY` → `Invalid API key`. */
export function plainType(responseType: string): string {
  const text = responseType
    .toLowerCase()
    .replaceAll('_', ' ')
    .replace(/\b(?:api|waf|4xx|5xx)\b/g, (word) => word.toUpperCase());
  return text.charAt(0).toUpperCase() + text.slice(1);
}
