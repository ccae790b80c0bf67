// The workspaces opened lately.
import { Folder, X } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { RecentWorkspace } from '../../shared/contract/workspace';
import { isMacPlatform, shortcutKeys } from '../commands/shortcut';
import { useCommand } from '../commands/use-commands';
import { Tag } from '../components/Count';
import { ErrorNote } from '../components/ErrorNote';
import { errorToast } from '../components/error-toast';
import { IconAction } from '../components/IconAction';
import { MiddleText } from '../components/MiddleText';
import { Skeletons } from '../components/Skeletons';
import { useToasts } from '../components/toast-store';
import { useClient } from '../state/studio-context';
import { dayWords } from './day-words';
import styles from './StartPage.module.css';

/** Newest first; a click opens, the cross forgets (the folder stays). */
export function RecentList() {
  const client = useClient();
  const toasts = useToasts();
  const palette = useCommand('workspace.open-recent');
  const [recent, setRecent] = useState<readonly RecentWorkspace[]>();
  const [error, setError] = useState<unknown>();
  const read = useCallback(async () => {
    try {
      setRecent(await client.workspace.recent());
      setError(undefined);
    } catch (failure) {
      setError(failure);
    }
  }, [client]);
  useEffect(() => void read(), [read]);
  const attempt = (deed: Promise<unknown>) => {
    deed.catch((failure: unknown) => toasts.getState().show(errorToast(failure)));
  };
  return (
    <section aria-label="Recent workspaces">
      <div className={styles.recentHead}>
        <h2>Recent</h2>
        {palette?.shortcut !== undefined && <span>{shortcutKeys(palette.shortcut, isMacPlatform()).join(' ')}</span>}
      </div>
      {error !== undefined && <ErrorNote error={error} onRetry={() => void read()} />}
      {recent === undefined && error === undefined && <Skeletons label="Recent workspaces" rows={3} rowHeight={46} />}
      {recent?.length === 0 && <p className={styles.none}>Workspaces you open are listed here.</p>}
      <ul className={styles.recent}>
        {recent?.slice(0, 6).map((workspace) => (
          <RecentRow
            key={workspace.folder}
            workspace={workspace}
            onOpen={() => attempt(client.workspace.open({ folder: workspace.folder }))}
            onForget={() => attempt(client.workspace.forget({ folder: workspace.folder }).then(read))}
          />
        ))}
      </ul>
    </section>
  );
}

interface RecentRowProps {
  readonly workspace: RecentWorkspace;
  readonly onOpen: () => void;
  readonly onForget: () => void;
}

function RecentRow({ workspace: { name, folder, contents, openedAt }, onOpen, onForget }: RecentRowProps) {
  return (
    <li className={styles.recentRow}>
      <button type="button" className={styles.recentButton} onClick={onOpen}>
        <Folder size={16} strokeWidth={1.8} aria-hidden="true" />
        <span className={styles.recentWords}>
          <span className={styles.recentTitle}>
            <b>{name}</b>
            {contents !== '' && <Tag>{contents}</Tag>}
          </span>
          <MiddleText text={folder} className={styles.folder} />
        </span>
        <span className={styles.when}>{dayWords(openedAt, Date.now())}</span>
      </button>
      <span className={styles.forget}>
        <IconAction icon={X} label={`Forget ${name}`} size="small" onClick={onForget} />
      </span>
    </li>
  );
}
