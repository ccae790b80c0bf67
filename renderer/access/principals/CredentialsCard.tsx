// Credentials that were just made: shown this once, to copy.
import { Copy, SquareTerminal } from 'lucide-react';
import type { SigningCredentials } from '../../../shared/contract/principals';
import { FormGrid } from '../../components/FormRow';
import { Note } from '../../components/Note';
import { ToolButton } from '../../components/ToolButton';
import { CopyRow } from '../CopyRow';
import { useEdits } from '../use-edits';
import { shellExports } from './principal-words';
import styles from './principals.module.css';

export interface CredentialsCardProps {
  /** `Access key of alice`. */
  readonly title: string;
  readonly credentials: SigningCredentials;
  readonly note: string;
  readonly onClose: () => void;
}

/** Each value alone, or all of them as lines for a shell. */
export function CredentialsCard({ title, credentials, note, onClose }: CredentialsCardProps) {
  const edits = useEdits();
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const json = JSON.stringify({ Version: 1, ...capitalised(credentials) }, null, 2);
  return (
    <section className={styles.card} aria-label={title}>
      <Note tone="info" title={title}>
        {note}
      </Note>
      <FormGrid>
        <CopyRow label="Access key id" text={accessKeyId} />
        <CopyRow label="Secret access key" text={secretAccessKey} />
        {sessionToken !== undefined && <CopyRow label="Session token" text={sessionToken} />}
      </FormGrid>
      <div className={styles.chips}>
        <ToolButton
          size="small"
          icon={SquareTerminal}
          onClick={() => void edits.copy(shellExports(credentials), 'Shell exports')}
        >
          Copy as shell exports
        </ToolButton>
        <ToolButton size="small" icon={Copy} onClick={() => void edits.copy(json, 'Credentials')}>
          Copy as JSON
        </ToolButton>
        <ToolButton size="small" tone="subtle" onClick={onClose}>
          Done
        </ToolButton>
      </div>
    </section>
  );
}

/** As a `credential_process` answers. */
function capitalised({ accessKeyId, secretAccessKey, sessionToken, expiresAt }: SigningCredentials) {
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    ...(sessionToken !== undefined && { SessionToken: sessionToken }),
    ...(expiresAt !== undefined && { Expiration: new Date(expiresAt).toISOString() }),
  };
}
