// One row of the tests tree: suite, request or scenario, and how it came out last.
import { Waypoints } from 'lucide-react';
import { joinClasses } from '../../components/join-classes';
import rows from '../../components/ListRow.module.css';
import { MethodBadge } from '../../components/MethodBadge';
import tree from '../../components/tree/Tree.module.css';
import { TreeChevron, TreeItem } from '../../components/tree/TreeItem';
import { resultKey, useTestRuns } from '../test-runs';
import { VerdictMark, verdictWords } from '../VerdictMark';
import styles from './TestTree.module.css';
import { nameBeside, type TestRow } from './test-rows';

export interface TestTreeRowProps {
  readonly id: string;
  readonly row: TestRow;
  readonly isSelected: boolean;
  /** A dragged request would go before this one. */
  readonly isTarget: boolean;
}

/** A row of 26 px; the tree hears its clicks. */
export function TestTreeRow({ id, row, isSelected, isTarget }: TestTreeRowProps) {
  const { suiteId, testId } = row.place;
  const verdict = useTestRuns(({ results, running }) => {
    if (testId === undefined) return undefined;
    if (running?.current?.suiteId === suiteId && running.current.testId === testId) return 'running';
    return results.get(resultKey(suiteId, testId))?.verdict;
  });
  const isOpen = testId === undefined && row.children > 0 ? row.isOpen === true : undefined;
  const shown = row.method === undefined ? row.name : nameBeside(row.method, row.name);
  const kind = row.method ?? (testId === undefined ? '' : 'Scenario');
  const name = `${kind} ${shown}`.trim();
  return (
    <TreeItem
      id={id}
      rowKey={row.key}
      level={testId === undefined ? 1 : 2}
      siblings={row.siblings}
      position={row.position}
      isSelected={isSelected}
      isActive={isSelected}
      isOpen={isOpen}
      label={verdict === undefined ? name : `${name}, ${verdictWords[verdict]}`}
      isDraggable={testId !== undefined}
      className={isTarget && styles.target}
    >
      {testId === undefined ? (
        <>
          <TreeChevron isOpen={isOpen} />
          <span className={joinClasses(rows.text, styles.suite)} title={row.name}>
            {row.name}
          </span>
          <span className={joinClasses(tree.end, styles.count)}>{row.children}</span>
        </>
      ) : (
        <>
          <span className={styles.verb} data-scenario={row.method === undefined || undefined}>
            {row.method === undefined ? (
              <Waypoints size={14} strokeWidth={1.8} aria-hidden="true" />
            ) : (
              <MethodBadge method={row.method} width="column" />
            )}
          </span>
          <span className={joinClasses(rows.text, styles.name)} title={row.name}>
            {shown}
          </span>
          <span className={tree.end}>{verdict !== undefined && <VerdictMark verdict={verdict} />}</span>
        </>
      )}
    </TreeItem>
  );
}
