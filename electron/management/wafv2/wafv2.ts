// AWS WAF (API version 2019-07-29) over the web ACLs of the workspace.
// https://docs.aws.amazon.com/waf/latest/APIReference/Welcome.html
import type { Studio } from '../../studio/create-studio';
import type { ManagementService } from '../apigateway/apigateway';
import { answerJsonProtocol, type JsonProtocol } from '../wire/json-protocol';
import { openPlaces } from '../wire/places';
import { associationActions } from './association-actions';
import { otherActions } from './other-actions';
import { thingActions } from './thing-actions';
import type { WafCall } from './waf-call';

/** How `X-Amz-Target` begins. */
export const wafTarget = 'AWSWAF_20190729.';

const protocol: JsonProtocol<WafCall> = {
  service: 'wafv2',
  version: '1.1',
  actions: { ...thingActions, ...associationActions, ...otherActions },
};

/** Makes the service over a studio; an action that is not built answers 501 naming itself. */
export function createWafv2(studio: Studio): ManagementService {
  const view = openPlaces();
  return (request, { region, accountId, home }) => {
    const definition = view(studio.current.require().workingCopy.definition, { region, accountId }, home);
    return answerJsonProtocol(protocol, request, { studio, definition, region, accountId, home });
  };
}
