// A suite in the centre: where its requests go, its variables and secrets, requests and scenarios in order.
import { FlaskConical, ListPlus, Waypoints } from 'lucide-react';
import {
  type TestRequest,
  type TestScenario,
  type TestSuite,
  testVariableName,
} from '../../../shared/definition/companions/test-suite';
import { CommandButton } from '../../commands/CommandButton';
import { type Column, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { FormGrid, FormRow } from '../../components/FormRow';
import { HeadingLevel } from '../../components/heading-level';
import { KeyValueEditor } from '../../components/KeyValueEditor';
import { recordOfRows, rowsOfRecord } from '../../components/key-value-rows';
import { MethodBadge } from '../../components/MethodBadge';
import { MoreMenu } from '../../components/MoreMenu';
import { PaneTitle } from '../../components/PaneHead';
import { SectionHead } from '../../components/SectionHead';
import { TextRow } from '../../components/TextRow';
import { useField } from '../../state/editing';
import { useV2ApiView } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { openTest } from '../../state/view-store';
import { suiteKey } from '../test-place';
import { resultKey, useTestRuns } from '../test-runs';
import { TestMenuItems } from '../tree/TestMenu';
import { nameBeside } from '../tree/test-rows';
import { VerdictMark, verdictWords } from '../VerdictMark';
import styles from './RequestPage.module.css';
import { SecretsSection } from './SecretsSection';
import { clientsOf } from './scenario-steps';
import { TargetSelect } from './TargetSelect';

/** Saves as it is edited. */
export function SuitePage({ suite }: { readonly suite: TestSuite }) {
  const key = suiteKey(suite.id);
  const description = useField<string>(key, ['description']);
  const target = useField<NonNullable<TestSuite['target']>>(key, ['target']);
  const variables = useField<Readonly<Record<string, string>>>(key, ['variables']);
  const requests = useField<readonly TestRequest[]>(key, ['requests']).value ?? suite.requests;
  const { scenarios = [] } = suite;
  const isWebSocket = useV2ApiView(target.value?.apiId)?.api.protocolType === 'WEBSOCKET';
  return (
    <>
      <PaneTitle
        actions={
          <>
            <CommandButton command="tests.run" label="Run suite" tone="primary" />
            <MoreMenu>
              <TestMenuItems isTest={false} />
            </MoreMenu>
          </>
        }
      >
        <FlaskConical size={15} strokeWidth={1.8} aria-hidden="true" />
        <h1 className={styles.title} title={suite.name}>
          {suite.name}
        </h1>
      </PaneTitle>
      <div className={styles.page} data-region="form">
        <HeadingLevel value={2}>
          <FormGrid>
            <FormRow label="Requests go to" error={target.error}>
              {(ids) => (
                <TargetSelect
                  id={ids.id}
                  target={target.value}
                  noneLabel="None: each request says where"
                  onChange={(next) => target.setNow(next)}
                />
              )}
            </FormRow>
            <TextRow
              label="Description"
              error={description.error}
              value={description.value ?? ''}
              onType={(typed) => description.set(typed || undefined)}
            />
          </FormGrid>
          <section className={styles.section} aria-label="Requests of the suite">
            <SectionHead title="Requests" count={requests.length}>
              <CommandButton command="tests.new-request" label="Add" tone="subtle" size="small" />
            </SectionHead>
            {requests.length === 0 && isWebSocket ? (
              <span className={styles.quiet}>A WebSocket API is tried by scenarios.</span>
            ) : requests.length === 0 ? (
              <EmptyState
                icon={ListPlus}
                place="inline"
                title="No request yet"
                sentence="Requests run in their order; each may leave variables for those after it."
              />
            ) : (
              <TestTable suiteId={suite.id} label="Requests of the suite" tests={requests} columns={requestColumns} />
            )}
          </section>
          {(scenarios.length > 0 || isWebSocket) && (
            <section className={styles.section} aria-label="Scenarios of the suite">
              <SectionHead title="Scenarios" count={scenarios.length}>
                <CommandButton command="tests.new-scenario" label="Add" tone="subtle" size="small" />
              </SectionHead>
              {scenarios.length === 0 ? (
                <EmptyState
                  icon={Waypoints}
                  place="inline"
                  title="No scenario yet"
                  sentence="A scenario is a conversation of clients with a WebSocket API; scenarios run after the requests."
                />
              ) : (
                <TestTable
                  suiteId={suite.id}
                  label="Scenarios of the suite"
                  tests={scenarios}
                  columns={scenarioColumns}
                />
              )}
            </section>
          )}
          <section className={styles.section} aria-label="Variables of the suite">
            <SectionHead
              title="Variables"
              detail="used as {{name}}"
              count={Object.keys(variables.value ?? {}).length}
            />
            <KeyValueEditor
              label="Variables"
              nameHeading="Variable"
              valueHeading="Value"
              addWords="Add variable"
              rows={rowsOfRecord(variables.value)}
              errorOf={({ name }) =>
                name === '' || testVariableName.test(name)
                  ? undefined
                  : 'A variable starts with a letter or _; then letters, digits, _, . and -.'
              }
              onChange={(rows) => {
                const named = rows.filter(({ name }) => testVariableName.test(name));
                variables.set(named.length === 0 ? undefined : recordOfRows(named));
              }}
            />
          </section>
          <SecretsSection suite={suite} />
        </HeadingLevel>
      </div>
    </>
  );
}

const requestColumns: readonly Column<TestRequest>[] = [
  { id: 'method', heading: 'Method', width: '76px', cell: ({ method }) => <MethodBadge method={method} /> },
  {
    id: 'name',
    heading: 'Name',
    width: 'minmax(0, 1fr)',
    cell: ({ method, name }) => <span title={name}>{nameBeside(method, name)}</span>,
  },
  { id: 'path', heading: 'Path', width: 'minmax(0, 1fr)', cell: ({ path }) => <code title={path}>{path}</code> },
];

const scenarioColumns: readonly Column<TestScenario>[] = [
  { id: 'name', heading: 'Name', width: 'minmax(0, 1fr)', cell: ({ name }) => <span title={name}>{name}</span> },
  { id: 'clients', heading: 'Clients', width: '140px', cell: (scenario) => clientsOf(scenario).join(', ') },
  { id: 'steps', heading: 'Steps', width: '64px', cell: ({ steps }) => steps.length },
];

interface TestTableProps<T> {
  readonly suiteId: string;
  readonly label: string;
  readonly tests: readonly T[];
  readonly columns: readonly Column<T>[];
}

/** Tests of one kind with how each came out last. */
function TestTable<T extends { readonly id: string }>({ suiteId, label, tests, columns }: TestTableProps<T>) {
  const { view } = useStudio();
  const results = useTestRuns((runs) => runs.results);
  const verdictColumn: Column<T> = {
    id: 'verdict',
    heading: 'Last result',
    width: '92px',
    cell: ({ id }) => {
      const verdict = results.get(resultKey(suiteId, id))?.verdict;
      if (verdict === undefined) return <span className={styles.quiet}>not run</span>;
      return (
        <span className={styles.verdict}>
          <VerdictMark verdict={verdict} /> {verdictWords[verdict]}
        </span>
      );
    },
  };
  return (
    <div className={styles.table} style={{ height: Math.min(tests.length + 1, 9) * 28 + 2 }}>
      <DataTable
        label={label}
        columns={[...columns, verdictColumn]}
        rows={tests}
        keyOf={({ id }) => id}
        onOpen={({ id }) => openTest(view, { suiteId, testId: id })}
      />
    </div>
  );
}
