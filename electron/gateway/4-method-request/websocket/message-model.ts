// Refuses a message that does not match the model that the route's expression selects.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-request-validation.html
import { defaultKey } from '../../../../shared/selection/selection-expression';
import { socketSources } from '../../context/websocket/socket-sources';
import type { Step } from '../../exchange';
import { GatewayError } from '../../gateway-error';
import type { SocketExchange } from '../../websocket-exchange';

export const messageModel: Step<SocketExchange> = {
  name: 'message-model',
  phase: 'method-request',
  run(exchange) {
    const { socket, trace, invocation } = exchange;
    const models = socket.route?.models;
    if (models === undefined) {
      if (trace.isOn) trace.note({ decided: 'no message is checked' });
      return;
    }
    const value = models.selection.evaluate(socketSources(exchange));
    const model = models.byKey.get(value ?? defaultKey) ?? models.byKey.get(defaultKey);
    if (model === undefined) {
      // AWS documented: without a match and without $default the validation fails
      throw refusal(`[no model for ${value ?? 'a message without a value'}]`);
    }
    const problems = model.validate(invocation.body);
    if (problems !== undefined) throw refusal(`[${problems.join(', ')}]`);
    if (trace.isOn) trace.note({ decided: `model ${model.modelName}: the message matches` });
  },
};

function refusal(validationErrorString: string): GatewayError {
  return new GatewayError('BAD_REQUEST_BODY', {
    // AWS documented: other words than REST APIs have
    message: 'Bad request body',
    validationErrorString,
    reason: `The message does not match its model: ${validationErrorString}`,
  });
}
