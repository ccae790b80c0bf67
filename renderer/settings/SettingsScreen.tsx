// Settings: how it looks, where the gateway listens, the workspace, and what this is.
import { CommandButton } from '../commands/CommandButton';
import { FormGrid, FormRow } from '../components/FormRow';
import { PaneTitle } from '../components/PaneHead';
import { Region } from '../components/Region';
import { Segments } from '../components/Segments';
import { useHost, useSettings, useWorkspace } from '../state/hooks';
import { AccountSection } from './AccountSection';
import { PortField } from './PortField';
import { QuotaSection } from './QuotaSection';
import styles from './SettingsScreen.module.css';
import { TelemetrySection } from './TelemetrySection';
import { useSettingsUpdate } from './use-settings-update';

const schemes = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'system', label: 'System' },
] as const;
const contrasts = [
  { value: 'normal', label: 'Normal' },
  { value: 'high', label: 'High' },
  { value: 'system', label: 'System' },
] as const;

/** The content of the Settings activity. */
export function SettingsScreen() {
  return (
    <Region name="form" label="Settings">
      <PaneTitle>
        <h1 className={styles.title}>Settings</h1>
      </PaneTitle>
      <div className={styles.scroll}>
        <div className={styles.column}>
          <Appearance />
          <section aria-label="Gateway">
            <h2 className={styles.heading}>Gateway</h2>
            <FormGrid>
              <PortField label="Port" member="port" />
              <PortField label="TLS port" member="tlsPort" hint="0: no TLS; holds from the next start" />
            </FormGrid>
          </section>
          <TelemetrySection />
          <WorkspaceSection />
          <AccountSection />
          <QuotaSection />
          <About />
        </div>
      </div>
    </Region>
  );
}

function Appearance() {
  const { colorScheme, contrast } = useSettings();
  const update = useSettingsUpdate();
  return (
    <section aria-label="Appearance">
      <h2 className={styles.heading}>Appearance</h2>
      <FormGrid>
        <FormRow label="Theme">
          <Segments
            label="Theme"
            options={schemes}
            value={colorScheme}
            onChange={(value) => void update({ colorScheme: value })}
          />
        </FormRow>
        <FormRow label="Contrast">
          <Segments
            label="Contrast"
            options={contrasts}
            value={contrast}
            onChange={(value) => void update({ contrast: value })}
          />
        </FormRow>
      </FormGrid>
    </section>
  );
}

function WorkspaceSection() {
  const workspace = useWorkspace();
  return (
    <section aria-label="Workspace">
      <h2 className={styles.heading}>Workspace</h2>
      <FormGrid>
        <FormRow label="Folder">
          {workspace === null ? (
            <span className={styles.quiet}>None is open.</span>
          ) : (
            <code className={styles.folder}>{workspace.folder}</code>
          )}
        </FormRow>
        {workspace?.isReadOnly === true && (
          <FormRow label="Access">
            <span>Read only: the folder cannot be written.</span>
          </FormRow>
        )}
      </FormGrid>
      <div className={styles.buttons}>
        <CommandButton command="workspace.open" label="Open folder" />
        <CommandButton command="workspace.open-recent" label="Open recent" />
        {workspace !== null && <CommandButton command="workspace.close" label="Close workspace" />}
      </div>
    </section>
  );
}

function About() {
  const { version, kind, platform } = useHost();
  const kinds = { desktop: 'Desktop', web: 'Browser', cli: 'Command line' } as const;
  return (
    <section aria-label="About">
      <h2 className={styles.heading}>About</h2>
      <FormGrid>
        <FormRow label="Gatehouse">
          <span>{version}</span>
        </FormRow>
        <FormRow label="Runs as">
          <span>
            {kinds[kind]}
            {platform !== '' && `, ${platform}`}
          </span>
        </FormRow>
        <FormRow label="Licence">
          <span>Apache 2.0</span>
        </FormRow>
      </FormGrid>
      <p className={styles.quiet}>No account. Your files stay on this machine.</p>
    </section>
  );
}
