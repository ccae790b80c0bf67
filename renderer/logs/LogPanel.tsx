// The log panel: the execution log of one request, or all logs as they come.
import { ScrollText } from 'lucide-react';
import { useState } from 'react';
import { Segments } from '../components/Segments';
import type { DockPanel } from '../shell/dock-panels';
import styles from './LogPanel.module.css';
import { LogTail } from './LogTail';
import { RequestLog } from './RequestLog';

function LogPanel() {
  const [mode, setMode] = useState<'request' | 'tail'>('request');
  return (
    <div className={styles.panel}>
      <div className={styles.modes}>
        <Segments
          label="Show"
          value={mode}
          onChange={setMode}
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
