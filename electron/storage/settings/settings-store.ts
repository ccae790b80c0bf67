// What belongs to the user and not to a workspace: settings and the list of recent workspaces.
import type { RecentWorkspace, Settings } from '../../../shared/contract/workspace';

export interface SettingsStore {
  readonly settings: Settings;
  /** Newest first. */
  readonly recent: readonly RecentWorkspace[];
  /** Sets the members given and keeps the rest. */
  update(changes: Partial<Settings>): Promise<Settings>;
  /** Puts a workspace on top of the list. */
  remember(workspace: RecentWorkspace): Promise<void>;
  forget(folder: string): Promise<void>;
  dispose(): Promise<void>;
}
