// The log panel: the execution log of one request, or all logs as they come.
import { ScrollText } from 'lucide-react';
import { Segments } from '../components/Segments';
import type { DockPanel } from '../shell/dock-panels';
import { useStudio, useView } from '../state/studio-context';
import { changeLogView } from '../state/view-store';
import styles from './LogPanel.module.css';
import { LogTail } from './LogTail';
import { RequestLog } from './RequestLog';

function LogPanel() {
  const { view } = useStudio();
  const mode = useView(({ logView }) => logView.mode);
  return (
    <div className={styles.panel}>
      <div className={styles.modes}>
        <Segments
          label="Show"
          value={mode}
          onChange={(chosen) => changeLogView(view, { mode: chosen })}
          options={[
            { value: 'request', label: 'Request' },
            { value: 'tail', label: 'All logs' },
          ]}
        />
      </div>
      <div className={styles.content}>{mode === 'request' ? <RequestLog /> : <LogTail />}</div>
    </div>
  );
}

export const logPanel: DockPanel = { name: 'log', title: 'Log', icon: ScrollText, Content: LogPanel };
