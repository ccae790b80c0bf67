// Authorization: which callers a method lets in.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html
// Callers cannot prove themselves to this gateway yet, so a protected method answers what AWS answers a caller without
// valid credentials. Nothing that is protected on AWS is served open.
import type { Step } from '../exchange';
import { GatewayError } from '../gateway-error';

const reasons = {
  AWS_IAM: 'This method needs AWS_IAM authorization; this version of Gatehouse cannot verify signatures yet.',
  CUSTOM: 'This method needs a Lambda authorizer; this version of Gatehouse cannot call authorizers yet.',
  COGNITO_USER_POOLS: 'This method needs a Cognito token; this version of Gatehouse cannot verify tokens yet.',
} as const;

export const authorize: Step = {
  name: 'authorize',
  phase: 'access',
  run({ match, trace }) {
    const type = match?.method.method.authorizationType ?? 'NONE';
    if (trace.isOn) trace.note({ decided: `authorization ${type}` });
    if (type === 'NONE') return;
    throw new GatewayError(type === 'AWS_IAM' ? 'MISSING_AUTHENTICATION_TOKEN' : 'UNAUTHORIZED', {
      reason: reasons[type],
    });
  },
};
