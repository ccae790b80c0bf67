// AWS's Query protocol: the action and its members as a form or a query string, the answer as XML or, asked so, JSON.
// https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
import { randomUUID } from 'node:crypto';
import { AwsError, notImplemented } from './aws-error';
import type { ManagementAnswer, ManagementRequest } from './management-request';
import { xmlElement } from './xml-text';

/** The members of a call by their dotted names: `Dimensions.member.1.Name`. */
export type QueryInput = URLSearchParams;

export type QueryAction<Call> = (input: QueryInput, call: Call) => Promise<object | undefined> | object | undefined;

export interface QueryProtocol<Call> {
  readonly service: string;
  /** XML namespace of the answers. */
  readonly namespace: string;
  readonly actions: Readonly<Record<string, QueryAction<Call>>>;
}

/** Answers a call of the service. An action that is not built answers 501 naming itself. */
export async function answerQueryProtocol<Call>(
  protocol: QueryProtocol<Call>,
  request: ManagementRequest,
  call: Call,
): Promise<ManagementAnswer> {
  const input = queryInputOf(request);
  const name = input.get('Action') ?? '';
  const requestId = randomUUID();
  try {
    const action = Object.hasOwn(protocol.actions, name) ? protocol.actions[name] : undefined;
    if (action === undefined) throw notImplemented(protocol.service, name);
    const output = await action(input, call);
    const response = {
      ...(output !== undefined && { [`${name}Result`]: output }),
      ResponseMetadata: { RequestId: requestId },
    };
    return isJsonWanted(request)
      ? json(200, { [`${name}Response`]: response }, requestId)
      : xml(200, xmlElement(`${name}Response`, response, { xmlns: protocol.namespace }), requestId);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return queryErrorAnswer(request, error, protocol.namespace);
  }
}

/** A refusal in the form of the protocol. */
export function queryErrorAnswer(request: ManagementRequest, error: AwsError, namespace: string): ManagementAnswer {
  const fault = { Type: error.status < 500 ? 'Sender' : 'Receiver', Code: error.type, Message: error.message };
  const requestId = randomUUID();
  const answer = { Error: fault, RequestId: requestId };
  if (isJsonWanted(request)) return json(error.status, answer, requestId);
  return xml(error.status, xmlElement('ErrorResponse', answer, { xmlns: namespace }), requestId);
}

function isJsonWanted(request: ManagementRequest): boolean {
  return (request.headers.accept ?? '').includes('application/json');
}

/** The members of a call: from the body's form, else from the query string. */
export function queryInputOf(request: ManagementRequest): QueryInput {
  const form = new URLSearchParams(request.body.toString('utf8'));
  return form.has('Action') ? form : new URLSearchParams([...request.query, ...form]);
}

function json(status: number, value: object, requestId: string): ManagementAnswer {
  return { status, headers: headersOf('application/json', requestId), body: JSON.stringify(value) };
}

function xml(status: number, body: string, requestId: string): ManagementAnswer {
  return { status, headers: headersOf('text/xml', requestId), body };
}

/** The id in the header is the one in the body. */
function headersOf(contentType: string, requestId: string): Readonly<Record<string, string>> {
  return { 'Content-Type': contentType, 'x-amzn-RequestId': requestId };
}
