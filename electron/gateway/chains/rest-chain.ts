// The order in which a REST API handles a request (reference: REST APIs, true order).

import { decompressRequest } from '../1-entry/decompress-request';
import { matchMethod } from '../2-routing/match-method';
import { authorize } from '../3-access/authorize';
import { requireApiKey } from '../3-access/require-api-key';
import { resourcePolicy } from '../3-access/resource-policy';
import { compressResponse } from '../9-exit/compress-response';
import type { Step } from '../exchange';
import { restMethodSteps } from './rest-method-steps';
import { startExecution } from './start-execution';

/** A request through the port. `throttle` holds its buckets, one gateway's. */
export function restChain(throttle: Step): readonly Step[] {
  return [
    matchMethod,
    resourcePolicy,
    authorize,
    // AWS recorded: the key is checked after the authorizer, which may supply it
    requireApiKey,
    throttle,
    decompressRequest,
    startExecution,
    ...restMethodSteps,
    compressResponse,
  ];
}

/** TestInvokeMethod: the method is given, and nothing guards it. */
export function restTestChain(): readonly Step[] {
  return [startExecution, ...restMethodSteps];
}
