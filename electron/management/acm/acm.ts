// AWS Certificate Manager (API version 2015-12-08) over the certificates of the workspace and its own authority.
// https://docs.aws.amazon.com/acm/latest/APIReference/Welcome.html
import { StudioError } from '../../../shared/contract/errors';
import type { Studio } from '../../studio/create-studio';
import type { ManagementService } from '../apigateway/apigateway';
import { AwsError } from '../wire/aws-error';
import { answerJsonProtocol, type JsonProtocol } from '../wire/json-protocol';
import { openPlaces } from '../wire/places';
import type { AcmCall } from './acm-call';
import { certificateActions } from './certificate-actions';
import { tagActions } from './tag-actions';

/** How `X-Amz-Target` begins. */
export const acmTarget = 'CertificateManager.';

const protocol: JsonProtocol<AcmCall> = {
  service: 'acm',
  version: '1.1',
  actions: { ...certificateActions, ...tagActions },
};

/** Makes the service over a studio; an action that is not built answers 501 naming itself. */
export function createAcm(studio: Studio): ManagementService {
  const view = openPlaces();
  const tokens = new Map<string, string>();
  return async (request, { region, accountId, home }) => {
    try {
      const definition = view(studio.current.require().workingCopy.definition, { region, accountId }, home);
      const now = Math.floor(studio.host.clock() / 1_000);
      return await answerJsonProtocol(protocol, request, { studio, definition, region, accountId, home, now, tokens });
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      throw new AwsError('ValidationException', 400, error.message);
    }
  };
}
