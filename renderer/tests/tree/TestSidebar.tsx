// The sidebar of the Tests screen: add, import, filter; the tree; at its foot how everything came out.
import { Menu, TextInput } from '@mantine/core';
import { FileInput, Plus } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { TestSuite } from '../../../shared/definition/companions/test-suite';
import { CommandItem } from '../../commands/CommandItem';
import { useCommandTable } from '../../commands/use-commands';
import { IconAction } from '../../components/IconAction';
import { NothingMatches } from '../../components/NothingMatches';
import { PaneHead } from '../../components/PaneHead';
import { PointerMenu } from '../../components/PointerMenu';
import { useStudio } from '../../state/studio-context';
import { openTest, type TestPlace } from '../../state/view-store';
import { editList } from '../test-deeds';
import { movedBefore } from '../test-edits';
import { suiteKey, testsOf } from '../test-place';
import { RunFoot } from './RunFoot';
import { TestMenuItems } from './TestMenu';
import styles from './TestSidebar.module.css';
import { TestTree } from './TestTree';
import { rowKey, type TestRow, testRows } from './test-rows';

export interface TestSidebarProps {
  readonly suites: readonly TestSuite[];
  readonly place: TestPlace;
  /** The key of the row whose name is being typed. */
  readonly renamed: string | undefined;
  readonly onRename: (key: string | undefined) => void;
}

/** Suites are closed and filtered here; what is open is the window's matter. */
export function TestSidebar({ suites, place, renamed, onRename }: TestSidebarProps) {
  const studio = useStudio();
  const { run } = useCommandTable();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [filter, setFilter] = useState('');
  const [menu, setMenu] = useState<{ readonly x: number; readonly y: number; readonly isTest: boolean }>();
  const pane = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => testRows(suites, closed, filter), [suites, closed, filter]);
  const toggle = (suiteId: string, isOpen: boolean) =>
    setClosed((before) => new Set([...[...before].filter((id) => id !== suiteId), ...(isOpen ? [] : [suiteId])]));
  const takeName = async ({ place: { suiteId, testId } }: TestRow, name: string) => {
    if (testId === undefined) studio.drafts.set(suiteKey(suiteId), ['name'], name, 0);
    else
      editList(studio, { suiteId, testId }, (items) =>
        items.map((each) => (each.id === testId ? { ...each, name } : each)),
      );
    await studio.drafts.flush();
  };
  const closeMenu = () => {
    setMenu(undefined);
    // unless the chosen command took the focus, it goes back to the tree
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) pane.current?.querySelector<HTMLElement>('[role=tree]')?.focus();
    });
  };
  return (
    <div className={styles.pane} ref={pane}>
      <PaneHead title="Tests" place="side">
        <IconAction icon={FileInput} label="Import requests" onClick={() => void run('tests.import')} />
        <Menu position="bottom-end" width={200}>
          <Menu.Target>
            <IconAction icon={Plus} label="Add" aria-haspopup="menu" />
          </Menu.Target>
          <Menu.Dropdown>
            <CommandItem command="tests.new-request" label="New request" />
            <CommandItem command="tests.new-scenario" label="New scenario" />
            <CommandItem command="tests.new-suite" label="New suite" />
          </Menu.Dropdown>
        </Menu>
      </PaneHead>
      {suites.reduce((sum, suite) => sum + testsOf(suite).length, 0) > 8 && (
        <div className={styles.filter}>
          <TextInput
            aria-label="Filter tests"
            placeholder="Filter by name or path"
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && setFilter('')}
          />
        </div>
      )}
      {rows.length === 0 ? (
        <NothingMatches />
      ) : (
        <TestTree
          rows={rows}
          selected={rowKey(place)}
          renamed={renamed}
          onOpen={(next) => openTest(studio.view, next)}
          onToggle={toggle}
          onRename={(row) => onRename(row?.key)}
          onName={takeName}
          onCommand={(command) => void run(command)}
          onMenu={(row, at) => setMenu({ ...at, isTest: row.place.testId !== undefined })}
          onDrop={(suiteId, testId, beforeId) =>
            editList(studio, { suiteId, testId }, (items) => movedBefore(items, testId, beforeId))
          }
        />
      )}
      <RunFoot suites={suites} />
      <PointerMenu at={menu} onClose={closeMenu}>
        <TestMenuItems isTest={menu?.isTest ?? false} />
      </PointerMenu>
    </div>
  );
}
