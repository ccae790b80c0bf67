// The logs service (CloudWatch Logs, API version 2014-03-28) over what the gateway and clients logged.
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/Welcome.html
import { StudioError } from '../../../shared/contract/errors';
import type { Studio } from '../../studio/create-studio';
import type { ManagementService } from '../apigateway/apigateway';
import { AwsError } from '../wire/aws-error';
import { answerJsonProtocol, type JsonProtocol } from '../wire/json-protocol';
import { openPlaces } from '../wire/places';
import { eventActions } from './event-actions';
import { groupActions } from './group-actions';
import type { LogsCall } from './logs-call';
import { tagActions } from './tag-actions';

const protocol: JsonProtocol<LogsCall> = {
  service: 'logs',
  version: '1.1',
  actions: { ...groupActions, ...tagActions, ...eventActions },
};

/** Makes the service over a studio; an action that is not built answers 501 naming itself. */
export function createLogs(studio: Studio): ManagementService {
  const view = openPlaces();
  return async (request, { region, accountId, home }) => {
    try {
      const workspace = studio.current.require();
      const definition = view(workspace.workingCopy.definition, { region, accountId }, home);
      const call = { workspace, definition, region, accountId, home, now: studio.host.clock() };
      return await answerJsonProtocol(protocol, request, call);
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      throw new AwsError('ServiceUnavailableException', 503, error.message);
    }
  };
}
