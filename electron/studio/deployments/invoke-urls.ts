// Where a stage can be called: every form of the product's outside contract.
import type { InvokeUrls } from '../../../shared/contract/stages';
import type { ProtocolType } from '../../../shared/definition/api-view';
import { defaultStageName } from '../../../shared/definition/v2/stage';

export interface InvokePlace {
  readonly protocol: ProtocolType;
  readonly apiId: string;
  readonly stageName: string;
  readonly region: string;
  readonly port: number;
  readonly ownPort?: number;
}

/** The invoke URLs of a stage, without a trailing slash. */
export function invokeUrls({ protocol, apiId, stageName, region, port, ownPort }: InvokePlace): InvokeUrls {
  const isWebSocket = protocol === 'WEBSOCKET';
  const scheme = isWebSocket ? 'ws' : 'http';
  // AWS documented: the stage $default never appears in a path
  const stage = protocol === 'HTTP' && stageName === defaultStageName ? '' : `/${stageName}`;
  const path = `127.0.0.1:${port}/_aws/execute-api/${apiId}${stage}`;
  return {
    host: `${scheme}://${apiId}.execute-api.${region}.localhost:${port}${stage}`,
    path: `${scheme}://${path}`,
    ...(protocol === 'REST' && {
      userRequest: `http://127.0.0.1:${port}/restapis/${apiId}/${stageName}/_user_request_`,
    }),
    ...(isWebSocket && { connections: `http://${path}/@connections` }),
    ...(ownPort !== undefined && { ownPort: `${scheme}://127.0.0.1:${ownPort}` }),
  };
}
