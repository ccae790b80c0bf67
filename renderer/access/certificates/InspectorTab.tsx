// The inspector: which certificate a server name gets and why, what its handshake asks for, and whether a client is let in.
import { Autocomplete, Textarea } from '@mantine/core';
import { Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { TlsInspection } from '../../../shared/contract/certificates';
import { describeError } from '../../components/error-words';
import { FormGrid, FormRow } from '../../components/FormRow';
import { Note } from '../../components/Note';
import { SectionHead } from '../../components/SectionHead';
import { ToolButton } from '../../components/ToolButton';
import { useEntities } from '../../state/hooks';
import { useClient, useMirror } from '../../state/studio-context';
import { useEdits } from '../use-edits';
import { ChainList } from './ChainList';
import styles from './certificates.module.css';

/** Asked again a moment after the last key. */
const quietMs = 250;

export function InspectorTab() {
  const domains = useEntities('domain-name').map(({ entity }) => entity.domainName);
  const apis = useEntities('rest-api').map(({ entity }) => `${entity.id}.execute-api.us-east-1.localhost`);
  const [serverName, setServerName] = useState(domains[0] ?? 'localhost');
  const [clientCertificate, setClientCertificate] = useState('');
  const { inspection, problem } = useInspection(serverName.trim(), clientCertificate.trim());
  const isMutual = inspection?.mutual !== undefined;
  return (
    <>
      <FormGrid>
        <FormRow label="Server name" error={problem}>
          {(ids) => (
            <Autocomplete
              {...ids}
              flex={1}
              maw={460}
              data={[...new Set([...domains, ...apis, 'localhost'])]}
              value={serverName}
              placeholder="empty: the client names none"
              spellCheck={false}
              onChange={setServerName}
            />
          )}
        </FormRow>
        {isMutual && (
          <FormRow label="Client certificate">
            {(ids) => (
              <Textarea
                {...ids}
                flex={1}
                maw={460}
                autosize
                minRows={2}
                maxRows={4}
                value={clientCertificate}
                placeholder="-----BEGIN CERTIFICATE----- … pasted here is held against the truststore"
                spellCheck={false}
                styles={{ input: { fontFamily: 'var(--gh-mono)' } }}
                onChange={(event) => setClientCertificate(event.currentTarget.value)}
              />
            )}
          </FormRow>
        )}
      </FormGrid>
      {inspection !== undefined && <Inspected inspection={inspection} />}
    </>
  );
}

function Inspected({ inspection }: { readonly inspection: TlsInspection }) {
  const { why, faults, chain, policy, minVersion, isStrict, mutual, client, serverName, port } = inspection;
  const edits = useEdits();
  const called = serverName === '' ? '127.0.0.1' : serverName;
  const curl = `curl --cacert .gatehouse/certificate-authority.pem${mutual === undefined ? '' : ' --cert client.pem --key client.key'} --connect-to ${called}:443:127.0.0.1:${port} https://${called}/`;
  return (
    <>
      <Note
        tone={faults.length === 0 ? 'ok' : 'error'}
        title={faults.length === 0 ? 'A client that trusts the issuer is content' : faults.join(' ')}
        {...(port !== undefined && {
          actions: (
            <ToolButton size="small" icon={Copy} onClick={() => void edits.copy(curl, 'curl command')}>
              Copy as curl
            </ToolButton>
          ),
        })}
      >
        {why}
      </Note>
      {client !== undefined && (
        <Note
          tone={client.refusal === undefined ? 'ok' : 'error'}
          title={client.refusal === undefined ? 'The client is let in' : 'The client is answered 403 Forbidden'}
        >
          {client.facts.subject}
          {client.refusal !== undefined && `: ${client.refusal}`}
        </Note>
      )}
      <section className={styles.group} aria-label="Certificate">
        <SectionHead title="What the client is shown" count={chain.length} />
        <ChainList label="Chain" chain={chain} />
      </section>
      <section className={styles.group} aria-label="Handshake">
        <SectionHead title="Handshake" />
        <FormGrid>
          <FormRow label="Security policy">
            <code className={styles.code}>{policy}</code>
          </FormRow>
          <FormRow label="Versions">{minVersion.replace('TLSv', 'TLS ')} and later</FormRow>
          <FormRow label="Access mode">{isStrict ? 'STRICT: the Host header names the same server' : 'BASIC'}</FormRow>
          <FormRow label="Port">{port ?? 'no TLS port is open'}</FormRow>
        </FormGrid>
      </section>
      {mutual !== undefined && (
        <section className={styles.group} aria-label="Truststore">
          <SectionHead
            title="Truststore"
            count={mutual.authorities.length}
            detail={mutual.revoked === 0 ? mutual.truststoreUri : `${mutual.truststoreUri}, ${mutual.revoked} revoked`}
          />
          {mutual.warnings.length > 0 && (
            <Note tone="warning" title="Some clients may be refused">
              {mutual.warnings.map((warning) => (
                <p key={warning} className={styles.step}>
                  {warning}
                </p>
              ))}
            </Note>
          )}
          <ChainList label="Authorities" chain={mutual.authorities} />
        </section>
      )}
    </>
  );
}

function useInspection(serverName: string, clientCertificate: string) {
  const client = useClient();
  const revision = useMirror((mirror) => mirror.revision);
  const [inspection, setInspection] = useState<TlsInspection>();
  const [problem, setProblem] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision tells when to ask again
  useEffect(() => {
    let isWanted = true;
    const ask = async () => {
      try {
        const next = await client.certificates.inspect({
          serverName,
          ...(clientCertificate !== '' && { clientCertificate }),
        });
        if (!isWanted) return;
        setInspection(next);
        setProblem(undefined);
      } catch (error) {
        if (isWanted) setProblem(describeError(error).sentence);
      }
    };
    const timer = setTimeout(() => void ask(), quietMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [client, serverName, clientCertificate, revision]);
  return { inspection, problem };
}
