// What a new endpoint of this workspace begins with.
import { useMemo } from 'react';
import { entityKey } from '../../../../shared/definition/entities';
import { useEntities, useEntity } from '../../../state/hooks';
import type { EndpointStart } from './integration-type';

/** The account where none is configured, and the region where nothing names one. */
const standardAccount = '000000000000';
const standardRegion = 'us-east-1';

/** The first function and the first VPC link by name, the account id, the API’s region. HTTP APIs have links of their own. */
export function useEndpointStart(
  apiRegion: string | undefined,
  linkKind: 'vpc-link' | 'v2-vpc-link' = 'vpc-link',
): EndpointStart {
  const functions = useEntities('function');
  const links = useEntities<'vpc-link' | 'v2-vpc-link'>(linkKind);
  const accountId = useEntity(entityKey('account'))?.accountId ?? standardAccount;
  return useMemo(
    () => ({
      functionName: functions.map(({ entity }) => entity.functionName).sort()[0],
      vpcLinkId: links.map(({ entity }) => entity).sort((a, b) => (a.name < b.name ? -1 : 1))[0]?.id,
      region: apiRegion ?? standardRegion,
      accountId,
    }),
    [functions, links, accountId, apiRegion],
  );
}
