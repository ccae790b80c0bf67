// AWS_PROXY: the function's answer becomes the response, by a fixed contract.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
import type { HeaderList } from '../../../shared/trace/trace';
import { convertResponseBody, utf8Text } from '../context/content-conversion';
import { findHeader } from '../context/header-lines';
import { firstAcceptedType, isBinaryType } from '../context/media-type';
import type { Exchange } from '../exchange';
import { GatewayError } from '../gateway-error';
import type { EndpointResponse, InvocationResponse } from '../messages';
import { type LambdaAnswer, lambdaAnswerShape, readLambdaAnswer } from './lambda-answer-shape';

/** The response that the function asks for. Throws where its answer is malformed. */
export function lambdaProxyResponse(exchange: Exchange, answer: EndpointResponse): InvocationResponse {
  const isStreamed = answer.stream !== undefined;
  const payload = utf8Text(answer.body);
  const read = readLambdaAnswer(payload, isStreamed);
  if (read === undefined) {
    answer.stream?.cancel();
    throw malformed(exchange, payload, isStreamed);
  }
  if (exchange.trace.isOn) exchange.trace.note({ decided: `the function answers ${read.status}` });
  const headers = mergedHeaders(read);
  if (answer.stream !== undefined) {
    return { status: read.status, headers, body: answer.body.subarray(answer.body.length), stream: answer.stream };
  }
  return { status: read.status, headers, body: bodyOf(exchange, read) };
}

/** AWS recorded: 502 with this line in the log; the trace says which field is wrong. */
function malformed({ trace }: Exchange, payload: string, isStreamed: boolean): GatewayError {
  return new GatewayError('MALFORMED_RESPONSE', {
    reason: 'Execution failed due to configuration error: Malformed Lambda proxy response',
    ...(trace.isOn && { shape: lambdaAnswerShape(payload, isStreamed) }),
  });
}

/**
 * AWS recorded: a name in both maps has the values of `multiValueHeaders` first, its spelling too; letter case does not
 * tell names apart.
 */
function mergedHeaders({ headers, multiValueHeaders, cookies }: LambdaAnswer): HeaderList {
  if (multiValueHeaders.length === 0 && cookies.length === 0) return headers;
  const lines: (readonly [string, string])[] = [];
  const left = new Map(headers.map((line) => [line[0].toLowerCase(), line] as const));
  for (const [name, values] of multiValueHeaders) {
    for (const value of values) lines.push([name, value]);
    const single = left.get(name.toLowerCase());
    if (single !== undefined) lines.push([name, single[1]]);
    left.delete(name.toLowerCase());
  }
  for (const line of headers) if (left.has(line[0].toLowerCase())) lines.push(line);
  for (const cookie of cookies) lines.push(['Set-Cookie', cookie]);
  return lines;
}

/** AWS recorded: Base64 is decoded where the first type of Accept is binary; the answer's own type does not count. */
function bodyOf({ deployment, invocation }: Exchange, { body, isBase64Encoded }: LambdaAnswer): Uint8Array {
  const bytes = Buffer.from(body, 'utf8');
  if (!isBase64Encoded || deployment.binaryMediaTypes.length === 0) return bytes;
  const accepted = firstAcceptedType(findHeader(invocation.headers, 'accept'));
  const isBinary = isBinaryType(accepted, deployment.binaryMediaTypes);
  return isBinary ? convertResponseBody(bytes, false, true, undefined).bytes : bytes;
}
