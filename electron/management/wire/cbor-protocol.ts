// Smithy's RPC v2 protocol: POST /service/{Service}/operation/{Action}, CBOR both ways.
// https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
import { randomUUID } from 'node:crypto';
import { AwsError, notImplemented } from './aws-error';
import { decodeCbor, encodeCbor } from './cbor';
import type { JsonAction } from './json-protocol';
import type { ManagementAnswer, ManagementRequest } from './management-request';

const headers = { 'Content-Type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' };

export interface CborProtocol<Call> {
  readonly service: string;
  readonly actions: Readonly<Record<string, JsonAction<Call>>>;
}

/** Answers a call of the service. An action that is not built answers 501 naming itself. */
export async function answerCborProtocol<Call>(
  protocol: CborProtocol<Call>,
  request: ManagementRequest,
  call: Call,
): Promise<ManagementAnswer> {
  const name = request.rawPath.slice(request.rawPath.lastIndexOf('/') + 1);
  try {
    const action = Object.hasOwn(protocol.actions, name) ? protocol.actions[name] : undefined;
    if (action === undefined) throw notImplemented(protocol.service, name);
    const input = decodeCbor(request.body);
    if (typeof input !== 'object' || input === null || Array.isArray(input)) {
      throw new AwsError('SerializationException', 400, 'The request body must be a CBOR map.');
    }
    const output = await action(input as Readonly<Record<string, unknown>>, call);
    return { status: 200, headers, body: encodeCbor(output ?? {}) };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return cborErrorAnswer(error);
  }
}

/** A refusal in the form of the protocol. */
export function cborErrorAnswer({ status, type, message }: AwsError): ManagementAnswer {
  return {
    status,
    headers: { ...headers, 'x-amzn-RequestId': randomUUID() },
    body: encodeCbor({ __type: type, message }),
  };
}
