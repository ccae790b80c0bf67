// A dialog of 448 px (or wider) with a form: title, fields, Cancel and one primary button.
import { Modal } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { DialogFrame } from './DialogFrame';
import { ErrorNote } from './ErrorNote';
import styles from './FormDialog.module.css';
import { ToolButton } from './ToolButton';

export interface FormDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly icon?: LucideIcon;
  /** The primary button: a verb. */
  readonly submitLabel: string;
  /** Why it cannot be submitted yet. */
  readonly disabledReason?: string | undefined;
  readonly width?: number;
  readonly children: ReactNode;
  /** Quiet words at the foot. */
  readonly foot?: ReactNode;
  /** Does the deed; the dialog closes when it resolves and shows the error when it rejects. */
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => void;
}

/** Focus starts on the control with `data-autofocus`; Escape cancels and gives the focus back. */
export function FormDialog(props: FormDialogProps) {
  const { isOpen, onClose, width = 448 } = props;
  return (
    <DialogFrame isOpen={isOpen} onClose={onClose} width={width}>
      {isOpen && <DialogForm {...props} />}
    </DialogFrame>
  );
}

function DialogForm({
  title,
  icon: Icon,
  submitLabel,
  disabledReason,
  children,
  foot,
  onSubmit,
  onClose,
}: FormDialogProps) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (disabledReason !== undefined || isBusy) return;
    setBusy(true);
    setError(undefined);
    try {
      await onSubmit();
      onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <div className={styles.body}>
        <div className={styles.head}>
          {Icon !== undefined && <Icon size={18} strokeWidth={1.8} aria-hidden="true" />}
          <Modal.Title className={styles.title}>{title}</Modal.Title>
        </div>
        {children}
        {error !== undefined && <ErrorNote error={error} />}
      </div>
      <div className={styles.foot}>
        {foot !== undefined && <span className={styles.words}>{foot}</span>}
        <span className={styles.buttons}>
          <ToolButton shortcut="Escape" hasVisibleShortcut onClick={onClose}>
            Cancel
          </ToolButton>
          <ToolButton
            type="submit"
            tone="primary"
            isBusy={isBusy}
            {...(Icon !== undefined && { icon: Icon })}
            {...(disabledReason !== undefined && { disabledReason })}
          >
            {submitLabel}
          </ToolButton>
        </span>
      </div>
    </form>
  );
}
