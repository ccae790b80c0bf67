// The frame of every dialog: scrim, raised ground, focus kept inside and given back on close.
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './DialogFrame.module.css';

export interface DialogFrameProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly width: number;
  /** Its name for screen readers, where it has no `Modal.Title`. */
  readonly label?: string;
  /** A question that has to be answered is an `alertdialog`: its words are read out at once. */
  readonly role?: 'dialog' | 'alertdialog';
  /** Pixels from the top; absent: in the middle. */
  readonly top?: number;
  readonly children: ReactNode;
}

/** Put a `Modal.Title` inside, or give a label. The control with `data-autofocus` gets the focus first. */
export function DialogFrame({ isOpen, onClose, width, label, role, top, children }: DialogFrameProps) {
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      size={width}
      centered={top === undefined}
      {...(top !== undefined && { yOffset: top })}
      returnFocus
      classNames={{ content: styles.content ?? '' }}
    >
      <Modal.Overlay color="var(--gh-scrim)" backgroundOpacity={1} />
      <Modal.Content
        {...(label !== undefined && { 'aria-label': label })}
        {...(role === 'alertdialog' && { renderRoot: asAlert })}
      >
        {children}
      </Modal.Content>
    </Modal.Root>
  );
}

/** Mantine writes `dialog` over any role that its content is given; the last word is the root's. */
function asAlert(props: object) {
  return <section {...props} role="alertdialog" />;
}
