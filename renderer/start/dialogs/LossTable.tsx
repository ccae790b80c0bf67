// What a document could not say or an import could not take over: severity, place, words.
import { Info, TriangleAlert } from 'lucide-react';
import type { ImportLoss } from '../../../shared/contract/workspace';
import { type Column, DataTable } from '../../components/DataTable';

type Loss = ImportLoss & { readonly line?: number };

const columns: readonly Column<Loss>[] = [
  {
    id: 'severity',
    heading: 'Severity',
    isHeadingHidden: true,
    width: '32px',
    cell: ({ severity }) =>
      severity === 'warning' ? (
        <TriangleAlert size={13} aria-label="Warning" />
      ) : (
        <Info size={13} aria-label="Remark" />
      ),
  },
  {
    id: 'place',
    heading: 'Place',
    width: 'minmax(0, 2fr)',
    cell: ({ place, line }) => {
      const words = line === undefined ? place : `${place}, line ${line}`;
      return <code title={words}>{words}</code>;
    },
  },
  {
    id: 'message',
    heading: 'What happened',
    width: 'minmax(0, 3fr)',
    cell: ({ message }) => <span title={message}>{message}</span>,
  },
];

/** Fills its parent. */
export function LossTable({ label, losses }: { readonly label: string; readonly losses: readonly Loss[] }) {
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={losses}
      keyOf={({ place, message, line }) => `${place} ${line ?? ''} ${message}`}
    />
  );
}
