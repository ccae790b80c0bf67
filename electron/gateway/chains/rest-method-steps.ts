// The steps of a matched method, in AWS's order: from the method request to the method response.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-method-settings.html
import { bodyModel } from '../4-method-request/body-model';
import { requiredParameters } from '../4-method-request/required-parameters';
import { mapRequest } from '../5-integration-request/map-request';
import { callEndpoint } from '../6-integration/call-endpoint';
import { mapResponse } from '../7-integration-response/map-response';
import { methodResponse } from '../8-method-response/method-response';
import type { Step } from '../exchange';

/** Before the cache is looked into. */
export const methodRequestSteps: readonly Step[] = [requiredParameters, bodyModel];

/** What a kept answer stands for. */
export const integrationSteps: readonly Step[] = [mapRequest, callEndpoint, mapResponse, methodResponse];

export const restMethodSteps: readonly Step[] = [...methodRequestSteps, ...integrationSteps];
