// A button that is only an icon: it has a name, and a tooltip with its shortcut.
import { Tooltip } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { ariaShortcut, isMacPlatform } from '../commands/shortcut';
import styles from './IconAction.module.css';
import { joinClasses } from './join-classes';
import { Shortcut } from './Shortcut';

export interface IconActionProps {
  readonly icon: LucideIcon;
  /** The accessible name and the tooltip. */
  readonly label: string;
  readonly shortcut?: string;
  readonly onClick?: () => void;
  /** Pressed, for toggles; absent for plain actions. */
  readonly isOn?: boolean;
  /** Why it cannot be used now. The button stays in the tab order and says so. */
  readonly disabledReason?: string;
  readonly size?: 'normal' | 'small';
  readonly ref?: React.Ref<HTMLButtonElement>;
  /** For menus: what the button opens and whether it is open. */
  readonly 'aria-haspopup'?: 'menu' | 'dialog';
  readonly 'aria-expanded'?: boolean;
}

/** An icon button of 26 px (22 when small). */
export function IconAction({
  icon: Icon,
  label,
  shortcut,
  onClick,
  isOn,
  disabledReason,
  size,
  ref,
  ...rest
}: IconActionProps) {
  const isOff = disabledReason !== undefined;
  const tip = (
    <span className={styles.tip}>
      {isOff ? `${label}: ${disabledReason}` : label}
      {shortcut !== undefined && <Shortcut shortcut={shortcut} tone="onTip" />}
    </span>
  );
  return (
    <Tooltip label={tip} events={{ hover: true, focus: true, touch: false }}>
      <button
        {...rest}
        ref={ref}
        type="button"
        className={joinClasses(styles.action, size === 'small' && styles.small, isOn === true && styles.on)}
        aria-label={label}
        aria-pressed={isOn}
        aria-disabled={isOff || undefined}
        aria-keyshortcuts={shortcut === undefined ? undefined : ariaShortcut(shortcut, isMacPlatform())}
        onClick={isOff ? undefined : onClick}
      >
        <Icon size={size === 'small' ? 13 : 15} strokeWidth={1.8} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
