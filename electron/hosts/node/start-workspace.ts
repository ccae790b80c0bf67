// The workspace a host opens when it starts.
import type { StudioClient } from '../../../shared/contract/contract';
import type { SampleName } from '../../../shared/contract/workspace';

export interface StartWorkspace {
  readonly folder?: string;
  readonly sample?: SampleName;
}

/** Opens what was asked for; without a wish nothing is opened and the start page shows. */
export async function openStartWorkspace(client: StudioClient, { folder, sample }: StartWorkspace): Promise<void> {
  if (folder !== undefined) await client.workspace.open({ folder });
  else if (sample !== undefined) await client.workspace.openSample({ sample });
}
