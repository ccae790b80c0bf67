// Integration: AWS_PROXY with a function that streams. Metadata as JSON, eight NUL bytes, then the payload.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html
import type { LambdaInvocation, LambdaOutcome } from '../../../shared/lambda/functions';
import { type BodySink, openBodyPipe } from '../body-stream';
import type { LambdaEndpoint } from '../deploy/compiled-method';
import type { Exchange } from '../exchange';
import type { EndpointResponse, IntegrationRequest } from '../messages';
import { callerArn, invokeFunction } from './invoke-function';
import { functionCall } from './lambda-answer';
import { functionFailure, invocationRefusal, invocationTimeout } from './lambda-failure';

const separator = Buffer.alloc(8);
/** AWS documented: the separator stands within the first 16 KB. */
const metadataBytes = 16 * 1_024;

/**
 * Invokes the function; resolves with its metadata as the body and the payload as the stream. An answer that ends
 * before a separator comes whole, without a stream.
 */
export function streamLambda(
  exchange: Exchange,
  endpoint: LambdaEndpoint,
  request: IntegrationRequest,
  lambda: LambdaInvocation,
): Promise<EndpointResponse> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    let head: Buffer | undefined = Buffer.alloc(0);
    let sink: BodySink | undefined;
    let isOver = false;
    const timer = setTimeout(() => fail(invocationTimeout()), request.timeoutMs);

    function respond(body: Uint8Array, outcome?: LambdaOutcome): BodySink {
      const pipe = openBodyPipe({
        resume: () => undefined,
        // A function cannot be stopped from here: what it still writes is dropped.
        cancel: close,
      });
      const latencyMs = performance.now() - startedAt;
      const { functionName, qualifier, requestId = '' } = lambda;
      const call = { functionName, ...(qualifier !== undefined && { qualifier }), requestId };
      resolve({
        status: 200,
        headers: [['x-amzn-RequestId', outcome?.requestId ?? requestId]],
        body,
        latencyMs,
        stream: pipe.stream,
        function: outcome === undefined ? call : functionCall(lambda, outcome),
      });
      return pipe.sink;
    }

    function hear(chunk: Uint8Array): void {
      if (isOver) return;
      if (head === undefined) {
        sink?.write(chunk);
        return;
      }
      head = Buffer.concat([head, chunk]);
      const at = head.indexOf(separator);
      if (at === -1 && head.length <= metadataBytes) return;
      const metadata = at === -1 ? head : head.subarray(0, at);
      const payload = at === -1 ? undefined : head.subarray(at + separator.length);
      head = undefined;
      sink = respond(metadata);
      if (payload !== undefined && payload.length > 0) sink.write(payload);
    }

    function close(): void {
      isOver = true;
      clearTimeout(timer);
    }

    function fail(fault: Error): void {
      if (isOver) return;
      close();
      if (sink === undefined) reject(fault);
      else sink.fail(fault);
    }

    function finish(outcome: LambdaOutcome): void {
      if (isOver) return;
      if (outcome.kind === 'refused') fail(invocationRefusal(exchange, endpoint, outcome));
      else if (outcome.functionError !== undefined) fail(functionFailure(outcome));
      else {
        // a function that does not stream answers all at once
        if (outcome.payload !== '') hear(Buffer.from(outcome.payload, 'utf8'));
        close();
        if (head !== undefined) sink = respond(head, outcome);
        sink?.end();
      }
    }

    invokeFunction(exchange, { ...lambda, onChunk: hear }, callerArn(exchange, endpoint)).then(finish, fail);
  });
}
