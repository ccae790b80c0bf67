// The picker of the stage that requests go to and that edits are compared with.
import { Menu } from '@mantine/core';
import { Check, ChevronDown, Rocket } from 'lucide-react';
import { useCommandTable } from '../../commands/use-commands';
import { Count, StageDot } from '../../components/Count';
import { countWords } from '../../components/count-words';
import { joinClasses } from '../../components/join-classes';
import { useSelectedStageName, useStages } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { selectStage } from '../../state/view-store';
import styles from './Header.module.css';

/** The selected stage in its colour; the menu has the others with what each lacks. */
export function StagePicker({ apiId }: { readonly apiId: string }) {
  const { view } = useStudio();
  const { run } = useCommandTable();
  const stages = useStages(apiId);
  const selected = useSelectedStageName();
  return (
    <Menu position="bottom-start" width={240} withinPortal={false} returnFocus>
      <Menu.Target>
        <button
          type="button"
          className={joinClasses(styles.pick, styles.fixed)}
          aria-label={`Stage: ${selected ?? 'none yet'}`}
        >
          {selected === undefined ? (
            <span className={styles.name}>No stage</span>
          ) : (
            <>
              <StageDot stage={selected} />
              <span className={styles.name}>{selected}</span>
            </>
          )}
          <ChevronDown size={14} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {stages.map(({ stageName, pending }) => (
          <Menu.Item
            key={stageName}
            leftSection={
              stageName === selected ? <Check size={14} aria-hidden="true" /> : <span className={styles.gap} />
            }
            rightSection={
              pending.length > 0 && (
                <Count
                  value={pending.length}
                  tone="warning"
                  label={`${countWords(pending.length, 'change')} not deployed`}
                />
              )
            }
            aria-current={stageName === selected || undefined}
            onClick={() => selectStage(view, apiId, stageName)}
          >
            <span className={styles.item}>
              <StageDot stage={stageName} />
              {stageName}
            </span>
          </Menu.Item>
        ))}
        {stages.length > 0 && <Menu.Divider />}
        <Menu.Item
          leftSection={<Rocket size={14} aria-hidden="true" />}
          onClick={() => void run('deployment.create-to')}
        >
          Deploy to another stage…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
