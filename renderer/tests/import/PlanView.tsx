// What an import would make: the requests, where each address leads, what is lost, which secrets are taken out.
import type { TestImportPlan } from '../../../shared/contract/tests';
import type { TestRequest, TestTarget } from '../../../shared/definition/companions/test-suite';
import type { TestImportMatch } from '../../../shared/tests/import/import-plan';
import { countWords } from '../../components/count-words';
import { type Column, DataTable } from '../../components/DataTable';
import { MethodBadge } from '../../components/MethodBadge';
import { Note } from '../../components/Note';
import { ToolButton } from '../../components/ToolButton';
import { LossTable } from '../../start/dialogs/LossTable';
import { TargetSelect, useTargetNames } from '../editor/TargetSelect';
import styles from './ImportTestsDialog.module.css';

export interface PlanViewProps {
  readonly plan: TestImportPlan;
  readonly targets: ReadonlyMap<string, TestTarget>;
  readonly onTargets: (targets: ReadonlyMap<string, TestTarget>) => void;
}

type PlannedRequest = TestRequest & { readonly place: string };

const columns: readonly Column<PlannedRequest>[] = [
  { id: 'method', heading: 'Method', width: '76px', cell: ({ method }) => <MethodBadge method={method} /> },
  { id: 'name', heading: 'Name', width: 'minmax(0, 2fr)', cell: ({ name }) => <span title={name}>{name}</span> },
  { id: 'path', heading: 'Path', width: 'minmax(0, 3fr)', cell: ({ path }) => <code title={path}>{path}</code> },
  { id: 'checks', heading: 'Checks', width: '64px', align: 'end', cell: ({ expect }) => expect.length },
];

/** Nothing is changed until the dialog is submitted. */
export function PlanView({ plan, targets, onTargets }: PlanViewProps) {
  const { suites, matches, losses, secrets } = plan;
  const rows = suites.flatMap((suite) =>
    suite.requests.map((request): PlannedRequest => ({ ...request, place: `${suite.id}/${request.id}` })),
  );
  const choose = (origin: string, target: TestTarget | undefined) => {
    const others = [...targets].filter(([each]) => each !== origin);
    onTargets(new Map(target === undefined ? others : [...others, [origin, target]]));
  };
  return (
    <>
      <h3 className={styles.heading}>Will be made</h3>
      <div className={styles.table} style={{ height: tableHeight(rows.length) }}>
        <DataTable label="Will be made" columns={columns} rows={rows} keyOf={({ place }) => place} />
      </div>
      {matches.length > 0 && (
        <>
          <h3 className={styles.heading}>Where they go</h3>
          <div className={styles.matches}>
            {matches.map((match) => (
              <MatchRow
                key={match.origin}
                match={match}
                chosen={targets.get(match.origin)}
                onChoose={(target) => choose(match.origin, target)}
              />
            ))}
          </div>
        </>
      )}
      {secrets.length > 0 && (
        <Note tone="info" title={`${countWords(secrets.length, 'secret stays', 'secrets stay')} out of the files`}>
          {secrets.map(({ name }) => `{{secret:${name}}}`).join(', ')}: kept on this machine alone. Elsewhere, for
          example in CI, the environment says them: {secrets.map(({ name }) => `GATEHOUSE_TEST_${name}`).join(', ')}.
        </Note>
      )}
      {losses.length > 0 && (
        <>
          <h3 className={styles.heading}>Left out or different: {losses.length.toLocaleString('en-US')}</h3>
          <div className={styles.table} style={{ height: tableHeight(losses.length) }}>
            <LossTable label="Left out or different" losses={losses} />
          </div>
        </>
      )}
    </>
  );
}

interface MatchRowProps {
  readonly match: TestImportMatch;
  readonly chosen: TestTarget | undefined;
  readonly onChoose: (target: TestTarget | undefined) => void;
}

function MatchRow({ match, chosen, onChoose }: MatchRowProps) {
  const nameOf = useTargetNames();
  const { origin, requests, example, by, target, suggestion } = match;
  const isKnown = (by === 'invoke url' || by === 'domain') && target !== undefined;
  return (
    <div className={styles.match}>
      <span className={styles.origin}>
        <code title={origin}>{origin}</code>
        <span className={styles.quiet}>
          {countWords(requests, 'request')}, such as {example}
        </span>
      </span>
      {isKnown ? (
        <span>
          {nameOf(target)} <span className={styles.quiet}>by its {by === 'domain' ? 'domain name' : 'address'}</span>
        </span>
      ) : (
        <span className={styles.row}>
          <TargetSelect
            label={`Where ${origin} leads`}
            target={chosen ?? target}
            noneLabel="Stays as it is"
            onChange={onChoose}
          />
          {suggestion !== undefined && chosen === undefined && (
            <ToolButton
              size="small"
              onClick={() => onChoose({ apiId: suggestion.apiId, stageName: suggestion.stageName })}
            >
              {`Use ${nameOf(suggestion)}`}
            </ToolButton>
          )}
        </span>
      )}
    </div>
  );
}

/** As high as its rows, up to five. */
function tableHeight(rows: number): number {
  return (Math.min(Math.max(rows, 1), 5) + 1) * 28 + 2;
}
