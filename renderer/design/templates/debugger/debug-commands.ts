// The debugger's commands, with the keys of VS Code.
import {
  ArrowDownToDot,
  ArrowUpFromDot,
  Bug,
  CircleDot,
  MoveDown,
  Redo,
  RotateCcw,
  Square,
  StepForward,
  Undo,
} from 'lucide-react';
import type { Command } from '../../../commands/command';
import type { DebugMove, DebugSession } from './use-debugger';

/** The session as it is when a command runs. */
export interface DebugTarget {
  readonly current: { readonly session: DebugSession; readonly toggle: () => void; readonly runToCaret: () => void };
}

/** Those that are always there in the template editor: start, and a breakpoint on the caret's line. */
export function idleCommands(target: DebugTarget): readonly Command[] {
  return [
    {
      ...{ id: 'template.debug', title: 'Debug template', group: 'Run', icon: Bug, shortcut: 'F5' },
      run: () => target.current.session.start(),
    },
    breakpointCommand(target),
  ];
}

/** Those of a session. */
export function sessionCommands(target: DebugTarget): readonly Command[] {
  const move = (id: string, title: string, shortcut: string, icon: Command['icon'], to: DebugMove): Command => ({
    ...{ id: `template.${id}`, title, group: 'Run', shortcut },
    ...(icon !== undefined && { icon }),
    run: () => target.current.session.move(to),
  });
  return [
    move('continue', 'Continue', 'F5', StepForward, 'continue'),
    move('stepOver', 'Step over', 'F10', Redo, 'over'),
    move('stepInto', 'Step into', 'F11', ArrowDownToDot, 'into'),
    move('stepOut', 'Step out', 'Shift+F11', ArrowUpFromDot, 'out'),
    move('stepBack', 'Step back', 'Alt+F10', Undo, 'back'),
    move('restart', 'Restart', 'Mod+Shift+F5', RotateCcw, 'restart'),
    {
      ...{ id: 'template.runToCaret', title: 'Run to line', group: 'Run', icon: MoveDown, shortcut: 'Mod+F10' },
      run: () => target.current.runToCaret(),
    },
    {
      ...{ id: 'template.stop', title: 'Stop', group: 'Run', icon: Square, shortcut: 'Shift+F5' },
      run: () => target.current.session.stop(),
    },
    breakpointCommand(target),
  ];
}

function breakpointCommand(target: DebugTarget): Command {
  return {
    ...{ id: 'template.toggleBreakpoint', title: 'Toggle breakpoint', group: 'Run', icon: CircleDot, shortcut: 'F9' },
    run: () => target.current.toggle(),
  };
}
