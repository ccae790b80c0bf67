// Commands of certificates that act without a dialog.
import { KeyRound, Plus } from 'lucide-react';
import type { Command, CommandContext } from '../../commands/command';
import { openAccess } from '../../state/view-store';

const isOpen = ({ mirror }: CommandContext) => mirror.workspace !== null;
const whyDisabled = 'no workspace is open';

/** All of them. */
export const certificateCommands: readonly Command[] = [
  {
    id: 'access.new-client-certificate',
    title: 'Generate client certificate',
    group: 'Workspace',
    icon: Plus,
    isEnabled: isOpen,
    whyDisabled,
    async run({ studio }) {
      const { clientCertificateId } = await studio.client.certificates.generateClientCertificate({});
      openAccess(studio.view, { section: 'certificates', id: clientCertificateId });
    },
  },
  {
    id: 'access.client-certificates',
    title: 'Client certificates: what stages show to back ends',
    group: 'Go to',
    icon: KeyRound,
    isEnabled: isOpen,
    whyDisabled,
    run: ({ studio }) => openAccess(studio.view, { section: 'certificates', id: 'client-certificates' }),
  },
];
