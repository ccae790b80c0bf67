// Toasts at the bottom right, above the dock.
import { CircleCheck, CircleX, Code, Info, type LucideIcon, Trash2, Undo2, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { IconAction } from './IconAction';
import { joinClasses } from './join-classes';
import styles from './Toasts.module.css';
import { ToolButton } from './ToolButton';
import { type ShownToast, type Toast, type ToastAction, useToasts } from './toast-store';

const shapes: Readonly<Record<Toast['tone'], LucideIcon>> = {
  info: Info,
  ok: CircleCheck,
  removed: Trash2,
  error: CircleX,
};
const actionIcons: Readonly<Record<NonNullable<ToastAction['icon']>, LucideIcon>> = { undo: Undo2, open: Code };
const shownMs = 8_000;

/** The toasts of the store in the context. */
export function Toasts() {
  const store = useToasts();
  const toasts = useStore(store, (state) => state.toasts);
  return (
    <section className={styles.stack} aria-label="Notifications" data-region="toasts">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} onClose={() => store.getState().dismiss(toast.id)} />
      ))}
    </section>
  );
}

function ToastCard({ toast, onClose }: { readonly toast: ShownToast; readonly onClose: () => void }) {
  const [isHeld, setHeld] = useState(false);
  const stays = toast.tone === 'error' || isHeld;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(onClose, shownMs);
    return () => clearTimeout(timer);
  }, [stays, onClose]);
  const Shape = shapes[toast.tone];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer only keeps the toast from going
    <div
      className={styles.toast}
      role={toast.tone === 'error' ? 'alert' : 'status'}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Shape size={16} strokeWidth={1.8} className={joinClasses(styles.shape, styles[toast.tone])} aria-hidden="true" />
      <div className={styles.words}>
        <div className={styles.title}>{toast.title}</div>
        {toast.sentence !== undefined && <div className={styles.sentence}>{toast.sentence}</div>}
        {toast.actions !== undefined && toast.actions.length > 0 && (
          <div className={styles.actions}>
            {toast.actions.map((action, index) => (
              <ActionButton key={action.label} action={action} isFirst={index === 0} onDone={onClose} />
            ))}
          </div>
        )}
      </div>
      <IconAction icon={X} label="Close notification" size="small" onClick={onClose} />
    </div>
  );
}

interface ActionButtonProps {
  readonly action: ToastAction;
  readonly isFirst: boolean;
  readonly onDone: () => void;
}

function ActionButton({ action, isFirst, onDone }: ActionButtonProps) {
  return (
    <ToolButton
      size="small"
      tone={isFirst ? 'default' : 'subtle'}
      {...(action.icon !== undefined && { icon: actionIcons[action.icon] })}
      {...(action.shortcut !== undefined && { shortcut: action.shortcut, hasVisibleShortcut: true })}
      onClick={() => {
        onDone();
        action.run();
      }}
    >
      {action.label}
    </ToolButton>
  );
}
