// The start page: make, open or import something, or try a sample.
import { ClipboardPaste, FileInput, FileSearch, Lock } from 'lucide-react';
import { sampleNames } from '../../shared/contract/workspace';
import { CommandButton } from '../commands/CommandButton';
import { useCommand } from '../commands/use-commands';
import { ToolButton } from '../components/ToolButton';
import { Logo } from '../shell/Logo';
import { RecentList } from './RecentList';
import { SampleCard } from './SampleCard';
import styles from './StartPage.module.css';

/** Shown while no workspace is open. */
export function StartPage() {
  return (
    <div className={styles.page}>
      <div className={styles.columns}>
        <div className={styles.left}>
          <div className={styles.name}>
            <Logo size={30} />
            <h1>Gatehouse</h1>
          </div>
          <p className={styles.sentence}>Design, run and understand API Gateway APIs, entirely on your own machine.</p>
          <div className={styles.buttons}>
            <CommandButton command="api.create" label="New API" tone="primary" />
            <CommandButton command="workspace.open" label="Open folder" hasVisibleShortcut />
          </div>
          <RecentList />
          <p className={styles.promise}>
            <Lock size={14} strokeWidth={1.8} aria-hidden="true" />
            No account. Your files stay on this machine.
          </p>
        </div>
        <div className={styles.right}>
          <DropPlace />
          <div className={styles.samplesHead}>
            <h2>Samples</h2>
            <span>Open one, send a request, look around.</span>
          </div>
          <div className={styles.samples}>
            {sampleNames.map((sample) => (
              <SampleCard key={sample} sample={sample} />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

/** Says what can be dropped; the whole window takes it. */
function DropPlace() {
  const choose = useCommand('document.import');
  const paste = useCommand('document.paste');
  return (
    <section className={styles.drop} aria-label="Import">
      <FileInput size={26} strokeWidth={1.5} className={styles.dropIcon} aria-hidden="true" />
      <h2>Drop a file to import it</h2>
      <span>OpenAPI 3.0 and Swagger 2.0, as JSON or YAML</span>
      <div className={styles.dropButtons}>
        {choose !== undefined && (
          <ToolButton icon={FileSearch} onClick={choose.run}>
            Choose file
          </ToolButton>
        )}
        {paste !== undefined && (
          <ToolButton icon={ClipboardPaste} onClick={paste.run}>
            Paste
          </ToolButton>
        )}
      </div>
    </section>
  );
}
