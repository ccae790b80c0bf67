// Certificates that stages show to back ends: all of them; before the first, what they are for.
import { Copy, KeyRound, Plus, Trash2 } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import type { ClientCertificateRow } from '../../../shared/contract/certificates';
import { CommandButton } from '../../commands/CommandButton';
import { type Column, DataTable } from '../../components/DataTable';
import { EmptyState, ExampleCard } from '../../components/EmptyState';
import { ErrorNote } from '../../components/ErrorNote';
import { IconAction } from '../../components/IconAction';
import { ToolButton } from '../../components/ToolButton';
import { usePartEdits } from '../../design/sections/part-edits';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import { useApiName } from '../domains/use-domain';
import { useEdits } from '../use-edits';
import { useTried } from '../use-tried';
import { dayText, validityText } from './certificate-words';
import styles from './certificates.module.css';
import { useReading } from './use-certificates';

/** Enter or a double click opens one. */
export function ClientCertificateTable() {
  const { client, view } = useStudio();
  const tried = useTried();
  const edits = useEdits();
  const parts = usePartEdits();
  const apiName = useApiName();
  const read = useCallback(async () => client.certificates.clientCertificates({}), [client]);
  const { value: rows, error, reload } = useReading(read);
  const open = (id: string) => openAccess(view, { section: 'certificates', id });
  const columns = useMemo(
    () =>
      columnsOf({
        apiName,
        copy: ({ pem, clientCertificateId }) => void edits.copy(pem, `Certificate ${clientCertificateId}`),
        remove: ({ key, clientCertificateId }) => void parts.remove(key, `Client certificate ${clientCertificateId}`),
      }),
    [apiName, edits, parts],
  );
  const add = () =>
    tried(async () => {
      const { clientCertificateId } = await client.certificates.generateClientCertificate({
        description: 'For the orders back end',
      });
      open(clientCertificateId);
    });
  if (error !== undefined) return <ErrorNote error={error} onRetry={reload} />;
  if (rows === undefined) return null;
  if (rows.length > 0) {
    return (
      <div className={styles.table}>
        <DataTable
          label="Client certificates"
          columns={columns}
          rows={rows}
          keyOf={({ key }) => key}
          onOpen={({ clientCertificateId }) => open(clientCertificateId)}
        />
      </div>
    );
  }
  return (
    <EmptyState
      icon={KeyRound}
      title="No client certificates yet"
      sentence="A stage shows its client certificate to HTTP back ends, so that they know who calls. The back end trusts its PEM; the key stays here."
      actions={<CommandButton command="access.new-client-certificate" tone="primary" />}
      example={
        <ExampleCard
          title="For the orders back end"
          action={
            <ToolButton tone="subtle" size="small" icon={Plus} onClick={() => void add()}>
              Generate this one
            </ToolButton>
          }
          rows={['CN=ApiGateway, signed by itself', 'RSA with 2048 bits, good for 365 days']}
        />
      }
    />
  );
}

interface RowDeeds {
  readonly apiName: (apiId: string) => string;
  readonly copy: (row: ClientCertificateRow) => void;
  readonly remove: (row: ClientCertificateRow) => void;
}

function columnsOf({ apiName, copy, remove }: RowDeeds): readonly Column<ClientCertificateRow>[] {
  return [
    {
      id: 'id',
      heading: 'ID',
      width: '84px',
      cell: ({ clientCertificateId }) => <code className={styles.code}>{clientCertificateId}</code>,
    },
    {
      id: 'description',
      heading: 'Description',
      width: 'minmax(120px, 1.4fr)',
      cell: ({ description }) =>
        description === undefined ? (
          <span className={styles.dim}>none</span>
        ) : (
          <span title={description}>{description}</span>
        ),
    },
    { id: 'created', heading: 'Made', width: '104px', cell: ({ createdAt }) => dayText(createdAt) },
    {
      id: 'good',
      heading: 'Good',
      width: 'minmax(124px, 0.8fr)',
      cell: (row) => (
        <span className={row.isExpired ? styles.bad : undefined}>
          {row.hasKey ? validityText(row, Date.now()) : 'its key is not here'}
        </span>
      ),
    },
    {
      id: 'used',
      heading: 'Shown by',
      width: 'minmax(110px, 1.2fr)',
      cell: ({ usedBy }) => {
        const words = usedBy.map(({ apiId, stageName }) => `${apiName(apiId)}, ${stageName}`).join('; ');
        return words === '' ? <span className={styles.dim}>no stage</span> : <span title={words}>{words}</span>;
      },
    },
    {
      id: 'deeds',
      heading: 'Copy, delete',
      isHeadingHidden: true,
      width: '64px',
      align: 'end',
      cell: (row) => (
        <span className={styles.deeds}>
          <IconAction
            size="small"
            icon={Copy}
            label={`Copy PEM of ${row.clientCertificateId}`}
            onClick={() => copy(row)}
          />
          <IconAction
            size="small"
            icon={Trash2}
            label={`Delete client certificate ${row.clientCertificateId}`}
            onClick={() => remove(row)}
          />
        </span>
      ),
    },
  ];
}
