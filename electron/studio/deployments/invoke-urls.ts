// Where a stage can be called: every form of the product's outside contract.
import type { InvokeUrls } from '../../../shared/contract/stages';

export interface InvokePlace {
  readonly apiId: string;
  readonly stageName: string;
  readonly region: string;
  readonly port: number;
  readonly ownPort?: number;
}

/** The invoke URLs of a stage, without a trailing slash. */
export function invokeUrls({ apiId, stageName, region, port, ownPort }: InvokePlace): InvokeUrls {
  return {
    host: `http://${apiId}.execute-api.${region}.localhost:${port}/${stageName}`,
    path: `http://127.0.0.1:${port}/_aws/execute-api/${apiId}/${stageName}`,
    userRequest: `http://127.0.0.1:${port}/restapis/${apiId}/${stageName}/_user_request_`,
    ...(ownPort !== undefined && { ownPort: `http://127.0.0.1:${ownPort}` }),
  };
}
