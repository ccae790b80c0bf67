// A refusal as AWS's REST-JSON services answer it.
import { randomUUID } from 'node:crypto';
import type { AwsError } from './aws-error';
import { jsonAnswer, type ManagementAnswer } from './management-request';

/** Seconds that a client waits before it comes again; AWS documented for these statuses. */
const retryAfter: Readonly<Record<number, string>> = { 429: '1', 503: '1' };

/** The exception's name goes into the header, where clients look first, and into the body. */
export function errorAnswer({ type, status, message, members }: AwsError): ManagementAnswer {
  const wait = retryAfter[status];
  return jsonAnswer(
    status,
    // AWS recorded: what policies refuse comes with a capital
    { [type === 'AccessDeniedException' ? 'Message' : 'message']: message, ...members, __type: type },
    {
      'x-amzn-RequestId': randomUUID(),
      'x-amzn-ErrorType': type,
      ...(wait !== undefined && { 'Retry-After': wait }),
    },
  );
}
