// What runs in the gateway's process: the gateway, joined with what it calls on this machine.
import { openFunctionPool } from '../../backends/lambda/function-pool';
import type { FromGateway, GatewayLine, ToGateway } from '../../gateway/process/messages';
import { type ServedGateway, serveGateway } from '../../gateway/process/serve-gateway';

/** Serves the studio at the other end of `line`. */
export function runGateway(line: GatewayLine<FromGateway, ToGateway>): ServedGateway {
  return serveGateway(line, openFunctionPool);
}
