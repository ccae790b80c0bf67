// The problems panel: what API Gateway would refuse or ignore, and files that cannot be read. A click goes there.
import { CircleCheck, CircleX, FileWarning, Info, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { FileProblem } from '../../shared/contract/workspace';
import type { Finding } from '../../shared/definition/finding';
import { type Column, DataTable } from '../components/DataTable';
import { EmptyState } from '../components/EmptyState';
import { MethodBadge } from '../components/MethodBadge';
import { describeEntity, placeOfEntity } from '../state/entity-words';
import { useFindings, useWorkspace } from '../state/hooks';
import { useStudio } from '../state/studio-context';
import { openPlace } from '../state/view-store';
import styles from './ProblemsPanel.module.css';
import { type ProblemRow, problemRows } from './problem-rows';

const severities = {
  error: { icon: CircleX, label: 'Error' },
  warning: { icon: TriangleAlert, label: 'Warning' },
  info: { icon: Info, label: 'Remark' },
} as const;

const columns: readonly Column<ProblemRow>[] = [
  { id: 'severity', heading: 'Severity', isHeadingHidden: true, width: '30px', cell: (row) => <Severity row={row} /> },
  {
    id: 'message',
    heading: 'Problem',
    width: 'minmax(0, 3fr)',
    cell: (row) => {
      const message = row.kind === 'file' ? row.problem.message : row.finding.message;
      return <span title={message}>{message}</span>;
    },
  },
  { id: 'place', heading: 'Place', width: 'minmax(0, 2fr)', cell: (row) => <PlaceCell row={row} /> },
  {
    id: 'rule',
    heading: 'Rule',
    width: '190px',
    cell: (row) => <span className={styles.rule}>{row.kind === 'file' ? 'file' : row.finding.rule}</span>,
  },
];

/** All problems of the workspace; the excerpt of a broken file stands beside them. */
export function ProblemsPanel() {
  const { view } = useStudio();
  const findings = useFindings();
  const workspace = useWorkspace();
  const problems = workspace?.problems;
  const rows = useMemo(() => problemRows(problems ?? [], findings), [problems, findings]);
  const [selected, setSelected] = useState<string>();
  const chosen = rows.find(({ id }) => id === selected);
  const select = (row: ProblemRow) => {
    setSelected(row.id);
    if (row.kind === 'finding') goTo(row.finding);
  };
  const goTo = ({ key, path }: Finding) => {
    const found = placeOfEntity(key, path);
    if (found !== undefined) openPlace(view, found.apiId, found.place);
  };
  if (rows.length === 0) {
    return (
      <EmptyState
        icon={CircleCheck}
        title="No problems"
        sentence="API Gateway would take this definition as it is."
        place="inline"
      />
    );
  }
  return (
    <div className={styles.panel}>
      <DataTable
        label="Problems"
        columns={columns}
        rows={rows}
        keyOf={({ id }) => id}
        selectedKey={selected}
        onSelect={select}
        onOpen={select}
      />
      {chosen?.kind === 'file' && <Excerpt problem={chosen.problem} />}
    </div>
  );
}

function Severity({ row }: { readonly row: ProblemRow }) {
  if (row.kind === 'file') return <FileWarning size={13} className={styles.error} aria-label="Broken file" />;
  const { icon: Icon, label } = severities[row.finding.severity];
  return <Icon size={13} className={styles[row.finding.severity]} aria-label={label} />;
}

function PlaceCell({ row }: { readonly row: ProblemRow }) {
  const { connection } = useStudio();
  if (row.kind === 'file') {
    const { file, line, column } = row.problem;
    return (
      <code>
        {file}:{line}:{column}
      </code>
    );
  }
  const { title, httpMethod } = describeEntity(row.finding.key, connection);
  const { path } = row.finding;
  return (
    <span title={path === '' ? title : `${title}, ${path}`}>
      {httpMethod !== undefined && (
        <>
          <MethodBadge method={httpMethod} />{' '}
        </>
      )}
      {title}
      {path !== '' && <code className={styles.path}> {path}</code>}
    </span>
  );
}

function Excerpt({ problem: { file, line, column, message, excerpt } }: { readonly problem: FileProblem }) {
  return (
    <section className={styles.excerpt} aria-label={`Excerpt of ${file}`}>
      <div className={styles.where}>
        <code>{file}</code>, line {line}, column {column}
      </div>
      <pre>{excerpt}</pre>
      <p>{message} The last good version of this file stays in force.</p>
    </section>
  );
}
