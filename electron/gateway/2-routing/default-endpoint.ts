// Host to API: a default endpoint that is switched off, or private, lets nobody in.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html
import { type FrontDoorRefusal, forbidden } from '../1-entry/front-door';
import type { CompiledDeployment } from '../deploy/compiled-deployment';

/** Why the API cannot be called on its execute-api host; undefined where it can. `vpceId` is the caller's endpoint. */
export function defaultEndpointRefusal(
  { disableExecuteApiEndpoint, endpointType }: Pick<CompiledDeployment, 'disableExecuteApiEndpoint' | 'endpointType'>,
  vpceId?: string,
): FrontDoorRefusal | undefined {
  // AWS documented: 403 Forbidden, as for hosts that lead nowhere; gateway responses do not change it
  if (disableExecuteApiEndpoint) return forbidden('The default execute-api endpoint of this API is disabled.');
  if (endpointType === 'PRIVATE' && vpceId === undefined) {
    return forbidden('A private API cannot be called from outside a VPC endpoint.');
  }
  return undefined;
}
