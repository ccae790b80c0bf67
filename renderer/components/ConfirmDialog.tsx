// The dialog before something goes that will be missed: what goes, what stays, and a red button that names the deed.
import { Modal, TextInput } from '@mantine/core';
import { type LucideIcon, Trash2, Undo2 } from 'lucide-react';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { isMacPlatform, shortcutKeys } from '../commands/shortcut';
import styles from './ConfirmDialog.module.css';
import { DialogFrame } from './DialogFrame';
import { joinClasses } from './join-classes';
import { ToolButton } from './ToolButton';

/** One thing the deed touches. */
export interface Consequence {
  readonly icon: LucideIcon;
  readonly what: string;
  /** `deleted`, `kept`, `lose this stage`. */
  readonly outcome: string;
  readonly isKept?: boolean;
}

export interface ConfirmQuestion {
  /** `Delete stage prod?` */
  readonly title: string;
  readonly icon?: LucideIcon;
  readonly sentence: ReactNode;
  readonly consequences?: readonly Consequence[];
  /** To be typed before the button works; only where live traffic stops. */
  readonly nameToType?: string;
  /** The deed, for example `Delete prod`. */
  readonly confirmLabel: string;
  /** Whether undo brings it back; said at the foot. */
  readonly isUndoable?: boolean;
}

export interface ConfirmDialogProps {
  readonly question: ConfirmQuestion | undefined;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks `question` while there is one. The focus starts on the name to type, else on Cancel. */
export function ConfirmDialog({ question, onConfirm, onCancel }: ConfirmDialogProps) {
  return (
    <DialogFrame isOpen={question !== undefined} onClose={onCancel} width={448} role="alertdialog">
      {question !== undefined && <Question question={question} onConfirm={onConfirm} onCancel={onCancel} />}
    </DialogFrame>
  );
}

function Question({ question, onConfirm, onCancel }: ConfirmDialogProps & { readonly question: ConfirmQuestion }) {
  const { icon: Icon = Trash2, nameToType } = question;
  const [typed, setTyped] = useState('');
  const inputId = useId();
  const isReady = nameToType === undefined || typed === nameToType;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) onConfirm();
  };
  return (
    <form onSubmit={submit}>
      <div className={styles.body}>
        <div className={styles.head}>
          <Icon size={18} strokeWidth={1.8} className={styles.icon} aria-hidden="true" />
          <Modal.Title className={styles.title}>{question.title}</Modal.Title>
        </div>
        <div className={styles.sentence}>{question.sentence}</div>
        {question.consequences !== undefined && question.consequences.length > 0 && (
          <ul className={styles.list}>
            {question.consequences.map(({ icon: Mark, what, outcome, isKept }) => (
              <li key={what} className={styles.item}>
                <Mark size={14} strokeWidth={1.8} aria-hidden="true" />
                <span>{what}</span>
                <span className={joinClasses(styles.outcome, isKept && styles.kept)}>{outcome}</span>
              </li>
            ))}
          </ul>
        )}
        {nameToType !== undefined && (
          <div className={styles.typing}>
            <label htmlFor={inputId}>
              Type <b>{nameToType}</b> to confirm
            </label>
            <TextInput
              id={inputId}
              data-autofocus
              value={typed}
              spellCheck={false}
              autoComplete="off"
              classNames={{ input: styles.name ?? '' }}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </div>
        )}
      </div>
      <div className={styles.foot}>
        {question.isUndoable === true && (
          <span className={styles.undo}>
            <Undo2 size={12} aria-hidden="true" />
            {shortcutKeys('Mod+Z', isMacPlatform()).join(' ')} restores the definition.
          </span>
        )}
        <span className={styles.buttons}>
          <ToolButton
            shortcut="Escape"
            hasVisibleShortcut
            onClick={onCancel}
            {...(nameToType === undefined && { 'data-autofocus': true })}
          >
            Cancel
          </ToolButton>
          <ToolButton
            type="submit"
            tone="danger"
            icon={Icon}
            {...(!isReady && { disabledReason: `Type ${nameToType} first` })}
          >
            {question.confirmLabel}
          </ToolButton>
        </span>
      </div>
    </form>
  );
}
