// What an import could not take over, or took over differently.
import { Modal } from '@mantine/core';
import { countWords } from '../../components/count-words';
import { DialogFrame } from '../../components/DialogFrame';
import dialog from '../../components/FormDialog.module.css';
import { ToolButton } from '../../components/ToolButton';
import { useStudio, useView } from '../../state/studio-context';
import styles from './dialogs.module.css';
import { LossTable } from './LossTable';
import { TableBox } from './TableBox';

/** Shown while the view says so. */
export function ImportReport() {
  const { view } = useStudio();
  const result = useView(({ overlay }) => (overlay?.kind === 'import-report' ? overlay.result : undefined));
  const close = () => view.setState({ overlay: undefined });
  return (
    <DialogFrame isOpen={result !== undefined} onClose={close} width={860}>
      {result !== undefined && (
        <>
          <div className={dialog.body}>
            <div className={dialog.head}>
              <Modal.Title className={dialog.title}>{result.name} imported</Modal.Title>
            </div>
            <p className={styles.note}>
              {countWords(result.resources, 'resource')} and {countWords(result.methods, 'method')} came in.{' '}
              {countWords(result.losses.length, 'thing')} to know:
            </p>
            <TableBox rows={result.losses.length} most={10}>
              <LossTable label="Import report" losses={result.losses} />
            </TableBox>
          </div>
          <div className={dialog.foot}>
            <span className={dialog.buttons}>
              <ToolButton data-autofocus tone="primary" onClick={close}>
                Close
              </ToolButton>
            </span>
          </div>
        </>
      )}
    </DialogFrame>
  );
}
