// `credentials` of AWS integrations: a role, the caller's own, or none. Roles are not assumed: the endpoint's keys sign.
// https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html
import type { UriTemplate } from '../deploy/compiled-method';
import type { Exchange } from '../exchange';
import { GatewayError } from '../gateway-error';
import { renderUri } from './uri-template';

const role = /^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/;
const callerCredentials = /^arn:aws[a-z-]*:iam::(\*|\d{12}):user\/\*$/;
const noPath = new Map<string, never>();

/** Refuses credentials that name no role, and those of a caller whom nobody has authenticated. */
export function checkCredentials(exchange: Exchange, credentials: UriTemplate | undefined): void {
  if (credentials === undefined) return;
  const arn = renderUri(credentials, noPath, exchange.stage.settings.variables) ?? '';
  if (role.test(arn)) return;
  // AWS assumed: the log's words; the status is documented to be 500 for roles that cannot be assumed
  if (!callerCredentials.test(arn)) {
    throw refusal(`API Gateway does not have permission to assume the provided role ${arn || credentials.source}`);
  }
  const isAuthenticated = exchange.match?.method.method.authorizationType === 'AWS_IAM';
  // TestInvokeMethod runs with the credentials of whoever tests.
  if (!isAuthenticated && exchange.origin !== 'test') {
    throw refusal('The caller’s credentials are asked for, and the method does not use AWS_IAM authorization');
  }
}

function refusal(message: string): GatewayError {
  return new GatewayError('API_CONFIGURATION_ERROR', {
    reason: `Execution failed due to configuration error: ${message}`,
  });
}
