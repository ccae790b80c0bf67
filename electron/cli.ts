// The entry of the command line: `gatehouse …`. Small, so that `serve` starts its gateway before the rest is loaded.
import './compat';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { collectAfterStart } from './after-start';
import type { main } from './cli-main';
import { forkGateway } from './hosts/node/fork-gateway';
import { loadBundle } from './load-bundle';

const words = process.argv.slice(2);

/** The gateway that `words` will want; where it turns out otherwise it ends with this process. */
function startEarly(): ChildProcess | undefined {
  if (words[0] !== 'serve' || words.includes('--in-process') || words.includes('--help')) return undefined;
  const gateway = forkGateway(join(__dirname, 'gateway-process.cjs'));
  gateway.unref();
  gateway.channel?.unref();
  return gateway;
}

const startedGateway = startEarly();
const bundle = loadBundle(join(__dirname, 'cli-main.cjs')) as { readonly main: typeof main };
if (words[0] === 'serve') collectAfterStart();
void bundle.main({ folder: __dirname, words, ...(startedGateway !== undefined && { startedGateway }) });
