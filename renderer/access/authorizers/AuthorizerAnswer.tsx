// What came of asking an authorizer: decision, identity, cache, checks, then event, answer, policy and log.

import type { AuthorizerRun } from '../../../shared/trace/authorizer-run';
import { checkTitles } from '../../../shared/trace/explain-request';
import { CodePane } from '../../components/CodePane';
import { Note } from '../../components/Note';
import { SectionHead } from '../../components/SectionHead';
import { FunctionLinks } from '../../design/forms/shape/FunctionLinks';
import styles from './AuthorizerLab.module.css';

const decisions = {
  allow: 'allowed',
  'explicit-deny': 'denied by a statement',
  'implicit-deny': 'no statement allows it',
} as const;

/** Everything the run tells; parts that the type of authorizer does not have are left out. */
export function AuthorizerAnswer({ run }: { readonly run: AuthorizerRun }) {
  const wrong = (run.fields ?? []).filter(({ verdict }) => verdict === 'wrong' || verdict === 'unknown');
  return (
    <section aria-label="Result" className={styles.block}>
      <Note
        tone={run.clientStatus === 0 ? 'ok' : 'error'}
        title={
          run.refusal === undefined ? 'The request is let in.' : `${run.refusal.status} ${run.refusal.responseType}`
        }
      >
        {run.problem ?? run.refusal?.body ?? `${Math.round(run.latencyMs)} ms`}
      </Note>
      <dl className={styles.facts}>
        {factsOf(run).map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
        {run.checks.map(({ name, verdict, said }) => (
          <Fact key={name} name={checkTitles[name]} value={`${verdict}: ${said}`} />
        ))}
        {wrong.map(({ at, expected, got }) => (
          <Fact key={at} name={at === '' ? 'The answer' : at} value={`wanted ${expected}, got ${got ?? 'nothing'}`} />
        ))}
      </dl>
      {run.function !== undefined && <FunctionLinks call={run.function} />}
      <Text title="Event" text={run.event} />
      <Text title="Answer" text={run.answer} />
      <Text title="Policy" text={run.policy} />
      <Text title="Context" text={run.context && JSON.stringify(run.context)} />
      <Text title="Claims" text={run.claims && JSON.stringify(run.claims)} />
      <Text title="Function log" text={run.functionLog} isPlain />
      <Text title="Execution log" text={run.log} isPlain />
    </section>
  );
}

function factsOf({ latencyMs, decision, principalId, usageIdentifierKey, cache, identity }: AuthorizerRun) {
  const facts: (readonly [string, string])[] = [['Took', `${Math.round(latencyMs)} ms`]];
  if (decision !== undefined) {
    facts.push(['Method', decision.methodArn], ['Decision', decisions[decision.result]]);
  }
  if (principalId !== undefined) facts.push(['Principal', principalId]);
  if (usageIdentifierKey !== undefined) facts.push(['Usage key', usageIdentifierKey]);
  for (const { source, value } of identity) facts.push([source, value ?? 'not in the request']);
  if (cache !== undefined) {
    facts.push(['Cache', `${cache.isHit ? 'kept by the stage' : 'not kept'}, ${cache.ttlSeconds} s to live`]);
    if (cache.key !== undefined) facts.push(['Cache key', cache.key]);
  }
  return facts;
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

interface TextProps {
  readonly title: string;
  readonly text: string | undefined;
  readonly isPlain?: boolean;
}

function Text({ title, text, isPlain = false }: TextProps) {
  if (text === undefined || text === '') return undefined;
  return (
    <div className={styles.block}>
      <SectionHead title={title} />
      <div className={styles.code}>
        <CodePane
          label={title}
          text={isPlain ? text.trimEnd() : indented(text)}
          language={isPlain ? 'text' : 'json'}
          isInline
        />
      </div>
    </div>
  );
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text; // a function may answer anything: it is shown as it came
  }
}
