// Commands of access that are always there: new things, and the way to each section.
import { CircleUserRound, Gauge, Key, Plus } from 'lucide-react';
import type { Command, CommandContext } from '../commands/command';
import { openAccess } from '../state/view-store';

const isOpen = ({ mirror }: CommandContext) => mirror.workspace !== null;
const whyDisabled = 'no workspace is open';

/** New plan, key and persona; usage plans, API keys and personas to go to. */
export const accessCommands: readonly Command[] = [
  {
    id: 'access.new-plan',
    title: 'New usage plan',
    group: 'Workspace',
    icon: Plus,
    isEnabled: isOpen,
    whyDisabled,
    run: ({ studio }) => studio.view.setState({ overlay: { kind: 'new-usage-plan' } }),
  },
  {
    id: 'access.new-key',
    title: 'New API key',
    group: 'Workspace',
    icon: Plus,
    isEnabled: isOpen,
    whyDisabled,
    run: ({ studio }) => studio.view.setState({ overlay: { kind: 'new-api-key' } }),
  },
  {
    id: 'access.new-persona',
    title: 'New persona',
    group: 'Workspace',
    icon: Plus,
    isEnabled: isOpen,
    whyDisabled,
    run: ({ studio }) => studio.view.setState({ overlay: { kind: 'new-persona' } }),
  },
  sectionCommand('usage-plans', 'Usage plans', Gauge),
  sectionCommand('api-keys', 'API keys', Key),
  sectionCommand('personas', 'Personas', CircleUserRound),
];

function sectionCommand(
  section: 'usage-plans' | 'api-keys' | 'personas',
  title: string,
  icon: NonNullable<Command['icon']>,
): Command {
  return {
    id: `access.${section}`,
    title,
    group: 'Go to',
    icon,
    isEnabled: isOpen,
    whyDisabled,
    run: ({ studio }) => openAccess(studio.view, { section }),
  };
}
