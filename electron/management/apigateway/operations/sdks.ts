// GetSdk, GetSdkTypes and GetSdkType: client libraries of a deployed stage.
// https://docs.aws.amazon.com/apigateway/latest/api/API_GetSdk.html
import {
  findSdkType,
  isGeneratedSdkType,
  missingParameters,
  type SdkType,
  sdkTypes,
} from '../../../../shared/sdk/sdk-types';
import { AwsError, badRequest, notFound } from '../../wire/aws-error';
import { label } from '../../wire/operation';
import { requireStage } from '../find';
import type { Operations } from '../operation';
import { page } from '../shapes';

export const sdkOperations: Operations = {
  async GetSdk(call) {
    const { view, stage } = requireStage(call);
    const type = findSdkType(label(call, 'sdk_type'));
    // AWS assumed: the words of both refusals
    if (type === undefined) throw badRequest(`Invalid SDK type specified: ${label(call, 'sdk_type')}`);
    const missing = missingParameters(type, Object.fromEntries(call.query));
    if (missing.length > 0) {
      throw badRequest(`The ${type.id} SDK requires the following parameters: ${missing.join(', ')}`);
    }
    const { id } = type;
    if (!isGeneratedSdkType(id)) throw notGenerated(type);
    const { fileName, zipBase64 } = await call.studio.services.documents.sdk({
      apiId: view.api.id,
      stageName: stage.stageName,
      type: id,
    });
    return {
      contentType: 'application/octet-stream',
      attachment: fileName,
      bytes: Buffer.from(zipBase64, 'base64'),
    };
  },
  GetSdkTypes: (call) => page(sdkTypes, call.query, (type) => type),
  GetSdkType(call) {
    const type = findSdkType(label(call, 'sdktype_id'));
    if (type === undefined) throw notFound('Invalid SDK type identifier specified');
    return type;
  },
};

/** Refused in plain words rather than answered with a library that only looks like one. */
function notGenerated({ id, friendlyName }: SdkType): AwsError {
  return new AwsError(
    'NotImplemented',
    501,
    `Gatehouse does not implement apigateway GetSdk for ${id} (${friendlyName}). It generates: javascript.`,
  );
}
