// Every certificate of the workspace; before the first, what they are for.
import { FileLock2, Plus } from 'lucide-react';
import { useCallback } from 'react';
import type { CertificateRow } from '../../../shared/contract/certificates';
import { CommandButton } from '../../commands/CommandButton';
import { type Column, DataTable } from '../../components/DataTable';
import { EmptyState, ExampleCard } from '../../components/EmptyState';
import { ErrorNote } from '../../components/ErrorNote';
import { ToolButton } from '../../components/ToolButton';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import { useTried } from '../use-tried';
import { typeWords, validityText } from './certificate-words';
import styles from './certificates.module.css';
import { useReading } from './use-certificates';

const columns: readonly Column<CertificateRow>[] = [
  {
    id: 'names',
    heading: 'Names',
    width: 'minmax(140px, 1.6fr)',
    cell: ({ names }) => <span title={names.join(', ')}>{names.join(', ')}</span>,
  },
  { id: 'type', heading: 'Comes from', width: '88px', cell: ({ type }) => typeWords(type) },
  {
    id: 'good',
    heading: 'Good',
    width: 'minmax(110px, 1fr)',
    cell: ({ notAfter, status }) =>
      notAfter === undefined ? (
        <span className={styles.bad}>cannot be read</span>
      ) : (
        <span className={status === 'EXPIRED' ? styles.bad : undefined}>{validityText({ notAfter }, Date.now())}</span>
      ),
  },
  {
    id: 'key',
    heading: 'Key',
    width: '124px',
    cell: ({ keyAlgorithm, hasKey }) => (hasKey ? keyAlgorithm : <span className={styles.bad}>not here</span>),
  },
  {
    id: 'used',
    heading: 'Used by',
    width: 'minmax(90px, 1fr)',
    cell: ({ usedBy }) =>
      usedBy.length === 0 ? (
        <span className={styles.dim}>nothing</span>
      ) : (
        <span title={usedBy.join(', ')}>{usedBy.join(', ')}</span>
      ),
  },
];

/** Enter or a double click opens one. */
export function CertificateTable() {
  const { client, view } = useStudio();
  const tried = useTried();
  const read = useCallback(async () => client.certificates.list({}), [client]);
  const { value: rows, error, reload } = useReading(read);
  const open = (id: string) => openAccess(view, { section: 'certificates', id });
  const add = () =>
    tried(async () => {
      const { certificateId } = await client.certificates.issue({ domainName: 'api.example.com' });
      open(certificateId);
    });
  if (error !== undefined) return <ErrorNote error={error} onRetry={reload} />;
  if (rows === undefined) return null;
  if (rows.length > 0) {
    return (
      <div className={styles.table}>
        <DataTable
          label="Certificates"
          columns={columns}
          rows={rows}
          keyOf={({ certificateId }) => certificateId}
          onOpen={({ certificateId }) => open(certificateId)}
        />
      </div>
    );
  }
  return (
    <EmptyState
      icon={FileLock2}
      title="No certificates yet"
      sentence="Custom domain names show the certificate that their ARN names. Without one here, the authority of the workspace issues what a client asks for."
      actions={<CommandButton command="access.new-certificate" tone="primary" />}
      example={
        <ExampleCard
          title="api.example.com"
          action={
            <ToolButton tone="subtle" size="small" icon={Plus} onClick={() => void add()}>
              Add this one
            </ToolButton>
          }
          rows={['issued by the authority of the workspace', 'ECDSA P-256, good for 395 days']}
        />
      }
    />
  );
}
