// Commands of domain names and VPC endpoints: new ones, and what is added to the name that is open.
import { Globe, Network, Plus } from 'lucide-react';
import { entityKey } from '../../../shared/definition/entities';
import { newShortId } from '../../../shared/definition/ids';
import type { Command, CommandContext } from '../../commands/command';
import { openAccess } from '../../state/view-store';

const isOpen = ({ mirror }: CommandContext) => mirror.workspace !== null;
const whyDisabled = 'no workspace is open';

/** The domain name that the Access screen shows. */
function openDomain({ view }: CommandContext): string | undefined {
  return view.activity === 'access' && view.access?.section === 'domains' ? view.access.id : undefined;
}

function ofDomain(kind: 'new-mapping' | 'new-routing-rule', id: string, title: string): Command {
  return {
    id,
    title: (context) => `${title} ${openDomain(context) ?? 'the domain name'}`,
    group: 'Workspace',
    icon: Plus,
    isEnabled: (context) => openDomain(context) !== undefined,
    whyDisabled: 'no domain name is open',
    run(context) {
      const domainName = openDomain(context);
      if (domainName !== undefined) context.studio.view.setState({ overlay: { kind, domainName } });
    },
  };
}

/** All of them. */
export const domainCommands: readonly Command[] = [
  {
    id: 'access.new-domain',
    title: 'New custom domain name',
    group: 'Workspace',
    icon: Plus,
    isEnabled: isOpen,
    whyDisabled,
    run: ({ studio }) => studio.view.setState({ overlay: { kind: 'new-domain' } }),
  },
  {
    id: 'access.new-vpc-endpoint',
    title: 'New VPC endpoint',
    group: 'Workspace',
    icon: Plus,
    isEnabled: isOpen,
    whyDisabled,
    run: ({ studio }) => studio.view.setState({ overlay: { kind: 'new-vpc-endpoint' } }),
  },
  {
    id: 'access.new-vpc-link',
    title: 'New VPC link for HTTP APIs',
    group: 'Workspace',
    icon: Plus,
    isEnabled: isOpen,
    whyDisabled,
    async run({ studio }) {
      const id = newShortId(Math.random);
      const entity = { id, name: 'vpc-link', subnetIds: [] };
      await studio.client.definition.put({ key: entityKey('v2-vpc-link', id), entity, label: 'Create VPC link' });
      openAccess(studio.view, { section: 'vpc-endpoints', id });
    },
  },
  ofDomain('new-mapping', 'access.new-mapping', 'New API mapping of'),
  ofDomain('new-routing-rule', 'access.new-routing-rule', 'New routing rule of'),
  {
    id: 'access.domains',
    title: 'Custom domain names',
    group: 'Go to',
    icon: Globe,
    isEnabled: isOpen,
    whyDisabled,
    run: ({ studio }) => openAccess(studio.view, { section: 'domains' }),
  },
  {
    id: 'access.vpc-endpoints',
    title: 'VPC endpoints and links: from where an API is reachable',
    group: 'Go to',
    icon: Network,
    isEnabled: isOpen,
    whyDisabled,
    run: ({ studio }) => openAccess(studio.view, { section: 'vpc-endpoints' }),
  },
];
