// The commands that are always there. Screens add theirs while they are open.
import { accessCommands } from '../access/access-commands';
import { certificateCommands } from '../access/certificates/certificate-commands';
import { domainCommands } from '../access/domains/domain-commands';
import { wafCommands } from '../access/waf/waf-commands';
import { cacheCommands } from '../cache/cache-commands';
import type { Command } from '../commands/command';
import { corsCommands } from '../cors/cors-commands';
import { costCommands } from '../cost/cost-commands';
import { functionCommands } from '../functions/commands';
import { linkCommands } from '../links/link-commands';
import { metricsCommands } from '../metrics/metrics-commands';
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
  ...costCommands,
  ...cacheCommands,
  ...metricsCommands,
  ...functionCommands,
  ...accessCommands,
  ...certificateCommands,
  ...domainCommands,
  ...wafCommands,
  ...editCommands,
  ...deployCommands,
  ...activities.map(goCommand),
  ...viewCommands,
];
