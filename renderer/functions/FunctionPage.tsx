// A function in the centre: its name and state, then code, settings, log, and the methods that call it.
import { Menu } from '@mantine/core';
import { Ellipsis, PencilLine, SquareFunction, Trash2 } from 'lucide-react';
import { useId } from 'react';
import type { LambdaFunction } from '../../shared/definition/companions/function';
import { CommandButton } from '../commands/CommandButton';
import { Tag } from '../components/Count';
import { EmptyState } from '../components/EmptyState';
import { HeadingLevel } from '../components/heading-level';
import { IconAction } from '../components/IconAction';
import { Note } from '../components/Note';
import { PaneTitle } from '../components/PaneHead';
import { TabBar } from '../components/TabBar';
import { ToolButton } from '../components/ToolButton';
import { useWidthClass } from '../components/width-class';
import { useFunctionStatus } from '../state/hooks';
import { useStudio, useView } from '../state/studio-context';
import { type BackendPlace, type FunctionTab, openBackend } from '../state/view-store';
import { CodeTab } from './code/CodeTab';
import styles from './FunctionPage.module.css';
import { stateWords } from './function-words';
import { LogTab } from './log/LogTab';
import { FunctionSettings } from './settings/FunctionSettings';
import { UsedByTab } from './UsedByTab';
import { useFunctionDeeds } from './use-function-deeds';
import { VersionsTab } from './versions/VersionsTab';

export interface FunctionPageProps {
  readonly entity: LambdaFunction;
  readonly place: Extract<BackendPlace, { kind: 'function' }>;
}

/** The tab stays the same from one function to the next. */
export function FunctionPage({ entity, place }: FunctionPageProps) {
  const { functionName } = entity;
  const { view } = useStudio();
  const status = useFunctionStatus(functionName);
  const deeds = useFunctionDeeds();
  const width = useWidthClass();
  const isTestOpen = useView(({ isTestPaneOpen }) => isTestPaneOpen);
  const panelId = useId();
  const tab = place.tab ?? 'code';
  const versionCount = Object.keys(entity.versions ?? {}).length;
  const words = status === undefined ? undefined : stateWords(status.state, entity.mode);
  const open = (next: FunctionTab) => openBackend(view, { kind: 'function', functionName, tab: next });
  return (
    <>
      <PaneTitle
        actions={
          <>
            {!isTestOpen && <CommandButton command="view.test-pane" look="icon" />}
            <Menu position="bottom-end" width={200}>
              <Menu.Target>
                <IconAction icon={Ellipsis} label="More" aria-haspopup="menu" />
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  leftSection={<PencilLine size={14} aria-hidden="true" />}
                  onClick={() => deeds.askName(functionName)}
                >
                  Rename…
                </Menu.Item>
                <Menu.Item
                  leftSection={<Trash2 size={14} aria-hidden="true" />}
                  onClick={() => void deeds.remove(functionName)}
                >
                  Delete…
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        }
      >
        <SquareFunction size={15} strokeWidth={1.8} className={styles.icon} aria-hidden="true" />
        <h1 className={styles.title} title={functionName}>
          {functionName}
        </h1>
        {entity.mode === 'LOCAL' && <Tag>{entity.runtime}</Tag>}
        {words !== undefined && width !== 'slim' && <span className={styles.state}>{words}</span>}
      </PaneTitle>
      {status?.state.problem !== undefined && (
        <div className={styles.problem}>
          <Note tone="error" title="The function cannot run.">
            {status.state.problem}
          </Note>
        </div>
      )}
      <TabBar
        label="Views of the function"
        panelId={panelId}
        selected={tab}
        onSelect={open}
        tabs={[
          { id: 'code', label: 'Code' },
          { id: 'settings', label: 'Settings' },
          { id: 'versions', label: 'Versions', ...(versionCount > 0 && { count: versionCount }) },
          { id: 'log', label: 'Log' },
          { id: 'used-by', label: 'Used by' },
        ]}
      />
      <div className={styles.panel} id={panelId} role="tabpanel" aria-label={tab} data-region="form">
        <HeadingLevel value={2}>{contentOf()}</HeadingLevel>
      </div>
    </>
  );

  function contentOf() {
    if (tab === 'settings') return <FunctionSettings key={functionName} entity={entity} status={status} />;
    if (tab === 'versions') return <VersionsTab key={functionName} entity={entity} />;
    if (tab === 'log') return <LogTab key={functionName} functionName={functionName} requestId={place.requestId} />;
    if (tab === 'used-by') return <UsedByTab functionName={functionName} />;
    if (entity.mode !== 'LOCAL') {
      return (
        <EmptyState
          icon={SquareFunction}
          title="No code runs for it"
          sentence={
            entity.mode === 'CANNED'
              ? 'It always gives the answer that its settings hold.'
              : `Invocations go to ${entity.endpoint?.url ?? 'another endpoint'}.`
          }
          actions={<ToolButton onClick={() => open('settings')}>Open settings</ToolButton>}
        />
      );
    }
    if (status === undefined) return undefined;
    return <CodeTab key={functionName} status={status} file={place.file} line={place.line} />;
  }
}
