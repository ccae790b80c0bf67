// The order in which a REST API handles a request (reference: REST APIs, true order).

import { decompressRequest } from '../1-entry/decompress-request';
import { matchMethod } from '../2-routing/match-method';
import { decidePolicies } from '../3-access/policies/decide-policies';
import { resourcePolicyBefore } from '../3-access/policies/resource-policy';
import { compressResponse } from '../9-exit/compress-response';
import type { Step } from '../exchange';
import { integrationSteps, methodRequestSteps, restMethodSteps } from './rest-method-steps';
import { startExecution } from './start-execution';

/** Steps that keep something from request to request, one gateway's. */
export interface KeepingSteps {
  readonly checkWebAcl: Step;
  readonly authorize: Step;
  readonly requireApiKey: Step;
  readonly throttle: Step;
  readonly lookUpCache: Step;
  readonly keepInCache: Step;
}

/** A request through the port. */
export function restChain({
  checkWebAcl,
  authorize,
  requireApiKey,
  throttle,
  ...cache
}: KeepingSteps): readonly Step[] {
  return [
    // AWS documented: before all other access control
    checkWebAcl,
    matchMethod,
    resourcePolicyBefore,
    authorize,
    decidePolicies,
    // AWS recorded: the key is checked after the authorizer, which may supply it
    requireApiKey,
    throttle,
    decompressRequest,
    startExecution,
    ...methodRequestSteps,
    // AWS documented: a kept answer stands for the integration and both its mappings
    cache.lookUpCache,
    ...integrationSteps,
    cache.keepInCache,
    compressResponse,
  ];
}

/** TestInvokeMethod: the method is given, and nothing guards it. */
export function restTestChain(): readonly Step[] {
  return [startExecution, ...restMethodSteps];
}
