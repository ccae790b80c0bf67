// Temporary credentials of a role, as `sts:AssumeRole` gives them, to copy into a shell.
import { NumberInput, TextInput } from '@mantine/core';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import type { AssumedRole } from '../../../shared/contract/principals';
import type { IamRole } from '../../../shared/definition/companions/iam';
import { describeError } from '../../components/error-words';
import { FormGrid, FormRow } from '../../components/FormRow';
import { Note } from '../../components/Note';
import { SectionHead } from '../../components/SectionHead';
import { ToolButton } from '../../components/ToolButton';
import { useClient } from '../../state/studio-context';
import { CredentialsCard } from './CredentialsCard';
import styles from './principals.module.css';

/** Says what AWS would refuse; the credentials are given all the same. */
export function AssumeRole({ role }: { readonly role: IamRole }) {
  const client = useClient();
  const [sessionName, setSessionName] = useState('');
  const [duration, setDuration] = useState<number>();
  const [assumed, setAssumed] = useState<AssumedRole>();
  const [problem, setProblem] = useState<string>();
  const assume = async () => {
    setProblem(undefined);
    try {
      setAssumed(
        await client.principals.assumeRole({
          role: role.roleName,
          ...(sessionName.trim() !== '' && { sessionName: sessionName.trim() }),
          ...(duration !== undefined && { durationSeconds: duration }),
        }),
      );
    } catch (error) {
      setAssumed(undefined);
      setProblem(describeError(error).sentence);
    }
  };
  return (
    <div className={styles.group}>
      <SectionHead title="Assume" detail="temporary credentials, good until they expire">
        <ToolButton size="small" icon={KeyRound} onClick={() => void assume()}>
          Assume role
        </ToolButton>
      </SectionHead>
      <FormGrid>
        <FormRow label="Session name" error={problem}>
          {(ids) => (
            <TextInput
              {...ids}
              className={styles.wide ?? ''}
              value={sessionName}
              placeholder="gatehouse"
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => setSessionName(event.currentTarget.value)}
            />
          )}
        </FormRow>
        <FormRow label="Duration" aside="seconds">
          {(ids) => (
            <NumberInput
              {...ids}
              className={styles.number ?? ''}
              value={duration ?? ''}
              placeholder="3,600"
              thousandSeparator=","
              allowDecimal={false}
              allowNegative={false}
              hideControls
              onChange={(next) => setDuration(typeof next === 'number' ? next : undefined)}
            />
          )}
        </FormRow>
      </FormGrid>
      {assumed?.warnings.map((warning) => (
        <Note key={warning} tone="warning">
          {warning}
        </Note>
      ))}
      {assumed !== undefined && (
        <CredentialsCard
          title={assumed.arn}
          credentials={assumed}
          note={untilWords(assumed.expiresAt)}
          onClose={() => setAssumed(undefined)}
        />
      )}
    </div>
  );
}

function untilWords(expiresAt: number | undefined): string {
  if (expiresAt === undefined) return 'Shown this once.';
  const time = new Date(expiresAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return `Shown this once. They expire at ${time} by the clock of the gateway.`;
}
