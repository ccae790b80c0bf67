// The entry of the gateway's own process.
import './compat';
import { join } from 'node:path';
import { collectAfterStart } from './after-start';
import { loadBundle } from './load-bundle';

loadBundle(join(__dirname, 'gateway-main.cjs'));
collectAfterStart();
