// A command as a button: with its label, or as an icon with its name and shortcut in the tooltip.
import { CircleDot } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconAction } from '../components/IconAction';
import { ToolButton, type ToolButtonProps } from '../components/ToolButton';
import { useCommand } from './use-commands';

export interface CommandButtonProps {
  /** The command's id. Nothing is shown while there is no such command. */
  readonly command: string;
  readonly look?: 'label' | 'icon';
  /** A shorter label than the command's title: `Add`. */
  readonly label?: string;
  readonly tone?: ToolButtonProps['tone'];
  readonly size?: 'normal' | 'small';
  readonly hasVisibleShortcut?: boolean;
}

/** Runs its command, is off when the command is, and says why. */
export function CommandButton({
  command: id,
  look = 'label',
  label,
  tone,
  size,
  hasVisibleShortcut,
}: CommandButtonProps) {
  const shown = useCommand(id);
  const isBusy = useIsLong(shown?.isBusy ?? false);
  if (shown === undefined) return null;
  const shared = {
    onClick: shown.run,
    ...(shown.shortcut !== undefined && { shortcut: shown.shortcut }),
    ...(shown.disabledReason !== undefined && { disabledReason: shown.disabledReason }),
    ...(size !== undefined && { size }),
  };
  if (look === 'icon')
    return <IconAction {...shared} icon={shown.command.icon ?? CircleDot} label={label ?? shown.title} />;
  return (
    <ToolButton
      {...shared}
      {...(shown.command.icon !== undefined && { icon: shown.command.icon })}
      {...(tone !== undefined && { tone })}
      isBusy={isBusy}
      {...(hasVisibleShortcut !== undefined && { hasVisibleShortcut })}
    >
      {label ?? shown.title}
    </ToolButton>
  );
}

/** True once `isOn` has been on for 150 ms: what is done at once does not flicker. */
function useIsLong(isOn: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isOn) {
      setLong(false);
      return;
    }
    const timer = setTimeout(() => setLong(true), 150);
    return () => clearTimeout(timer);
  }, [isOn]);
  return isLong;
}
