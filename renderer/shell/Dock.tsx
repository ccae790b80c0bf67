// The dock: a status bar of 28 px with the panels' buttons and the load; an open panel stands above it.
import { Keyboard } from 'lucide-react';
import { CommandButton } from '../commands/CommandButton';
import { useCommand } from '../commands/use-commands';
import { Count } from '../components/Count';
import { joinClasses } from '../components/join-classes';
import { Shortcut } from '../components/Shortcut';
import { useGateway, useHost, useWorkspace } from '../state/hooks';
import { useStudio, useView } from '../state/studio-context';
import { togglePanel } from '../state/view-store';
import styles from './Dock.module.css';
import type { DockPanel } from './dock-panels';

/** The status bar. Without a workspace it says the version and where the shortcuts are. */
export function Dock({ panels }: { readonly panels: readonly DockPanel[] }) {
  const workspace = useWorkspace();
  return (
    <footer className={styles.dock} data-region="dock">
      {workspace === null ? <AboutLine /> : <StatusLine panels={panels} />}
    </footer>
  );
}

function StatusLine({ panels }: { readonly panels: readonly DockPanel[] }) {
  const { load, status } = useGateway();
  const isDesign = useView(({ activity }) => activity === 'apis');
  return (
    <>
      {panels.map((panel) => (
        <PanelButton key={panel.name} panel={panel} />
      ))}
      <span className={styles.end}>
        {status === 'running' && (
          <span className={styles.load}>
            <span>{load.perSecond.toLocaleString('en-US', { maximumFractionDigits: 1 })} req/s</span>
            {load.perSecond > 0 && (
              <>
                <span>
                  p95 {load.p95Ms.toLocaleString('en-US', { maximumFractionDigits: load.p95Ms < 10 ? 1 : 0 })} ms
                </span>
                <Share of={load.share4xx} name="4xx" />
                <Share of={load.share5xx} name="5xx" />
              </>
            )}
          </span>
        )}
        {isDesign && <CommandButton command="view.test-pane" look="icon" size="small" />}
      </span>
    </>
  );
}

function Share({ of: share, name }: { readonly of: number; readonly name: string }) {
  if (share === 0) return null;
  return (
    <span className={joinClasses(name === '5xx' && styles.bad)}>
      {(share * 100).toLocaleString('en-US', { maximumFractionDigits: 1 })} % {name}
    </span>
  );
}

function PanelButton({ panel }: { readonly panel: DockPanel }) {
  const { view } = useStudio();
  const isOpen = useView((state) => state.panel === panel.name);
  const count = panel.useCount?.();
  const Icon = panel.icon;
  return (
    <button
      type="button"
      className={joinClasses(styles.button, isOpen && styles.on)}
      aria-expanded={isOpen}
      onClick={() => togglePanel(view, panel.name)}
    >
      <Icon size={13} strokeWidth={1.8} aria-hidden="true" />
      {panel.title}
      {count !== undefined && count.value > 0 && <Count value={count.value} tone={count.tone} />}
    </button>
  );
}

function AboutLine() {
  const { version } = useHost();
  const shortcuts = useCommand('help.shortcuts');
  return (
    <>
      {shortcuts !== undefined && (
        <button type="button" className={styles.button} onClick={shortcuts.run}>
          <Keyboard size={13} strokeWidth={1.8} aria-hidden="true" />
          All shortcuts
          <Shortcut shortcut="?" />
        </button>
      )}
      <span className={joinClasses(styles.end, styles.load)}>Gatehouse {version}</span>
    </>
  );
}
