// AWS's JSON protocols: POST /, the action in X-Amz-Target, JSON both ways.
// https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
import { randomUUID } from 'node:crypto';
import { AwsError, notImplemented } from './aws-error';
import { parseJsonObject } from './json-body';
import type { ManagementAnswer, ManagementRequest } from './management-request';

/** One action: takes the body's members, returns the answer's. */
export type JsonAction<Call> = (
  input: Readonly<Record<string, unknown>>,
  call: Call,
) => Promise<object | undefined> | object | undefined;

export interface JsonProtocol<Call> {
  /** As in credential scopes: `logs`. */
  readonly service: string;
  /** 1.0 or 1.1, which shows in the content type. */
  readonly version: '1.0' | '1.1';
  /** What stands before `#` in `__type`; absent: nothing. */
  readonly errorNamespace?: string;
  readonly actions: Readonly<Record<string, JsonAction<Call>>>;
}

/** Answers a call of the service. An action that is not built answers 501 naming itself. */
export async function answerJsonProtocol<Call>(
  protocol: JsonProtocol<Call>,
  request: ManagementRequest,
  call: Call,
): Promise<ManagementAnswer> {
  const headers = { 'Content-Type': `application/x-amz-json-${protocol.version}` };
  const name = actionOf(request);
  try {
    const action = Object.hasOwn(protocol.actions, name) ? protocol.actions[name] : undefined;
    if (action === undefined) throw notImplemented(protocol.service, name);
    const output = await action(parseJsonObject(request.body), call);
    return { status: 200, headers, body: output === undefined ? '' : JSON.stringify(output) };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return jsonErrorAnswer(error, protocol.version, protocol.errorNamespace);
  }
}

/** A refusal in the form of the protocol. */
export function jsonErrorAnswer(error: AwsError, version: '1.0' | '1.1', namespace?: string): ManagementAnswer {
  const type = namespace === undefined ? error.type : `${namespace}#${error.type}`;
  return {
    status: error.status,
    headers: {
      'Content-Type': `application/x-amz-json-${version}`,
      'x-amzn-ErrorType': error.type,
      'x-amzn-RequestId': randomUUID(),
    },
    body: JSON.stringify({ __type: type, message: error.message, ...error.members }),
  };
}

/** `Logs_20140328.FilterLogEvents` → `FilterLogEvents`. */
export function actionOf(request: ManagementRequest): string {
  const target = request.headers['x-amz-target'] ?? '';
  return target.slice(target.lastIndexOf('.') + 1);
}
