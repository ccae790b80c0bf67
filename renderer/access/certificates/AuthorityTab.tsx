// The authority of the workspace: who trusts it, and how this machine comes to.
import { Copy, ShieldCheck, ShieldOff } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { TrustResult } from '../../../shared/contract/certificates';
import { CodePane } from '../../components/CodePane';
import { ErrorNote } from '../../components/ErrorNote';
import { FormGrid, FormRow } from '../../components/FormRow';
import { Note } from '../../components/Note';
import { SectionHead } from '../../components/SectionHead';
import { ToolButton } from '../../components/ToolButton';
import { useClient } from '../../state/studio-context';
import { CopyRow } from '../CopyRow';
import { useEdits } from '../use-edits';
import { useTried } from '../use-tried';
import { validityText } from './certificate-words';
import styles from './certificates.module.css';
import { useReading } from './use-certificates';

/** Made when this is first opened, where nobody has needed it before. */
export function AuthorityTab() {
  const client = useClient();
  const edits = useEdits();
  const tried = useTried();
  const read = useCallback(async () => client.certificates.authority({}), [client]);
  const { value: authority, error, reload } = useReading(read);
  const [result, setResult] = useState<TrustResult>();
  const [isBusy, setBusy] = useState(false);
  if (error !== undefined) return <ErrorNote error={error} onRetry={reload} />;
  if (authority === undefined) return null;
  const change = async (verb: 'trust' | 'untrust') => {
    setBusy(true);
    setResult(await tried(async () => client.certificates[verb]({})));
    setBusy(false);
    reload();
  };
  const { facts, certificate, isTrusted, trustCommands } = authority;
  return (
    <>
      <Note
        tone={isTrusted === true ? 'ok' : 'info'}
        title={
          isTrusted === true ? 'This machine trusts the authority' : 'Clients on this machine do not know the authority'
        }
        actions={
          <>
            {isTrusted !== true && (
              <ToolButton
                size="small"
                tone="primary"
                icon={ShieldCheck}
                isBusy={isBusy}
                onClick={() => void change('trust')}
              >
                Trust on this machine
              </ToolButton>
            )}
            {isTrusted !== false && (
              <ToolButton size="small" icon={ShieldOff} isBusy={isBusy} onClick={() => void change('untrust')}>
                Trust no longer
              </ToolButton>
            )}
            <ToolButton
              size="small"
              icon={Copy}
              onClick={() => void edits.copy(certificate, 'Certificate of the authority')}
            >
              Copy certificate
            </ToolButton>
          </>
        }
      >
        {isTrusted === true
          ? 'Browsers and command lines that use the store of the system accept the certificates it issues.'
          : 'Trust it, or give its certificate to each client: curl --cacert, NODE_EXTRA_CA_CERTS, AWS_CA_BUNDLE.'}
      </Note>
      {result !== undefined && <TrustOutcome result={result} />}
      <FormGrid>
        <FormRow label="Name">{facts.subject}</FormRow>
        <FormRow label="Good">{validityText(facts, Date.now())}</FormRow>
        <FormRow label="Key">{facts.key}, sealed outside the workspace</FormRow>
        <CopyRow label="SHA-256" text={facts.fingerprint256} />
      </FormGrid>
      <section className={styles.group} aria-label="Commands">
        <SectionHead
          title="By hand"
          detail="what Trust on this machine does; gatehouse certificates trust does the same"
        />
        <div className={styles.frame}>
          <CodePane
            label="Commands that trust the authority"
            text={trustCommands.join('\n')}
            language="text"
            hasNumbers={false}
            isInline
          />
        </div>
      </section>
    </>
  );
}

function TrustOutcome({ result: { steps, remaining } }: { readonly result: TrustResult }) {
  const edits = useEdits();
  if (remaining.length === 0)
    return (
      <Note tone="ok" title="Done">
        {steps.map(({ command }) => command).join('; ')}
      </Note>
    );
  const failed = steps.filter(({ isDone }) => !isDone);
  return (
    <Note
      tone="warning"
      title="Some of it takes rights that Gatehouse has not"
      actions={
        <ToolButton size="small" icon={Copy} onClick={() => void edits.copy(remaining.join('\n'), 'Commands')}>
          Copy commands
        </ToolButton>
      }
    >
      {failed.map(({ command, output }) => (
        <p key={command} className={styles.step}>
          <code className={styles.code}>{command}</code>
          {output !== undefined && <span className={styles.dim}> {output}</span>}
        </p>
      ))}
    </Note>
  );
}
