// What an HTTP API answers by itself: fewer words than REST APIs, and nothing of it can be customised.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting.html
import type { InvocationResponse } from '../../messages';
import type { RefusalKind } from '../error-table';
import type { Refusal } from '../refusal';

const messages: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  413: 'Request Entity Too Large',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  // AWS recorded: with capital letters, unlike REST APIs
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

const statuses: Readonly<Partial<Record<RefusalKind, number>>> = {
  ACCESS_DENIED: 403,
  BAD_REQUEST_BODY: 400,
  BAD_REQUEST_PARAMETERS: 400,
  DEFAULT_4XX: 400,
  EXPIRED_TOKEN: 403,
  // AWS recorded: 503 where an integration takes too long
  INTEGRATION_TIMEOUT: 503,
  INVALID_API_KEY: 403,
  INVALID_SIGNATURE: 403,
  MISSING_AUTHENTICATION_TOKEN: 403,
  QUOTA_EXCEEDED: 429,
  REQUEST_TOO_LARGE: 413,
  RESOURCE_NOT_FOUND: 404,
  THROTTLED: 429,
  UNAUTHORIZED: 401,
  WAF_FILTERED: 403,
};

/** The statuses that a refusal may ask for itself: REST APIs know others, which are 500 here. */
const ownStatuses = new Set([431, 503]);

/** The refusal as an HTTP API words it. */
export function httpRefusal(refusal: Refusal): Refusal {
  const { kind, ownStatus = 0 } = refusal;
  const status = ownStatuses.has(ownStatus) ? ownStatus : (statuses[kind] ?? 500);
  return { ...refusal, ownStatus: status, message: messages[status] ?? null };
}

/** The answer of a refusal that `httpRefusal` worded. */
export function httpRefusalResponse({ ownStatus = 500, message, headers = [] }: Refusal): InvocationResponse {
  return {
    status: ownStatus,
    headers: [['Content-Type', 'application/json'], ...headers],
    body: Buffer.from(JSON.stringify({ message })),
  };
}
