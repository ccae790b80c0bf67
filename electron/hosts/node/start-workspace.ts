// The workspace a host opens when it starts.
import type { StudioClient } from '../../../shared/contract/contract';
import type { SampleName } from '../../../shared/contract/workspace';

export interface StartWorkspace {
  readonly folder?: string;
  /** Opened where the user has no workspace yet; else the latest one is. */
  readonly sample?: SampleName;
}

/** Opens what was asked for; without a wish nothing is opened and the start page shows. */
export async function openStartWorkspace(client: StudioClient, { folder, sample }: StartWorkspace): Promise<void> {
  if (folder !== undefined) await client.workspace.open({ folder });
  else if (sample !== undefined) await openLatest(client, sample);
}

async function openLatest(client: StudioClient, sample: SampleName): Promise<void> {
  const [latest] = await client.workspace.recent();
  if (latest === undefined) await client.workspace.openSample({ sample });
  else await client.workspace.open({ folder: latest.folder });
}
