// The labelled button: primary, default, subtle or danger, 28 or 24 px high.
import { Tooltip } from '@mantine/core';
import { LoaderCircle, type LucideIcon } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { ariaShortcut, isMacPlatform } from '../commands/shortcut';
import { joinClasses } from './join-classes';
import { Shortcut } from './Shortcut';
import styles from './ToolButton.module.css';

export interface ToolButtonProps {
  readonly children: ReactNode;
  readonly icon?: LucideIcon;
  readonly tone?: 'primary' | 'default' | 'subtle' | 'danger';
  readonly size?: 'normal' | 'small';
  /** Shown in the button (primary) or in its tooltip, for example `Mod+Enter`. */
  readonly shortcut?: string;
  readonly hasVisibleShortcut?: boolean;
  /** Work is under way: the icon turns and clicks do nothing. */
  readonly isBusy?: boolean;
  /** Why it cannot be used now; shown as its tooltip. */
  readonly disabledReason?: string | undefined;
  readonly onClick?: () => void;
  readonly type?: 'button' | 'submit';
  readonly ref?: Ref<HTMLButtonElement>;
  readonly 'aria-label'?: string;
  readonly 'aria-haspopup'?: 'menu' | 'dialog';
  readonly 'aria-expanded'?: boolean;
  /** In a dialog: takes the focus when it opens. */
  readonly 'data-autofocus'?: boolean;
}

/** A verb to click on. One primary button per pane. */
export function ToolButton(props: ToolButtonProps) {
  const { children, icon, tone = 'default', size, shortcut, isBusy = false, disabledReason, onClick, ...rest } = props;
  const { hasVisibleShortcut = tone === 'primary', type = 'button', ...attributes } = rest;
  const isOff = disabledReason !== undefined;
  const Icon = isBusy ? LoaderCircle : icon;
  const button = (
    <button
      {...attributes}
      type={type}
      className={joinClasses(styles.button, styles[tone], size === 'small' && styles.small, isBusy && styles.busy)}
      aria-disabled={isOff || undefined}
      aria-busy={isBusy || undefined}
      aria-keyshortcuts={shortcut === undefined ? undefined : ariaShortcut(shortcut, isMacPlatform())}
      onClick={isOff || isBusy ? (event) => event.preventDefault() : onClick}
    >
      {Icon !== undefined && <Icon size={14} strokeWidth={1.8} aria-hidden="true" />}
      {children}
      {shortcut !== undefined && hasVisibleShortcut && (
        <span className={styles.shortcut}>
          <Shortcut shortcut={shortcut} {...(tone === 'primary' && !isOff && { tone: 'onAccent' as const })} />
        </span>
      )}
    </button>
  );
  const hint =
    disabledReason ??
    (shortcut !== undefined && !hasVisibleShortcut ? <Shortcut shortcut={shortcut} tone="onTip" /> : undefined);
  return hint === undefined ? button : <Tooltip label={hint}>{button}</Tooltip>;
}
