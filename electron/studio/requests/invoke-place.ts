// Where requests to an API go: the gateway's port, and the host that names the API.
import { StudioError } from '../../../shared/contract/errors';
import { findApi } from '../../../shared/definition/any-api';
import type { GatewaySupervisor } from '../gateway/gateway-supervisor';
import type { CurrentWorkspace } from '../workspace/current-workspace';

export interface InvokePlace {
  readonly port: number;
  /** With the port. */
  readonly host: string;
}

/** The place of `apiId`; GATEWAY_DOWN where the gateway does not run. */
export function invokePlace(
  { current, gateway, region }: { current: CurrentWorkspace; gateway: GatewaySupervisor; region: string },
  apiId: string,
): InvokePlace {
  const { status, port } = gateway.state;
  if (status !== 'running' || port === undefined) throw new StudioError('GATEWAY_DOWN', `The gateway is ${status}.`);
  const own = findApi(current.require().workingCopy.definition, apiId)?.region;
  return { port, host: `${apiId}.execute-api.${own ?? region}.localhost:${port}` };
}
