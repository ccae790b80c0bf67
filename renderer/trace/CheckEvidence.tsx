// What a check compared, where it refused: statements with the part that did not match, facts of a token, limits.
import type { AccessEvidence, ExplainedPart, ExplainedStatement } from '../../shared/trace/access-check';
import styles from './Explainer.module.css';
import { matchedStart } from './matched-start';

/** Nothing for evidence that the row's words already tell whole. */
export function CheckEvidence({ evidence }: { readonly evidence: AccessEvidence }) {
  switch (evidence.kind) {
    case 'policy':
      return evidence.policies.map(({ source, statements }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: policies never move, and two may have one name
        <div key={at} className={styles.evidence}>
          <p>{source}</p>
          {statements.map((statement, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: statements never move
            <Statement key={at} statement={statement} at={at} />
          ))}
        </div>
      ));
    case 'signature':
      return evidence.canonicalRequest === undefined ? null : (
        <div className={styles.evidence}>
          <p>The signature should have covered</p>
          <pre>{evidence.canonicalRequest}</pre>
        </div>
      );
    case 'token':
      return (
        <div className={styles.evidence}>
          {evidence.facts.map(({ name, holds, wanted, actual }) => (
            <p key={name}>
              {holds ? '✓' : '✗'} {name}: wanted {wanted}, was {actual}
            </p>
          ))}
          {evidence.payload !== undefined && <pre>{evidence.payload}</pre>}
        </div>
      );
    case 'authorizer':
      return (
        <div className={styles.evidence}>
          {evidence.identity.map(({ source, value }) => (
            <p key={source}>
              {source}: {value ?? 'absent'}
            </p>
          ))}
          {evidence.result !== undefined && <pre>{evidence.result}</pre>}
        </div>
      );
    default:
      return null;
  }
}

function Statement({ statement, at }: { readonly statement: ExplainedStatement; readonly at: number }) {
  const { sid, effect, applies, principal, action, resource, conditions } = statement;
  const unmet = [principal, action, resource].filter((part) => part !== undefined && !part.matches);
  return (
    <>
      <p>
        {sid ?? `Statement ${at + 1}`}, {effect}: {applies ? 'applies' : 'does not apply'}
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
