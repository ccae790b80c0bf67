// The resource policy of the API.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html
// Policies are not evaluated yet, so an API that has one answers what AWS answers an anonymous caller whom no statement
// allows. Nothing that a policy guards on AWS is served open.
import type { Exchange, Step } from '../exchange';
import { GatewayError } from '../gateway-error';

export const resourcePolicy: Step = {
  name: 'resource-policy',
  phase: 'access',
  run(exchange) {
    const type = exchange.match?.method.method.authorizationType;
    // AWS documented: where the caller has to identify itself, a policy that is silent does not decide before that
    if (exchange.deployment.policy === undefined || type !== 'NONE') return;
    throw new GatewayError('ACCESS_DENIED', {
      message: anonymousDenied(exchange),
      reason: 'This API has a resource policy; this version of Gatehouse cannot evaluate policies yet.',
    });
  },
};

/** What AWS tells a caller without credentials whom no statement of the policy allows. */
function anonymousDenied({ deployment, invocation, stage, tools }: Exchange): string {
  // AWS recorded: the account shows its last four digits only
  const account = `********${tools.identity.accountId.slice(-4)}`;
  const place = `${deployment.apiId}/${stage.stageName}/${invocation.httpMethod}${invocation.path}`;
  const arn = `arn:aws:execute-api:${invocation.region}:${account}:${place}`;
  return (
    `User: anonymous is not authorized to perform: execute-api:Invoke on resource: ${arn} ` +
    'because no resource-based policy allows the execute-api:Invoke action'
  );
}
