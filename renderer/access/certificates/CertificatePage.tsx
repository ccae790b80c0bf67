// One certificate in the centre: whom it is for, who uses it, its chain and its PEM.
import { FileLock2, RefreshCw, Trash2 } from 'lucide-react';
import { useCallback } from 'react';
import type { CertificateDetails } from '../../../shared/contract/certificates';
import { ErrorNote } from '../../components/ErrorNote';
import { FormGrid, FormRow } from '../../components/FormRow';
import { HeadingLevel } from '../../components/heading-level';
import { IconAction } from '../../components/IconAction';
import { Note } from '../../components/Note';
import { Region } from '../../components/Region';
import { SectionHead } from '../../components/SectionHead';
import { ToolButton } from '../../components/ToolButton';
import { FieldRow } from '../../design/forms/fields/FieldRow';
import { SectionBar } from '../../design/sections/PartsLayout';
import { usePartEdits } from '../../design/sections/part-edits';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import { CopyRow } from '../CopyRow';
import { useTried } from '../use-tried';
import { ChainList } from './ChainList';
import { typeWords } from './certificate-words';
import styles from './certificates.module.css';
import { PemPart } from './PemPart';
import { useReading } from './use-certificates';

export function CertificatePage({ certificateId }: { readonly certificateId: string }) {
  const { client, view } = useStudio();
  const parts = usePartEdits();
  const tried = useTried();
  const read = useCallback(async () => client.certificates.show({ certificateId }), [client, certificateId]);
  const { value: details, error, reload } = useReading(read);
  if (error !== undefined) return <ErrorNote error={error} onRetry={reload} />;
  if (details === undefined) return null;
  const { domainName, type, key } = details;
  const remove = async () => {
    if (await parts.remove(key, domainName)) openAccess(view, { section: 'certificates' });
  };
  return (
    <>
      <SectionBar icon={FileLock2} title={domainName} detail={`certificate ${typeWords(type)}`}>
        {type === 'AMAZON_ISSUED' && (
          <ToolButton
            size="small"
            icon={RefreshCw}
            onClick={() => void tried(async () => client.certificates.renew({ certificateId }))}
          >
            Renew
          </ToolButton>
        )}
        <IconAction icon={Trash2} label={`Delete ${domainName}`} onClick={() => void remove()} />
      </SectionBar>
      <Region name="form" label={`Certificate ${domainName}`} className={styles.body}>
        <HeadingLevel value={2}>
          <CertificateParts details={details} />
        </HeadingLevel>
      </Region>
    </>
  );
}

function CertificateParts({ details }: { readonly details: CertificateDetails }) {
  const { arn, names, keyAlgorithm, usedBy, chain, pem, faults, key } = details;
  return (
    <>
      {faults.length > 0 && <Note tone="error" title={faults.join(' ')} />}
      <FormGrid>
        <CopyRow label="ARN" text={arn} />
        <FormRow label="Names">
          <code className={styles.code}>{names.join('  ')}</code>
        </FormRow>
        <FormRow label="Key">{keyAlgorithm}</FormRow>
        <FormRow label="Used by">
          {usedBy.length === 0 ? <span className={styles.dim}>no domain name</span> : usedBy.join(', ')}
        </FormRow>
      </FormGrid>
      <section className={styles.group} aria-label="Chain">
        <SectionHead title="Chain" count={chain.length} detail="as clients are shown it" />
        <ChainList label="Chain" chain={chain} />
      </section>
      <PemPart pem={pem} what="Certificates" />
      <FieldRow
        entityKey={key}
        place={[]}
        field={{ path: ['tags'], label: 'Tags', control: { kind: 'record', nameLabel: 'Tag', valueLabel: 'Value' } }}
      />
    </>
  );
}
