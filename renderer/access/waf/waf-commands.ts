// Commands of the firewall: new things, a rule for the web ACL that is open, and the way there.
import { BrickWall, Plus } from 'lucide-react';
import type { EntityKey } from '../../../shared/definition/entities';
import type { WafEntityKind } from '../../../shared/waf/named-waf';
import type { Command, CommandContext } from '../../commands/command';
import { openAccess } from '../../state/view-store';
import { wafKey } from './waf-things';

const isOpen = ({ mirror }: CommandContext) => mirror.workspace !== null;
const whyDisabled = 'no workspace is open';

/** The web ACL or rule group that the Access screen shows. */
function openRules({ view }: CommandContext): EntityKey | undefined {
  const id = view.activity === 'access' && view.access?.section === 'firewall' ? view.access.id : undefined;
  return wafKey('web-acl', id) ?? wafKey('waf-rule-group', id);
}

function newThing(first: WafEntityKind, id: string, title: string): Command {
  return {
    id,
    title,
    group: 'Workspace',
    icon: Plus,
    isEnabled: isOpen,
    whyDisabled,
    run: ({ studio }) => studio.view.setState({ overlay: { kind: 'new-waf', first } }),
  };
}

/** All of them. */
export const wafCommands: readonly Command[] = [
  newThing('web-acl', 'access.new-web-acl', 'New web ACL'),
  newThing('ip-set', 'access.new-ip-set', 'New IP set'),
  newThing('regex-pattern-set', 'access.new-regex-pattern-set', 'New regex pattern set'),
  newThing('waf-rule-group', 'access.new-waf-rule-group', 'New rule group of WAF'),
  {
    id: 'access.new-waf-rule',
    title: 'New rule of the web ACL',
    group: 'Workspace',
    icon: Plus,
    isEnabled: (context) => openRules(context) !== undefined,
    whyDisabled: 'no web ACL or rule group is open',
    run(context) {
      const key = openRules(context);
      if (key !== undefined) context.studio.view.setState({ overlay: { kind: 'waf-rule', key } });
    },
  },
  {
    id: 'access.firewall',
    title: 'Firewall: web ACLs',
    group: 'Go to',
    icon: BrickWall,
    isEnabled: isOpen,
    whyDisabled,
    run: ({ studio }) => openAccess(studio.view, { section: 'firewall' }),
  },
];
