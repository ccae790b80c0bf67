// One client certificate in the centre: its description, which stages show it, and the PEM that back ends trust.
import { KeyRound, Trash2 } from 'lucide-react';
import { useCallback } from 'react';
import type { ClientCertificateRow } from '../../../shared/contract/certificates';
import type { EntityKey } from '../../../shared/definition/entities';
import { ErrorNote } from '../../components/ErrorNote';
import { FormGrid, FormRow } from '../../components/FormRow';
import { HeadingLevel } from '../../components/heading-level';
import { IconAction } from '../../components/IconAction';
import { Note } from '../../components/Note';
import { Region } from '../../components/Region';
import { FieldRow } from '../../design/forms/fields/FieldRow';
import type { FieldDescriptor } from '../../design/forms/fields/field-descriptor';
import { SectionBar } from '../../design/sections/PartsLayout';
import { usePartEdits } from '../../design/sections/part-edits';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import { useApiName } from '../domains/use-domain';
import { dayText, validityText } from './certificate-words';
import styles from './certificates.module.css';
import { PemPart } from './PemPart';
import { useReading } from './use-certificates';

const description: FieldDescriptor = {
  path: ['description'],
  label: 'Description',
  control: { kind: 'text', placeholder: 'whom it is shown to' },
};
const tags: FieldDescriptor = {
  path: ['tags'],
  label: 'Tags',
  control: { kind: 'record', nameLabel: 'Tag', valueLabel: 'Value' },
};

/** The certificate under `entityKey`. */
export function ClientCertificatePage({ entityKey: key }: { readonly entityKey: EntityKey }) {
  const { client, view } = useStudio();
  const parts = usePartEdits();
  const read = useCallback(async () => client.certificates.clientCertificates({}), [client]);
  const { value: rows, error, reload } = useReading(read);
  const row = rows?.find((each) => each.key === key);
  if (error !== undefined) return <ErrorNote error={error} onRetry={reload} />;
  if (row === undefined) return null;
  const { clientCertificateId } = row;
  const title = `Client certificate ${clientCertificateId}`;
  const remove = async () => {
    if (await parts.remove(key, title)) openAccess(view, { section: 'certificates' });
  };
  return (
    <>
      <SectionBar icon={KeyRound} title={clientCertificateId} detail="client certificate, shown to back ends">
        <IconAction icon={Trash2} label={`Delete ${clientCertificateId}`} onClick={() => void remove()} />
      </SectionBar>
      <Region name="form" label={title} className={styles.body}>
        <HeadingLevel value={2}>
          <CertificateParts row={row} />
        </HeadingLevel>
      </Region>
    </>
  );
}

function CertificateParts({ row }: { readonly row: ClientCertificateRow }) {
  const { key, pem, createdAt, isExpired, hasKey, usedBy } = row;
  const apiName = useApiName();
  return (
    <>
      {!hasKey && (
        <Note tone="warning" title="Its private key is not on this machine">
          Back ends are shown no certificate. Generate another one, and choose it in the settings of the stages.
        </Note>
      )}
      {isExpired && <Note tone="error" title="It has expired: back ends refuse it." />}
      <FormGrid>
        <FieldRow entityKey={key} place={[]} field={description} />
        <FormRow label="Made">{dayText(createdAt)}</FormRow>
        <FormRow label="Good">{validityText(row, Date.now())}</FormRow>
        <FormRow label="Shown by">
          {usedBy.length === 0 ? (
            <span className={styles.dim}>no stage; choose it in the settings of one</span>
          ) : (
            usedBy.map(({ apiId, stageName }) => `${apiName(apiId)}, ${stageName}`).join('; ')
          )}
        </FormRow>
      </FormGrid>
      <PemPart pem={pem} what="Certificate" detail="what the back end has to trust" />
      <FieldRow entityKey={key} place={[]} field={tags} />
    </>
  );
}
