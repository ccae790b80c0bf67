// Sizes that an HTTP API takes.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
import { limits } from '../../../../shared/definition/limits';
import type { Step } from '../../exchange';
import { GatewayError } from '../../gateway-error';
import type { HttpExchange } from '../../http-exchange';

export const checkSize: Step<HttpExchange> = {
  name: 'check-size',
  phase: 'entry',
  run({ invocation }) {
    if (invocation.headBytes > limits.headerBytes) {
      throw new GatewayError('REQUEST_TOO_LARGE', {
        status: 431,
        reason: `Request line and header values are over ${limits.headerBytes} bytes together.`,
      });
    }
    if (!invocation.hasWholeBody || invocation.body.length > limits.payloadBytes) {
      throw new GatewayError('REQUEST_TOO_LARGE', { reason: `The body is over ${limits.payloadBytes} bytes.` });
    }
  },
};
