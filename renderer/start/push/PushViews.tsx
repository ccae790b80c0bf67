// What a push would do, in words, and what it has done.
import type { PushChange, PushPlan, PushResult } from '../../../shared/contract/push';
import { countWords } from '../../components/count-words';
import { Note } from '../../components/Note';
import { LossTable } from '../dialogs/LossTable';
import { TableBox } from '../dialogs/TableBox';
import styles from './push.module.css';
import { fieldWords, groupChanges } from './push-words';

export interface PlanViewProps {
  readonly plan: PushPlan;
  /** The last question: only where it goes and the steps. */
  readonly isAsking: boolean;
  readonly isSending: boolean;
}

/** Changes grouped by what becomes of each; with the question the steps in their order. */
export function PlanView({ plan, isAsking, isSending }: PlanViewProps) {
  const { apiName, remoteApiId, stageName, endpoint, region, accountId, changes, deploys, notSent, losses } = plan;
  return (
    <>
      <p className={styles.words}>
        {apiName} goes to {remoteApiId === undefined ? 'a new API' : <code>{remoteApiId}</code>}, stage{' '}
        <code>{stageName}</code>, at <code>{endpoint}</code> ({region}
        {accountId !== undefined && `, account ${accountId}`}).
      </p>
      {isAsking ? (
        <Lines label="Steps" lines={plan.steps} isBusy={isSending} />
      ) : (
        <>
          {changes.length === 0 && (
            <Note tone="ok">
              {deploys ? 'Only a new deployment is needed.' : 'Nothing to push: the endpoint has it all.'}
            </Note>
          )}
          <Changes changes={changes} />
          {notSent.length > 0 && <Lines label="Stays here" lines={notSent} />}
          {losses.length > 0 && (
            <TableBox rows={losses.length} most={4}>
              <LossTable label="What the document cannot hold" losses={losses} />
            </TableBox>
          )}
        </>
      )}
    </>
  );
}

/** What was done, and what the endpoint keeps otherwise. */
export function ResultView({ result }: { readonly result: PushResult }) {
  const { remoteApiId, stageName, deploymentId, done, leftovers } = result;
  return (
    <>
      <Note tone="ok">
        API <code>{remoteApiId}</code>, stage <code>{stageName}</code>
        {deploymentId !== undefined && (
          <>
            , deployment <code>{deploymentId}</code>
          </>
        )}
        .
      </Note>
      <Lines label="Done" lines={done} />
      {leftovers.length > 0 && (
        <>
          <Note tone="warning">The endpoint keeps {countWords(leftovers.length, 'thing')} otherwise.</Note>
          <Changes changes={leftovers} />
        </>
      )}
    </>
  );
}

function Changes({ changes }: { readonly changes: readonly PushChange[] }) {
  return groupChanges(changes).map(({ heading, changes: listed }) => (
    <section key={heading} aria-label={heading}>
      <h3 className={styles.heading}>
        {heading} <span className={styles.count}>{listed.length.toLocaleString('en-US')}</span>
      </h3>
      <ul className={styles.lines}>
        {listed.map(({ kind, name, fields }) => (
          <li key={`${kind} ${name}`}>
            <span className={styles.kind}>{kind}</span> <code>{name}</code>
            {fields.length > 0 && (
              <ul className={styles.fields}>
                {fields.map((field) => (
                  <li key={field.path}>{fieldWords(field)}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  ));
}

interface LinesProps {
  readonly label: string;
  readonly lines: readonly string[];
  readonly isBusy?: boolean;
}

function Lines({ label, lines, isBusy = false }: LinesProps) {
  return (
    <section aria-label={label} aria-busy={isBusy}>
      <h3 className={styles.heading}>{label}</h3>
      <ol className={styles.lines}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines stay in their order
          <li key={index}>{line}</li>
        ))}
      </ol>
    </section>
  );
}
