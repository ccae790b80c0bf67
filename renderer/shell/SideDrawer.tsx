// The right pane of a narrow window: a strip at the edge that opens it over the centre.
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import styles from './Workbench.module.css';

/** Not modal: the page behind stays usable. Escape closes it and gives the focus back to the strip. */
export function SideDrawer({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const strip = useRef<HTMLButtonElement>(null);
  const drawerId = useId();
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    setOpen(false);
    strip.current?.focus();
  };
  return (
    <>
      {isOpen && (
        // biome-ignore lint/a11y/noStaticElementInteractions: only Escape is heard here, on its way up from the content
        <div id={drawerId} className={styles.drawer} onKeyDown={close}>
          {children}
        </div>
      )}
      <button
        ref={strip}
        type="button"
        className={styles.strip}
        aria-expanded={isOpen}
        aria-controls={isOpen ? drawerId : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </button>
    </>
  );
}
