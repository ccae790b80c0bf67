// Commands of access that are always there: new things, and the way to each section.
import {
  CircleUserRound,
  Eraser,
  FileLock2,
  Gauge,
  Key,
  Plus,
  ScrollText,
  ShieldCheck,
  UserRound,
  UsersRound,
} from 'lucide-react';
import type { Command, CommandContext } from '../commands/command';
import { openAccess, openPlace } from '../state/view-store';

const isOpen = ({ mirror }: CommandContext) => mirror.workspace !== null;
const whyDisabled = 'no workspace is open';

/** New plan, key, persona, principal and user pool; their sections to go to. */
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
  {
    id: 'access.new-principal',
    title: 'New IAM user, role or policy',
    group: 'Workspace',
    icon: Plus,
    isEnabled: isOpen,
    whyDisabled,
    run: ({ studio }) => studio.view.setState({ overlay: { kind: 'new-principal', principal: 'iam-user' } }),
  },
  {
    id: 'access.new-user-pool',
    title: 'New user pool',
    group: 'Workspace',
    icon: Plus,
    isEnabled: isOpen,
    whyDisabled,
    run: ({ studio }) => studio.view.setState({ overlay: { kind: 'new-user-pool' } }),
  },
  {
    id: 'access.new-certificate',
    title: 'New certificate',
    group: 'Workspace',
    icon: Plus,
    isEnabled: isOpen,
    whyDisabled,
    run: ({ studio }) => studio.view.setState({ overlay: { kind: 'new-certificate' } }),
  },
  {
    id: 'access.authorizers-of-api',
    title: 'Authorizers of the API',
    group: 'Go to',
    icon: ShieldCheck,
    isEnabled: ({ apiId }) => apiId !== undefined,
    whyDisabled: 'no API is open',
    run: ({ studio, apiId }) => {
      if (apiId !== undefined) openPlace(studio.view, apiId, { kind: 'section', section: 'authorizers' });
    },
  },
  {
    id: 'access.flush-authorizers',
    title: ({ stageName }) => `Flush authorizer cache of ${stageName ?? 'the stage'}`,
    group: 'API',
    icon: Eraser,
    isEnabled: ({ apiId, stageName }) => apiId !== undefined && stageName !== undefined,
    whyDisabled: 'no stage is selected',
    async run({ studio, apiId, stageName, toasts }) {
      if (apiId === undefined || stageName === undefined) return;
      await studio.client.authorizers.flush({ apiId, stageName });
      toasts.getState().show({ tone: 'ok', title: `Authorizer cache of ${stageName} flushed` });
    },
  },
  sectionCommand('usage-plans', 'Usage plans', Gauge),
  sectionCommand('api-keys', 'API keys', Key),
  sectionCommand('personas', 'Personas', CircleUserRound),
  sectionCommand('authorizers', 'Authorizer lab', ShieldCheck),
  sectionCommand('policies', 'Resource policies', ScrollText),
  sectionCommand('principals', 'Principals', UserRound),
  sectionCommand('user-pools', 'User pools', UsersRound),
  sectionCommand('certificates', 'Certificates', FileLock2),
];

function sectionCommand(
  section:
    | 'usage-plans'
    | 'api-keys'
    | 'personas'
    | 'authorizers'
    | 'policies'
    | 'principals'
    | 'user-pools'
    | 'certificates',
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
