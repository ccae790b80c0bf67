// A studio for the command line: the same services as every host, over the contract in memory.
import { createClient } from '../../../shared/contract/client';
import type { StudioClient } from '../../../shared/contract/contract';
import { memoryTransport } from '../../../shared/contract/memory-transport';
import type { TelemetrySettings } from '../../../shared/contract/workspace';
import type { AccessKey } from '../../management/wire/access-keys';
import type { Studio } from '../../studio/create-studio';
import { runGateway } from '../../studio/gateway/gateway-program';
import type { GatewayPlacement, StudioHost, StudioLog } from '../../studio/host';
import { launchGatewayChild } from '../node/gateway-child';
import { launchGatewayInProcess } from '../node/gateway-in-process';
import { type StartedStudio, startStudio } from '../start-studio';
import type { CliPlaces, Output } from './command';

export interface CliStudioOptions {
  readonly places: CliPlaces;
  readonly output: Output;
  readonly kind: 'cli' | 'web';
  readonly startGateway: boolean;
  readonly inProcess: boolean;
  readonly placement: GatewayPlacement;
  /** Opens a workspace while the gateway starts. */
  readonly opens?: (studio: Studio) => Promise<unknown>;
  /** Management calls that none of them signed are refused. Default: every caller is believed. */
  readonly accessKeys?: readonly AccessKey[];
  /** Edits that ask for what is not done here are refused. */
  readonly isStrict?: boolean;
  /** Where telemetry goes, whatever the settings say. */
  readonly telemetry?: TelemetrySettings;
}

export interface CliStudio extends StartedStudio {
  readonly client: StudioClient;
}

/** Opens a studio in this process. */
export async function openCliStudio(options: CliStudioOptions): Promise<CliStudio> {
  const { places, output, placement, inProcess } = options;
  const host: StudioHost = {
    capabilities: {
      kind: options.kind,
      version: places.version,
      platform: process.platform,
      mayPickFiles: false,
      mayRevealFiles: false,
      isFrameless: false,
    },
    userDataFolder: places.userDataFolder,
    samplesFolder: places.samplesFolder,
    trafficWorkerPath: places.trafficWorker,
    launchGateway: inProcess
      ? launchGatewayInProcess(runGateway)
      : launchGatewayChild({
          entry: places.gatewayEntry,
          print: (text) => output.warn(text.trimEnd()),
          ...(places.startedGateway !== undefined && { started: places.startedGateway }),
        }),
    placement,
    isStrict: options.isStrict === true,
    ...(options.telemetry !== undefined && { telemetry: options.telemetry }),
    log: outputLog(output),
    clock: () => Date.now(),
    random: Math.random,
  };
  const started = await startStudio(host, {
    startGateway: options.startGateway,
    ...(options.opens !== undefined && { opens: options.opens }),
    ...(options.accessKeys !== undefined && { accessKeys: options.accessKeys }),
  });
  return { ...started, client: createClient(memoryTransport(started.studio.router, started.studio.events)) };
}

/** Standard output belongs to the command's result; the log goes to standard error. */
function outputLog(output: Output): StudioLog {
  return {
    info: (message) => output.warn(message),
    warn: (message) => output.warn(message),
    fault: (fault) => output.warn(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)),
  };
}
