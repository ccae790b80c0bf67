// Commands that change what this window shows.
import {
  Activity,
  CirclePlay,
  DatabaseZap,
  FlaskConical,
  Gauge,
  Keyboard,
  KeyRound,
  ListTree,
  PanelRight,
  Radio,
  ScrollText,
  Search,
  Settings,
  SquareFunction,
  TriangleAlert,
  Waypoints,
} from 'lucide-react';
import type { Command } from '../commands/command';
import { type Activity as ActivityName, type PanelName, togglePanel } from '../state/view-store';
import { jumpRegion } from './regions';

/** Shows an activity of the rail. */
export function goCommand(activity: ActivityName): Command {
  const { title, icon, shortcut, otherShortcuts } = activityEntries[activity];
  return {
    id: `go.${activity}`,
    title,
    group: 'Go to',
    icon,
    shortcut,
    ...(otherShortcuts !== undefined && { otherShortcuts }),
    run: ({ studio }) => studio.view.setState({ activity }),
  };
}

/** The rail's entries; the keys are those of the full rail, so that a later one moves none. */
export const activityEntries = {
  apis: { title: 'APIs', icon: Waypoints, shortcut: 'Alt+1', otherShortcuts: undefined },
  functions: { title: 'Functions', icon: SquareFunction, shortcut: 'Alt+7', otherShortcuts: undefined },
  run: { title: 'Run', icon: CirclePlay, shortcut: 'Alt+2', otherShortcuts: undefined },
  traffic: { title: 'Traffic', icon: Activity, shortcut: 'Alt+3', otherShortcuts: undefined },
  tests: { title: 'Tests', icon: FlaskConical, shortcut: 'Alt+4', otherShortcuts: undefined },
  access: { title: 'Access', icon: KeyRound, shortcut: 'Alt+5', otherShortcuts: undefined },
  settings: { title: 'Settings', icon: Settings, shortcut: 'Mod+,', otherShortcuts: ['Alt+6'] },
} as const;

/** Opens or closes a panel of the dock. */
export function panelCommand(panel: PanelName, title: string, icon: Command['icon']): Command {
  return {
    id: `panel.${panel}`,
    title: ({ view }) => (view.panel === panel ? `Close ${title}` : `Show ${title}`),
    group: 'View',
    ...(icon !== undefined && { icon }),
    run: ({ studio }) => togglePanel(studio.view, panel),
  };
}

export const viewCommands: readonly Command[] = [
  {
    id: 'palette.open',
    title: 'Run a command',
    group: 'Go to',
    icon: Search,
    shortcut: 'Mod+K',
    otherShortcuts: ['Mod+Shift+P', 'F1'],
    isHidden: true,
    run: ({ studio, view }) =>
      studio.view.setState({
        overlay: view.overlay?.kind === 'palette' ? undefined : { kind: 'palette', mode: 'all' },
      }),
  },
  {
    id: 'palette.go-to',
    title: 'Go to a resource, method or model',
    group: 'Go to',
    icon: ListTree,
    shortcut: 'Mod+P',
    run: ({ studio }) => studio.view.setState({ overlay: { kind: 'palette', mode: 'places' } }),
  },
  {
    id: 'view.next-region',
    title: 'Go to the next part of the window',
    group: 'View',
    shortcut: 'F6',
    isHidden: true,
    run: () => jumpRegion(document, 1),
  },
  {
    id: 'view.previous-region',
    title: 'Go to the part of the window before',
    group: 'View',
    shortcut: 'Shift+F6',
    isHidden: true,
    run: () => jumpRegion(document, -1),
  },
  {
    id: 'help.shortcuts',
    title: 'Show all shortcuts',
    group: 'Help',
    icon: Keyboard,
    shortcut: '?',
    run: ({ studio }) => studio.view.setState({ overlay: { kind: 'shortcuts' } }),
  },
  {
    id: 'view.test-pane',
    title: ({ view }) => (view.isTestPaneOpen ? 'Close test pane' : 'Show test pane'),
    group: 'View',
    icon: PanelRight,
    shortcut: 'Mod+.',
    run: ({ studio, view }) => studio.view.setState({ isTestPaneOpen: !view.isTestPaneOpen }),
  },
  panelCommand('log', 'log', ScrollText),
  panelCommand('traces', 'traces', Activity),
  panelCommand('problems', 'problems', TriangleAlert),
  panelCommand('websocket', 'WebSocket frames', Radio),
  panelCommand('throttle', 'throttle lab', Gauge),
  panelCommand('cache', 'cache lab', DatabaseZap),
];
