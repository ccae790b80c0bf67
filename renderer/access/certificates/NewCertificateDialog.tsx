// Makes a certificate: issued by the authority of the workspace, or imported with its key.
import { Select, Textarea, TextInput } from '@mantine/core';
import { FileLock2 } from 'lucide-react';
import { useState } from 'react';
import { type KeyAlgorithm, keyAlgorithms } from '../../../shared/definition/companions/certificate';
import { FormDialog } from '../../components/FormDialog';
import { Segments } from '../../components/Segments';
import { useEntities } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import styles from './certificates.module.css';

const ways = [
  { value: 'issue', label: 'Issue' },
  { value: 'import', label: 'Import' },
] as const;

/** Opens the page of what it made. */
export function NewCertificateDialog({ onClose }: { readonly onClose: () => void }) {
  const { client, view } = useStudio();
  const [way, setWay] = useState<'issue' | 'import'>('issue');
  const domains = useEntities('domain-name').map(({ entity }) => entity.domainName);
  const [names, setNames] = useState(domains[0] ?? '');
  const [keyAlgorithm, setKeyAlgorithm] = useState<KeyAlgorithm>('EC_prime256v1');
  const [texts, setTexts] = useState({ certificate: '', privateKey: '', certificateChain: '' });
  const [domainName = '', ...others] = names.split(/[\s,]+/).filter(Boolean);
  const submit = async () => {
    const { certificateChain, ...pair } = texts;
    const made =
      way === 'issue'
        ? await client.certificates.issue({ domainName, subjectAlternativeNames: others, keyAlgorithm })
        : await client.certificates.import({ ...pair, ...(certificateChain.trim() !== '' && { certificateChain }) });
    openAccess(view, { section: 'certificates', id: made.certificateId });
  };
  const disabledReason =
    way === 'issue'
      ? domainName === ''
        ? 'A certificate is for one name at least'
        : undefined
      : texts.certificate.trim() === '' || texts.privateKey.trim() === ''
        ? 'Certificate and private key are needed'
        : undefined;
  const pem = (member: keyof typeof texts, label: string, placeholder: string) => (
    <Textarea
      label={label}
      placeholder={placeholder}
      value={texts[member]}
      autosize
      minRows={2}
      maxRows={5}
      spellCheck={false}
      styles={{ input: { fontFamily: 'var(--gh-mono)' } }}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setTexts((before) => ({ ...before, [member]: value }));
      }}
    />
  );
  return (
    <FormDialog
      isOpen
      title="New certificate"
      icon={FileLock2}
      submitLabel={way === 'issue' ? 'Issue' : 'Import'}
      disabledReason={disabledReason}
      foot={
        way === 'issue'
          ? 'Signed by the authority of the workspace.'
          : 'The key goes to the secrets, never to other files.'
      }
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={styles.form}>
        <Segments label="How" value={way} onChange={setWay} options={ways} />
        {way === 'issue' ? (
          <>
            <TextInput
              label="Names"
              data-autofocus
              placeholder="api.example.com, *.api.example.com"
              value={names}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => setNames(event.currentTarget.value)}
            />
            <Select
              label="Key"
              data={[...keyAlgorithms]}
              value={keyAlgorithm}
              allowDeselect={false}
              comboboxProps={{ shadow: 'md' }}
              onChange={(value) => setKeyAlgorithm(keyAlgorithms.find((name) => name === value) ?? 'EC_prime256v1')}
            />
          </>
        ) : (
          <>
            {pem('certificate', 'Certificate', '-----BEGIN CERTIFICATE-----')}
            {pem('privateKey', 'Private key', '-----BEGIN PRIVATE KEY-----')}
            {pem('certificateChain', 'Certificates of its issuers', 'may stay empty')}
          </>
        )}
      </div>
    </FormDialog>
  );
}
