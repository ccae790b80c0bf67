// What an import could not take over, or took over differently.
import { Modal } from '@mantine/core';
import { X } from 'lucide-react';
import { countWords } from '../../components/count-words';
import { DialogFrame } from '../../components/DialogFrame';
import dialog from '../../components/FormDialog.module.css';
import { IconAction } from '../../components/IconAction';
import { useStudio, useView } from '../../state/studio-context';
import styles from './dialogs.module.css';
import { LossTable } from './LossTable';

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
            <LossTable label="Import report" losses={result.losses} />
          </div>
        </div>
      )}
    </DialogFrame>
  );
}
