// VPC endpoints and links as a section of the Access screen; its heading opens them all, with what they reach.
import { Cable, Network } from 'lucide-react';
import { useMemo } from 'react';
import { useEntities } from '../../state/hooks';
import type { AccessRow, AccessSectionEntry } from '../access-section';
import { VpcEndpointPage } from './VpcEndpointPage';

export const vpcEndpointsSection: AccessSectionEntry = {
  section: 'vpc-endpoints',
  title: 'VPC endpoints',
  icon: Network,
  useRows: useEndpointRows,
  addCommand: 'access.new-vpc-endpoint',
  hasOverview: true,
  Page: VpcEndpointPage,
};

function useEndpointRows(): readonly AccessRow[] {
  const endpoints = useEntities('vpc-endpoint');
  const older = useEntities('vpc-link');
  const newer = useEntities('v2-vpc-link');
  return useMemo(() => {
    const links = [...older, ...newer].map(({ entity: { id, name } }) => ({ id, name, tag: 'link', icon: Cable }));
    return [
      ...endpoints
        .map(({ entity: { vpcEndpointId } }) => ({ id: vpcEndpointId, name: vpcEndpointId }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
      ...links.sort((a, b) => a.name.localeCompare(b.name)),
    ];
  }, [endpoints, older, newer]);
}
