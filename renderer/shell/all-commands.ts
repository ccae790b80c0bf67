// The commands that are always there. Screens add theirs while they are open.
import { accessCommands } from '../access/access-commands';
import type { Command } from '../commands/command';
import { corsCommands } from '../cors/cors-commands';
import { functionCommands } from '../functions/commands';
import { linkCommands } from '../links/link-commands';
import { migrationCommands } from '../migration/migration-commands';
import { startCommands } from '../start/start-commands';
import { activities } from '../state/view-store';
import { deployCommands } from './deploy-commands';
import { editCommands } from './edit-commands';
import { goCommand, viewCommands } from './go-commands';

export const allCommands: readonly Command[] = [
  ...startCommands,
  ...linkCommands,
  ...migrationCommands,
  ...corsCommands,
  ...functionCommands,
  ...accessCommands,
  ...editCommands,
  ...deployCommands,
  ...activities.map(goCommand),
  ...viewCommands,
];
