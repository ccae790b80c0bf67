// One policy of a decision, statement by statement: what applied, and the part that kept a statement from it.
import type { ExplainedPart, ExplainedPolicy, ExplainedStatement } from '../../shared/trace/access-check';
import styles from './Explainer.module.css';
import { matchedStart } from './matched-start';

export interface PolicyStatementsProps {
  readonly policy: ExplainedPolicy;
  /** The statement that decided. */
  readonly decisive: number | undefined;
}

/** Pattern and request one below the other, with the place where they part. */
export function PolicyStatements({ policy: { source, statements, isCut }, decisive }: PolicyStatementsProps) {
  return (
    <div className={styles.evidence}>
      <p className={styles.textTitle}>{source}</p>
      {statements.length === 0 && <p>It has no statements.</p>}
      {statements.map((statement, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: statements never move
        <Statement key={at} statement={statement} at={at} isDecisive={decisive === at} />
      ))}
      {isCut === true && <p>More statements were evaluated than are kept here.</p>}
    </div>
  );
}

interface StatementProps {
  readonly statement: ExplainedStatement;
  readonly at: number;
  readonly isDecisive: boolean;
}

function Statement({ statement, at, isDecisive }: StatementProps) {
  const { sid, effect, applies, principal, action, resource, conditions } = statement;
  const unmet = [principal, action, resource].filter((part) => part !== undefined && !part.matches);
  return (
    <>
      <p>
        {sid ?? `Statement ${at + 1}`}, {effect}: {applies ? 'applies' : 'does not apply'}
        {isDecisive && <b>, and decides</b>}
      </p>
      {unmet.map((part) => part !== undefined && <PartLines key={part.element} part={part} />)}
      {conditions.map(({ operator, key, values, actual, holds }) => (
        <p key={`${operator} ${key}`}>
          {holds ? '✓' : '✗'} {operator} {key}: wanted {values.join(', ')}, was {actual?.join(', ') ?? 'absent'}
        </p>
      ))}
    </>
  );
}

/** What the part allows and what was asked for, one below the other. */
function PartLines({ part }: { readonly part: ExplainedPart }) {
  const pattern = part.patterns[0] ?? '';
  const together = matchedStart(pattern, part.actual);
  return (
    <dl className={styles.lines}>
      <dt>{part.element}</dt>
      <dd>
        {pattern.slice(0, together.pattern)}
        <mark>{pattern.slice(together.pattern) || 'ends here'}</mark>
        {part.patterns.length > 1 && ` and ${part.patterns.length - 1} more`}
      </dd>
      <dt>Requested</dt>
      <dd>
        {part.actual.slice(0, together.text)}
        <mark>{part.actual.slice(together.text) || 'ends here'}</mark>
      </dd>
    </dl>
  );
}
