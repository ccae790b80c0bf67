// What both event formats of HTTP APIs have: bodies as text or Base64, the caller, records that are absent when empty.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
import { utf8Text } from '../../context/content-conversion';
import { findHeader } from '../../context/header-lines';
import { mediaTypeOf } from '../../context/media-type';
import type { HttpExchange, HttpInvocation } from '../../http-exchange';

// AWS recorded: these and text/* come as text, everything else as Base64, a body without a type too
const textTypes = new Set(['application/json', 'application/javascript', 'application/xml']);

export interface EventBody {
  readonly body: string | undefined;
  readonly isBase64Encoded: boolean;
}

/** The body as events have it. */
export function eventBody({ body, clientHeaders }: HttpInvocation): EventBody {
  if (body.length === 0) return { body: undefined, isBase64Encoded: false };
  const type = mediaTypeOf(findHeader(clientHeaders, 'content-type'));
  const isText = type !== undefined && (type.startsWith('text/') || textTypes.has(type));
  // AWS assumed: a body with a content coding is no text, whatever its type
  if (isText && findHeader(clientHeaders, 'content-encoding') === undefined) {
    return { body: utf8Text(body), isBase64Encoded: false };
  }
  const base64 = Buffer.from(body.buffer, body.byteOffset, body.length).toString('base64');
  return { body: base64, isBase64Encoded: true };
}

/** The record; undefined where it holds nothing, so that JSON leaves it out. */
export function filled<T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> | undefined {
  for (const _name in record) return record;
  return undefined;
}

/** AWS recorded: with the types of format 2.0; undefined where the route asks nobody. */
export function callerOf2({ caller, access }: HttpExchange): object | undefined {
  if (caller === undefined) return undefined;
  if (caller.kind === 'jwt') return { jwt: { claims: caller.claims, scopes: caller.scopes } };
  if (caller.kind === 'lambda') return { lambda: caller.context };
  const { principal } = access ?? {};
  return {
    iam: {
      accessKey: principal?.accessKeyId ?? null,
      accountId: principal?.accountId ?? null,
      callerId: principal?.userId ?? null,
      cognitoIdentity: null,
      principalOrgId: null,
      userArn: principal?.arn ?? null,
      userId: principal?.userId ?? null,
    },
  };
}

/** AWS documented: flat and as text for functions that were asked, claims and scopes for tokens. */
export function callerOf1({ caller }: HttpExchange): object | undefined {
  if (caller === undefined || caller.kind === 'iam') return undefined;
  if (caller.kind === 'jwt') return { claims: caller.claims, scopes: caller.scopes };
  const texts = Object.entries(caller.context).map(([name, value]) => [name, textOf(value)] as const);
  return Object.fromEntries([
    ...(caller.principalId === undefined ? [] : [['principalId', caller.principalId] as const]),
    ...texts,
  ]);
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
