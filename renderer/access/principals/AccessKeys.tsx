// The access keys of a user: made, switched off and on, deleted. The secret is shown when the key is made.
import { CirclePause, CirclePlay, KeyRound, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { SigningCredentials } from '../../../shared/contract/principals';
import { keysPerUser } from '../../../shared/definition/edits/iam-edits';
import { IconAction } from '../../components/IconAction';
import { SectionHead } from '../../components/SectionHead';
import { ToolButton } from '../../components/ToolButton';
import { usePartEdits } from '../../design/sections/part-edits';
import { useEntities } from '../../state/hooks';
import { useClient } from '../../state/studio-context';
import { useEdits } from '../use-edits';
import { useTried } from '../use-tried';
import { CredentialsCard } from './CredentialsCard';
import styles from './principals.module.css';

/** AWS lets a user have two keys, so that one can take over from the other. */
export function AccessKeys({ userName }: { readonly userName: string }) {
  const client = useClient();
  const edits = useEdits();
  const parts = usePartEdits();
  const tried = useTried();
  const [made, setMade] = useState<SigningCredentials>();
  const keys = useEntities('iam-access-key')
    .filter(({ entity }) => entity.userName === userName)
    .sort((a, b) => a.entity.createDate - b.entity.createDate);
  const create = () => tried(async () => setMade((await client.principals.createAccessKey({ userName })).accessKey));
  return (
    <div className={styles.group}>
      <SectionHead title="Access keys" count={keys.length} detail="requests are signed with them">
        <ToolButton
          size="small"
          icon={Plus}
          disabledReason={keys.length < keysPerUser ? undefined : `A user has ${keysPerUser} keys at most`}
          onClick={() => void create()}
        >
          Create access key
        </ToolButton>
      </SectionHead>
      {made !== undefined && keys.some(({ entity }) => entity.accessKeyId === made.accessKeyId) && (
        <CredentialsCard
          title={`Access key ${made.accessKeyId}`}
          credentials={made}
          note="The secret is shown this once. It is kept with the secrets of the workspace, not in its files."
          onClose={() => setMade(undefined)}
        />
      )}
      {keys.length === 0 && <p className={styles.none}>None: nothing can be signed as {userName}.</p>}
      {keys.length > 0 && (
        <ul className={styles.rows} aria-label={`Access keys of ${userName}`}>
          {keys.map(({ key, entity: { accessKeyId, status, secretAccessKey, createDate } }) => {
            const isActive = status === 'Active';
            return (
              <li key={key} className={styles.row}>
                <KeyRound size={13} aria-hidden="true" />
                <code className={styles.code}>{accessKeyId}</code>
                <span className={isActive ? undefined : styles.dim}>{isActive ? 'active' : 'inactive: refused'}</span>
                {secretAccessKey === undefined && <span className={styles.warning}>its secret is not here</span>}
                <span className={styles.end}>
                  <span className={styles.dim}>{dayOf(createDate)}</span>
                  <IconAction
                    size="small"
                    icon={isActive ? CirclePause : CirclePlay}
                    label={`${isActive ? 'Deactivate' : 'Activate'} ${accessKeyId}`}
                    onClick={() =>
                      void edits.set(
                        key,
                        ['status'],
                        isActive ? 'Inactive' : 'Active',
                        `${isActive ? 'Deactivate' : 'Activate'} ${accessKeyId}`,
                      )
                    }
                  />
                  <IconAction
                    size="small"
                    icon={Trash2}
                    label={`Delete ${accessKeyId}`}
                    onClick={() => void parts.remove(key, `Access key ${accessKeyId}`)}
                  />
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

function dayOf(instant: number): string {
  return new Date(instant).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}
