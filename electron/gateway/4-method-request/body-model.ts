// Method request: refuses a body that does not match the model of its content type.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
import { contentTypeOf } from '../context/content-type';
import type { Step } from '../exchange';
import { GatewayError } from '../gateway-error';

export const bodyModel: Step = {
  name: 'body-model',
  phase: 'method-request',
  run(exchange) {
    const { invocation, match, trace } = exchange;
    const models = match?.method.methodRequest.bodyModels;
    if (models === undefined) {
      if (trace.isOn) trace.note({ decided: 'no body is checked' });
      return;
    }
    const contentType = contentTypeOf(exchange);
    const model = models.byType.get(contentType) ?? models.fallback;
    if (model === undefined) {
      // AWS recorded: a type without a model skips the check altogether
      if (trace.isOn) trace.note({ decided: `no model for ${contentType}: not checked` });
      return;
    }
    const problems = model.validate(invocation.body);
    if (problems !== undefined) {
      const validationErrorString = `[${problems.join(', ')}]`;
      throw new GatewayError('BAD_REQUEST_BODY', {
        validationErrorString,
        reason: `Request body does not match model schema for content type ${contentType}: ${validationErrorString}`,
      });
    }
    if (trace.isOn) trace.note({ decided: `model ${model.modelName}: the body matches` });
  },
};
