// The frame of the window: header, rail, what the activity shows, dock; and what lies over all of it.
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconAction } from '../components/IconAction';
import { Note } from '../components/Note';
import { PaneHead } from '../components/PaneHead';
import { SplitPanes } from '../components/SplitPanes';
import { Toasts } from '../components/Toasts';
import { useMirror, useStudio, useView } from '../state/studio-context';
import type { Activity } from '../state/view-store';
import { Dock } from './Dock';
import type { DockPanel } from './dock-panels';
import { Header } from './header/Header';
import { Rail } from './Rail';
import styles from './Shell.module.css';

export interface ShellProps {
  readonly activities: readonly Activity[];
  readonly panels: readonly DockPanel[];
  /** The content of the activity. */
  readonly children: ReactNode;
  /** Palette and dialogs. */
  readonly overlays: ReactNode;
}

/** Puts everything in its place. */
export function Shell({ activities, panels, children, overlays }: ShellProps) {
  const isLost = useMirror(({ connection }) => connection === 'lost');
  const hasWorkspace = useMirror(({ workspace }) => workspace !== null);
  const open = useView(({ panel }) => panel);
  const panel = hasWorkspace ? panels.find(({ name }) => name === open) : undefined;
  const main = (
    <div className={styles.main}>
      {isLost && (
        <div className={styles.lost}>
          <Note tone="error" title="The studio does not answer">
            What you see is what it said last. The page connects again by itself.
          </Note>
        </div>
      )}
      {children}
    </div>
  );
  return (
    <div className={styles.shell}>
      <Header />
      <Rail activities={activities} />
      <main className={styles.work}>
        <SplitPanes
          name="dock"
          direction="vertical"
          panes={[
            { id: 'main', label: 'screen', min: 200, content: main },
            ...(panel === undefined
              ? []
              : [{ id: 'panel', label: panel.title, size: 220, min: 120, content: <OpenPanel panel={panel} /> }]),
          ]}
        />
      </main>
      <Dock panels={panels} />
      <Toasts />
      {overlays}
    </div>
  );
}

function OpenPanel({ panel: { name, title, Content } }: { readonly panel: DockPanel }) {
  const { view } = useStudio();
  return (
    <section className={styles.panel} aria-label={title} data-region="panel" data-panel={name}>
      <PaneHead title={title} place="side">
        <IconAction
          icon={X}
          label={`Close ${title}`}
          size="small"
          onClick={() => view.setState({ panel: undefined })}
        />
      </PaneHead>
      <div className={styles.content} data-region-content>
        <Content />
      </div>
    </section>
  );
}
