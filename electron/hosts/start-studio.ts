// What every host does first: the studio, the management APIs in front of it, and the gateway that serves both on one port.

import { openManagement } from '../management/open-management';
import { createStudio, type Studio } from '../studio/create-studio';
import type { StudioHost } from '../studio/host';
import { openCallListener } from './call-listener';

export interface StartedStudio {
  readonly studio: Studio;
  dispose(): Promise<void>;
}

/** Opens studio and management APIs; with `startGateway` false nothing is served until the contract's gateway.start. */
export async function startStudio(
  host: StudioHost,
  options: { readonly startGateway: boolean },
): Promise<StartedStudio> {
  const studio = await createStudio(host);
  const management = await openManagement(studio);
  const calls = await openCallListener(studio);
  try {
    if (options.startGateway) await studio.startGateway(management.place);
  } catch (error) {
    await Promise.all([calls.dispose(), management.dispose()]);
    await studio.dispose();
    throw error;
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
