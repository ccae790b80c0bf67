// The entry of the command line: `gatehouse …`.
import './compat';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CliPlaces } from './hosts/cli/command';
import { exportCommand, importCommand, validateCommand } from './hosts/cli/commands/documents';
import { renderCommand } from './hosts/cli/commands/render';
import { deployCommand, invokeCommand, requestsCommand } from './hosts/cli/commands/run';
import { serveCommand } from './hosts/cli/commands/serve';
import { studioCommand } from './hosts/cli/commands/studio';
import { runCli } from './hosts/cli/run-cli';

const commands = [
  studioCommand,
  serveCommand,
  importCommand,
  exportCommand,
  deployCommand,
  invokeCommand,
  requestsCommand,
  validateCommand,
  renderCommand,
];

/** Bundles lie beside this one. */
function placesOf(folder: string): CliPlaces {
  const { version } = JSON.parse(readFileSync(join(folder, '..', 'package.json'), 'utf8')) as { version: string };
  return {
    userDataFolder: process.env.GATEHOUSE_USER_DATA ?? join(homedir(), '.gatehouse'),
    samplesFolder: join(folder, 'samples'),
    rendererFolder: join(folder, 'renderer'),
    gatewayEntry: join(folder, 'gateway-process.cjs'),
    trafficWorker: join(folder, 'traffic-worker.cjs'),
    version,
    workingFolder: process.cwd(),
  };
}

const stopped = new Promise<void>((resolve) => {
  process.once('SIGTERM', () => resolve());
  process.once('SIGINT', () => resolve());
});

// A reader that went away (`gatehouse requests | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

runCli(commands, process.argv.slice(2), {
  places: placesOf(dirname(__filename)),
  input: process.stdin,
  stopped,
  output: {
    print: (text) => process.stdout.write(`${text}\n`),
    warn: (text) => process.stderr.write(`${text}\n`),
  },
}).then(
  (code) => {
    process.exitCode = code;
  },
  (fault: unknown) => {
    process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`);
    process.exitCode = 1;
  },
);
