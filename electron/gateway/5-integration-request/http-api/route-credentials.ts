// `credentialsArn` of integrations of HTTP APIs: a role, or the caller's own. Roles are not assumed here.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations-integrationid.html
import type { UriTemplate } from '../../deploy/compiled-method';
import { GatewayError } from '../../gateway-error';
import type { HttpExchange } from '../../http-exchange';
import { isCallerArn, isRoleArn } from '../lambda-target';
import { renderUri } from '../uri-template';

const noValues = new Map<string, never>();

// AWS documented: `$context.integrationErrorMessage`
export const noPermission =
  "The IAM role configured on the integration or API Gateway doesn't have permissions to call the integration. " +
  'Check the permissions and try again.';

/** AWS documented: a role that is none cannot be assumed; the caller's credentials need a caller who signed. */
export function checkRouteCredentials({ stage, caller }: HttpExchange, credentials: UriTemplate): void {
  const named = renderUri(credentials, noValues, stage.settings.variables) ?? '';
  const isGood = isCallerArn(named) ? caller?.kind === 'iam' : isRoleArn(named);
  if (!isGood) throw new GatewayError('INTEGRATION_FAILURE', { reason: noPermission });
}
