// What each persona may do: every method of the selected stage against every persona, changes marked.
import { Checkbox } from '@mantine/core';
import { Play } from 'lucide-react';
import { useState } from 'react';
import { anonymous, type MatrixCell, type MatrixRow } from '../../../shared/contract/personas';
import { type Column, DataTable } from '../../components/DataTable';
import { joinClasses } from '../../components/join-classes';
import { MethodBadge } from '../../components/MethodBadge';
import { Note } from '../../components/Note';
import { PaneHead } from '../../components/PaneHead';
import { StatusBadge } from '../../components/StatusBadge';
import { ToolButton } from '../../components/ToolButton';
import { useGateway, useSelectedApiId, useSelectedStageName } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { showRequest } from '../../state/view-store';
import { changedCells } from './matrix-words';
import styles from './PersonasPane.module.css';
import { useMatrix } from './use-matrix';

const rowHeight = 28;
const mostRows = 14;
const columnWidth = 57;

interface ChosenCell {
  readonly row: MatrixRow;
  readonly cell: MatrixCell;
}

/** A click on a cell says why; the requests are real. */
export function PersonaMatrixPart() {
  const apiId = useSelectedApiId();
  const stageName = useSelectedStageName();
  const isRunning = useGateway().status === 'running';
  const { matrix, progress, run } = useMatrix(apiId, stageName);
  const [sendsAll, setSendsAll] = useState(false);
  const [chosen, setChosen] = useState<ChosenCell>();
  const whyNot =
    stageName === undefined ? 'deploy the API first' : isRunning ? undefined : 'the gateway is not running';
  const rows = matrix?.rows ?? [];
  return (
    <>
      <div className={styles.head}>
        <PaneHead title="What each may do" detail={stageName}>
          <ToolButton
            size="small"
            icon={Play}
            isBusy={progress !== undefined}
            disabledReason={whyNot}
            onClick={() => {
              setChosen(undefined);
              void run(sendsAll);
            }}
          >
            {progress === undefined ? 'Run all' : `${progress.done} of ${progress.total}`}
          </ToolButton>
        </PaneHead>
      </div>
      {rows.length > 0 && (
        <div className={styles.scroll}>
          <div
            className={styles.matrix}
            style={{
              height: (Math.min(rows.length, mostRows) + 1) * rowHeight + 2,
              minWidth: 108 + (matrix?.personas.length ?? 0) * columnWidth,
            }}
          >
            <DataTable
              label="What each persona may do"
              columns={columnsOf(matrix?.personas ?? [], (row, cell) => setChosen({ row, cell }))}
              rows={rows}
              keyOf={({ resourceId, httpMethod }) => `${resourceId}/${httpMethod}`}
            />
          </div>
        </div>
      )}
      {matrix === undefined && (
        <p className={styles.none}>
          Run all sends every method of the stage as each persona and as nobody, and shows who may do what.
        </p>
      )}
      <div className={styles.options}>
        <Checkbox
          size="xs"
          label="Send methods that write, too"
          checked={sendsAll}
          onChange={(event) => setSendsAll(event.currentTarget.checked)}
        />
      </div>
      <MatrixNotes rows={rows} chosen={chosen} />
    </>
  );
}

function MatrixNotes({
  rows,
  chosen,
}: {
  readonly rows: readonly MatrixRow[];
  readonly chosen: ChosenCell | undefined;
}) {
  const { view } = useStudio();
  const changed = changedCells(rows).slice(0, 3);
  const explain = ({ requestId }: MatrixCell) =>
    requestId === '' ? undefined : (
      <ToolButton size="small" tone="subtle" onClick={() => showRequest(view, requestId)}>
        Explain
      </ToolButton>
    );
  if (chosen === undefined && changed.length === 0) return undefined;
  return (
    <div className={styles.notes}>
      {chosen !== undefined && (
        <Note
          tone={chosen.cell.fault !== undefined ? 'error' : chosen.cell.status >= 400 ? 'warning' : 'ok'}
          title={`${chosen.cell.persona}: ${chosen.row.httpMethod} ${chosen.row.resourcePath}`}
          actions={explain(chosen.cell)}
        >
          {chosen.cell.fault ?? chosen.cell.said ?? `Answered ${chosen.cell.status}.`}
        </Note>
      )}
      {changed.map(({ row, cell, sentence }) => (
        <Note
          key={`${cell.persona} ${row.resourceId} ${row.httpMethod}`}
          tone="warning"
          title={`${cell.persona} changed since the last run.`}
          actions={explain(cell)}
        >
          {sentence}
        </Note>
      ))}
    </div>
  );
}

function columnsOf(
  personas: readonly string[],
  onChoose: (row: MatrixRow, cell: MatrixCell) => void,
): readonly Column<MatrixRow>[] {
  return [
    {
      id: 'method',
      heading: 'Method',
      width: 'minmax(100px, 1fr)',
      cell: ({ httpMethod, resourcePath }) => (
        <span className={styles.method}>
          <MethodBadge method={httpMethod} width="narrow" />
          <code title={resourcePath}>{resourcePath}</code>
        </span>
      ),
    },
    ...personas.map(
      (persona, at): Column<MatrixRow> => ({
        id: `persona ${persona}`,
        heading: persona === anonymous ? 'anon.' : persona,
        width: `${columnWidth}px`,
        cell: (row) => {
          const cell = row.cells[at];
          return cell === undefined ? undefined : <StatusCell cell={cell} onChoose={() => onChoose(row, cell)} />;
        },
      }),
    ),
  ];
}

function StatusCell({ cell, onChoose }: { readonly cell: MatrixCell; readonly onChoose: () => void }) {
  const words = [cell.before === undefined ? undefined : `was ${cell.before}`, cell.said, cell.fault];
  const title = words.filter((word) => word !== undefined).join(': ');
  return (
    <button
      type="button"
      className={joinClasses(styles.cell, cell.before !== undefined && styles.changed)}
      title={title === '' ? undefined : title}
      onClick={onChoose}
    >
      {cell.fault === undefined ? <StatusBadge status={cell.status} /> : <span className={styles.fault}>not sent</span>}
    </button>
  );
}
