// The API key of methods that require one, and with it the usage plan.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
// Keys and plans are not kept here yet, so a method that requires a key answers what AWS answers an unknown key.
import type { Step } from '../exchange';
import { GatewayError } from '../gateway-error';
import { logLines } from '../trace/log-lines';

export const requireApiKey: Step = {
  name: 'require-api-key',
  phase: 'access',
  run({ deployment, invocation, match, stage, trace }) {
    if (match?.method.method.apiKeyRequired) {
      throw new GatewayError('INVALID_API_KEY', {
        reason: 'This method requires an API key; this version of Gatehouse has no keys and usage plans yet.',
      });
    }
    if (!trace.isOn || match === undefined) return;
    const { apiId } = deployment;
    trace.log('INFO', logLines.extendedRequestId(invocation.extendedRequestId));
    trace.log('INFO', logLines.verifyingUsagePlan(invocation.requestId, apiId, stage.stageName));
    trace.log('INFO', logLines.keyNotRequired(match.method.method.httpMethod, match.resourcePath));
    trace.log('INFO', logLines.usagePlanSucceeded(apiId, stage.stageName));
    trace.note({ decided: 'no API key required' });
  },
};
