// The firewall as a section of the Access screen: web ACLs, and what their rules refer to.
import { BrickWall } from 'lucide-react';
import { useMemo } from 'react';
import { listEntities } from '../../../shared/definition/entities';
import { useFindings } from '../../state/hooks';
import { useMirror } from '../../state/studio-context';
import type { AccessRow, AccessSectionEntry } from '../access-section';
import { FirewallPage } from './FirewallPage';
import { wafThings } from './waf-things';

export const firewallSection: AccessSectionEntry = {
  section: 'firewall',
  title: 'Firewall',
  icon: BrickWall,
  useRows: useFirewallRows,
  addCommand: 'access.new-web-acl',
  hasOverview: true,
  Page: FirewallPage,
};

/** Web ACLs first, each kind by name. */
function useFirewallRows(): readonly AccessRow[] {
  const definition = useMirror((mirror) => mirror.definition);
  const findings = useFindings();
  return useMemo(
    () =>
      wafThings.flatMap(({ kind, icon, tag }) =>
        listEntities(definition, kind)
          .map(({ key, entity }): AccessRow => {
            const problem = findings.find((finding) => finding.key === key && finding.severity !== 'info')?.message;
            return {
              id: key,
              name: entity.Name,
              icon,
              ...(tag !== undefined && { tag }),
              ...(problem !== undefined && { problem }),
            };
          })
          .sort((a, b) => a.name.localeCompare(b.name)),
      ),
    [definition, findings],
  );
}
