// Users, roles and policies with their ARNs, as the studio lists them.
import { useEffect, useState } from 'react';
import type { PrincipalList } from '../../../shared/contract/principals';
import { useClient, useMirror } from '../../state/studio-context';

const nobody: PrincipalList = { accountId: '000000000000', users: [], roles: [], policies: [] };

/** Read again when the definition changes; the list before stays meanwhile. */
export function usePrincipals(): PrincipalList {
  const client = useClient();
  const revision = useMirror((mirror) => mirror.revision);
  const [list, setList] = useState(nobody);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision tells when to read again
  useEffect(() => {
    let isWanted = true;
    client.principals.list({}).then(
      (next) => isWanted && setList(next),
      // Entities are shown without the list too; their ARNs follow with the next change.
      () => isWanted && setList(nobody),
    );
    return () => {
      isWanted = false;
    };
  }, [client, revision]);
  return list;
}
