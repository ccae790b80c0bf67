// The integration response selection expression, which no template holds: the service chooses it by the type.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations-integrationid.html
import type { V2Integration } from '../../definition/v2/integration';
import type { CollectedV2Api } from './collect-v2-api';

/** Reports an expression that is another than the one that the service chooses. */
export function reportUnheldSelection(
  { losses }: CollectedV2Api,
  { integrationResponseSelectionExpression: expression, integrationType }: V2Integration,
  words: readonly string[],
): void {
  const chosen = ['${integration.response.statuscode}', '$integration.response.statuscode'];
  if (integrationType === 'AWS') {
    chosen.push('${integration.response.body.errorMessage}', '$integration.response.body.errorMessage');
  }
  if (expression === undefined || chosen.includes(expression)) return;
  const place = `${words.join(' ')}.integrationResponseSelectionExpression`;
  losses.warn(place, 'No template has a place for the integration response selection expression.');
}
