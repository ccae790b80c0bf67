// What every host does first: the studio, the management APIs in front of it, and the gateway that serves both on one port.

import { type ManagementOptions, openManagement } from '../management/open-management';
import { createStudio, type Studio } from '../studio/create-studio';
import type { StudioHost } from '../studio/host';
import { openCallListener } from './call-listener';

export interface StartedStudio {
  readonly studio: Studio;
  dispose(): Promise<void>;
}

export interface StartOptions extends ManagementOptions {
  readonly startGateway: boolean;
  /** Opens what the host was started with, while the gateway starts; nothing counts as ready before both are done. */
  readonly opens?: (studio: Studio) => Promise<unknown>;
}

/** Opens studio and management APIs; with `startGateway` false nothing is served until the contract's gateway.start. */
export async function startStudio(host: StudioHost, options: StartOptions): Promise<StartedStudio> {
  const studio = await createStudio(host);
  const management = await openManagement(studio, options);
  const calls = await openCallListener(studio);
  // both have ended before anything is let go of: a workspace that opened later would keep the process
  const starts = await Promise.allSettled([
    options.startGateway ? studio.startGateway(management.place) : undefined,
    options.opens && studio.whileOpening(options.opens(studio)),
  ]);
  const failed = starts.find((start) => start.status === 'rejected');
  if (failed !== undefined) {
    await Promise.all([calls.dispose(), management.dispose()]);
    await studio.dispose();
    throw failed.reason;
  }
  return {
    studio,
    async dispose() {
      await calls.dispose();
      await studio.dispose();
      await management.dispose();
    },
  };
}
