// What an import could not take over, or took over differently.
import { Modal } from '@mantine/core';
import { Info, TriangleAlert, X } from 'lucide-react';
import type { ImportLoss } from '../../../shared/contract/workspace';
import { countWords } from '../../components/count-words';
import { type Column, DataTable } from '../../components/DataTable';
import { DialogFrame } from '../../components/DialogFrame';
import dialog from '../../components/FormDialog.module.css';
import { IconAction } from '../../components/IconAction';
import { useStudio, useView } from '../../state/studio-context';
import styles from './dialogs.module.css';

const columns: readonly Column<ImportLoss>[] = [
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
  { id: 'place', heading: 'Place', width: 'minmax(0, 2fr)', cell: ({ place }) => <code title={place}>{place}</code> },
  {
    id: 'message',
    heading: 'What happened',
    width: 'minmax(0, 3fr)',
    cell: ({ message }) => <span title={message}>{message}</span>,
  },
];

/** Shown while the view says so. */
export function ImportReport() {
  const { view } = useStudio();
  const result = useView(({ overlay }) => (overlay?.kind === 'import-report' ? overlay.result : undefined));
  const close = () => view.setState({ overlay: undefined });
  return (
    <DialogFrame isOpen={result !== undefined} onClose={close} width={860}>
      {result !== undefined && (
        <div className={dialog.body}>
          <div className={dialog.head}>
            <Modal.Title className={dialog.title}>{result.name} imported</Modal.Title>
            <span className={dialog.buttons}>
              <IconAction icon={X} label="Close" onClick={close} />
            </span>
          </div>
          <p className={styles.note}>
            {countWords(result.resources, 'resource')} and {countWords(result.methods, 'method')} came in.{' '}
            {countWords(result.losses.length, 'thing')} to know:
          </p>
          <div className={styles.report}>
            <DataTable
              label="Import report"
              columns={columns}
              rows={result.losses}
              keyOf={(loss) => `${loss.place} ${loss.message}`}
            />
          </div>
        </div>
      )}
    </DialogFrame>
  );
}
