// Custom domain names as a section of the Access screen.
import { Globe, Lock } from 'lucide-react';
import { useMemo } from 'react';
import { useEntities, useFindings } from '../../state/hooks';
import type { AccessRow, AccessSectionEntry } from '../access-section';
import { DomainPage } from './DomainPage';

export const domainsSection: AccessSectionEntry = {
  section: 'domains',
  title: 'Domains',
  icon: Globe,
  useRows: useDomainRows,
  addCommand: 'access.new-domain',
  hasOverview: true,
  Page: DomainPage,
};

/** By name. */
function useDomainRows(): readonly AccessRow[] {
  const domains = useEntities('domain-name');
  const findings = useFindings();
  return useMemo(
    () =>
      domains
        .map(({ key, entity: { domainName, endpointConfiguration } }): AccessRow => {
          const problem = findings.find((finding) => finding.key === key && finding.severity !== 'info')?.message;
          return {
            id: domainName,
            name: domainName,
            ...(endpointConfiguration.types[0] === 'PRIVATE' && { icon: Lock, tag: 'private' }),
            ...(problem !== undefined && { problem }),
          };
        })
        .sort((a, b) => a.name.localeCompare(b.name)),
    [domains, findings],
  );
}
