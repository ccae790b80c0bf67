// The studio inside the desktop app: its folders, the gateway beside it, and a port that is free.
import { StudioError } from '../../../shared/contract/errors';
import type { HostCapabilities } from '../../../shared/contract/workspace';
import type { GatewayLauncher, HostDialogs, StudioHost, StudioLog } from '../../studio/host';
import { type StartedStudio, startStudio } from '../start-studio';

export interface DesktopStudioOptions {
  readonly capabilities: HostCapabilities;
  readonly userDataFolder: string;
  /** The folder of the bundles. */
  readonly distFolder: string;
  readonly launchGateway: GatewayLauncher;
  readonly dialogs: HostDialogs;
  readonly log: StudioLog;
  /** Port of the gateway by wish; absent: that of the settings. */
  readonly port?: number;
}

/** Opens the studio with its gateway running. */
export async function openDesktopStudio(options: DesktopStudioOptions): Promise<StartedStudio> {
  const { distFolder, log } = options;
  const host: StudioHost = {
    capabilities: options.capabilities,
    userDataFolder: options.userDataFolder,
    samplesFolder: outsideArchive(`${distFolder}/samples`),
    trafficWorkerPath: `${distFolder}/traffic-worker.cjs`,
    launchGateway: options.launchGateway,
    dialogs: options.dialogs,
    placement: { host: '127.0.0.1', ...(options.port !== undefined && { port: options.port }) },
    log,
    clock: () => Date.now(),
    random: Math.random,
  };
  try {
    return await startStudio(host, { startGateway: true });
  } catch (error) {
    // Another Gatehouse or program has the port. The window must open all the same; it shows the port it got.
    if (!(error instanceof StudioError && error.code === 'PORT_TAKEN')) throw error;
    log.warn(`${error.message} A free one is used instead.`);
    return startStudio({ ...host, placement: { host: '127.0.0.1', port: 0, tlsPort: 0 } }, { startGateway: true });
  }
}

/** Where the packaged app keeps files that are copied as they are: beside its archive, not inside. */
function outsideArchive(path: string): string {
  return path.replace(/([\\/])app\.asar([\\/])/, '$1app.asar.unpacked$2');
}
