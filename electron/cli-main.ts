// The command line itself: all verbs, loaded by the entry.
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { CliPlaces } from './hosts/cli/command';
import { apisCommand, routesCommand, stagesCommand } from './hosts/cli/commands/apis';
import { authorizersCommand } from './hosts/cli/commands/authorizers';
import { burstCommand } from './hosts/cli/commands/burst';
import { cacheCommand } from './hosts/cli/commands/cache';
import { canaryCommand } from './hosts/cli/commands/canary';
import { certificatesCommand } from './hosts/cli/commands/certificates';
import { clientCertificatesCommand } from './hosts/cli/commands/client-certificates';
import { clockCommand } from './hosts/cli/commands/clock';
import { corsCommand } from './hosts/cli/commands/cors';
import { costCommand } from './hosts/cli/commands/cost';
import { deploymentsCommand, rollbackCommand } from './hosts/cli/commands/deployments';
import { diffCommand } from './hosts/cli/commands/diff';
import { exportCommand, importCommand, validateCommand } from './hosts/cli/commands/documents';
import { domainsCommand } from './hosts/cli/commands/domains';
import { explainCommand } from './hosts/cli/commands/explain';
import { functionsCommand } from './hosts/cli/commands/functions';
import { linkCommand } from './hosts/cli/commands/link';
import { logsCommand } from './hosts/cli/commands/logs';
import { mapCommand } from './hosts/cli/commands/map';
import { metricsCommand } from './hosts/cli/commands/metrics';
import { migrateCommand } from './hosts/cli/commands/migrate';
import { personasCommand } from './hosts/cli/commands/personas';
import { policyCommand } from './hosts/cli/commands/policy';
import { assumeRoleCommand, principalsCommand, signCommand } from './hosts/cli/commands/principals';
import { pushCommand } from './hosts/cli/commands/push';
import { renderCommand } from './hosts/cli/commands/render';
import { replayCommand } from './hosts/cli/commands/replay';
import { deployCommand, invokeCommand, requestsCommand } from './hosts/cli/commands/run';
import { sdkCommand } from './hosts/cli/commands/sdk';
import { serveCommand } from './hosts/cli/commands/serve';
import { studioCommand } from './hosts/cli/commands/studio';
import { testCommand } from './hosts/cli/commands/test';
import { tokenCommand } from './hosts/cli/commands/token';
import { usageCommand } from './hosts/cli/commands/usage';
import { reachCommand, vpcEndpointsCommand } from './hosts/cli/commands/vpc-endpoints';
import { wafCommand } from './hosts/cli/commands/waf';
import { wsCommand } from './hosts/cli/commands/ws';
import { runCli } from './hosts/cli/run-cli';

const commands = [
  studioCommand,
  serveCommand,
  importCommand,
  exportCommand,
  linkCommand,
  migrateCommand,
  wsCommand,
  corsCommand,
  costCommand,
  domainsCommand,
  vpcEndpointsCommand,
  reachCommand,
  cacheCommand,
  metricsCommand,
  mapCommand,
  sdkCommand,
  apisCommand,
  routesCommand,
  stagesCommand,
  deployCommand,
  deploymentsCommand,
  rollbackCommand,
  canaryCommand,
  wafCommand,
  pushCommand,
  invokeCommand,
  requestsCommand,
  diffCommand,
  replayCommand,
  explainCommand,
  personasCommand,
  logsCommand,
  functionsCommand,
  usageCommand,
  burstCommand,
  clockCommand,
  authorizersCommand,
  policyCommand,
  certificatesCommand,
  clientCertificatesCommand,
  principalsCommand,
  assumeRoleCommand,
  signCommand,
  tokenCommand,
  testCommand,
  validateCommand,
  renderCommand,
];

export interface MainOptions {
  /** Where the bundles are. */
  readonly folder: string;
  readonly words: readonly string[];
  /** A gateway process that was started ahead. */
  readonly startedGateway?: ChildProcess;
}

/** Runs the command line and sets the exit code. */
export async function main({ folder, words, startedGateway }: MainOptions): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
  // A reader that went away (`gatehouse requests | head`) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    process.exitCode = await runCli(commands, words, {
      places: placesOf(folder, startedGateway),
      input: process.stdin,
      stopped,
      output: {
        print: (text) => process.stdout.write(`${text}\n`),
        warn: (text) => process.stderr.write(`${text}\n`),
      },
    });
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`);
    process.exitCode = 1;
  } finally {
    // where words were wrong nobody took it over, and it would hold this process up
    startedGateway?.kill();
  }
}

function placesOf(folder: string, startedGateway: ChildProcess | undefined): CliPlaces {
  const { version } = JSON.parse(readFileSync(join(folder, '..', 'package.json'), 'utf8')) as { version: string };
  return {
    userDataFolder: process.env.GATEHOUSE_USER_DATA ?? join(homedir(), '.gatehouse'),
    samplesFolder: join(folder, 'samples'),
    rendererFolder: join(folder, 'renderer'),
    gatewayEntry: join(folder, 'gateway-process.cjs'),
    trafficWorker: join(folder, 'traffic-worker.cjs'),
    version,
    workingFolder: process.cwd(),
    ...(startedGateway !== undefined && { startedGateway }),
  };
}
