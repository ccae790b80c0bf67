// What came of asking an authorizer: outcome, who calls, checks, what it is kept by, context, then the texts.
import { useState } from 'react';
import type { AuthorizerRun } from '../../../shared/trace/authorizer-run';
import { checkTitles } from '../../../shared/trace/refusal-words';
import { CodePane } from '../../components/CodePane';
import { Note } from '../../components/Note';
import { SectionHead } from '../../components/SectionHead';
import { Segments } from '../../components/Segments';
import { FunctionLinks } from '../../design/forms/shape/FunctionLinks';
import { CheckRow } from '../../trace/CheckRow';
import styles from './AuthorizerLab.module.css';
import { cacheFacts, contextFacts, type Fact, identityFacts, outcomeOf } from './run-facts';

/** Everything the run tells; parts that the type of authorizer does not have are left out. */
export function AuthorizerAnswer({ run }: { readonly run: AuthorizerRun }) {
  const wrong = (run.fields ?? []).filter(({ verdict }) => verdict === 'wrong' || verdict === 'unknown');
  const isIn = run.refusal === undefined;
  return (
    <section aria-label="Result" className={styles.block}>
      <Note tone={isIn ? 'ok' : 'error'} title={isIn ? 'The request is let in.' : outcomeOf(run)}>
        {isIn ? undefined : (
          <>
            {run.problem !== undefined && <div>{run.problem}</div>}
            <div>
              The client gets <code>{run.refusal?.body}</code>
            </div>
          </>
        )}
      </Note>
      <Facts facts={identityFacts(run)} />
      {run.checks.length > 0 && (
        <>
          <SectionHead title="Checks" count={run.checks.length} />
          <ol className={styles.checks}>
            {run.checks.map((check) => (
              <CheckRow
                key={check.name}
                row={{ title: checkTitles[check.name], verdict: check.verdict, said: check.said, check }}
                isOpen={check.evidence?.kind === 'policy' || check.evidence?.kind === 'token'}
              />
            ))}
          </ol>
        </>
      )}
      <Group title="Wrong in the answer" facts={wrong.map(wrongFact)} />
      <Group title={run.cache === undefined ? 'Identity' : 'Identity and cache'} facts={cacheFacts(run)} />
      <Group title="What the integration is told" facts={contextFacts(run)} />
      {run.function !== undefined && <FunctionLinks call={run.function} />}
      <Texts run={run} />
    </section>
  );
}

function wrongFact({ at, expected, got }: NonNullable<AuthorizerRun['fields']>[number]): Fact {
  return [at === '' ? 'the answer' : at, `wanted ${expected}, got ${got ?? 'nothing'}`];
}

function Group({ title, facts }: { readonly title: string; readonly facts: readonly Fact[] }) {
  if (facts.length === 0) return undefined;
  return (
    <>
      <SectionHead title={title} />
      <Facts facts={facts} />
    </>
  );
}

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface NamedText {
  readonly name: string;
  readonly text: string | undefined;
  readonly isPlain?: boolean;
}

/** The longer texts, one at a time. */
function Texts({ run }: { readonly run: AuthorizerRun }) {
  const all: readonly NamedText[] = [
    { name: 'Event', text: run.event },
    { name: 'Answer', text: run.answer },
    { name: 'Policy', text: run.policy },
    { name: 'Function log', text: run.functionLog, isPlain: true },
    { name: 'Execution log', text: run.log, isPlain: true },
  ];
  const texts = all.filter(({ text }) => text !== undefined && text !== '');
  const [chosen, setChosen] = useState('Event');
  const shown = texts.find(({ name }) => name === chosen) ?? texts[0];
  if (shown?.text === undefined) return undefined;
  return (
    <div className={styles.block}>
      <Segments
        label="Texts of the run"
        options={texts.map(({ name }) => ({ value: name, label: name }))}
        value={shown.name}
        onChange={setChosen}
      />
      <div className={styles.code}>
        <CodePane
          label={shown.name}
          text={shown.isPlain === true ? shown.text.trimEnd() : indented(shown.text)}
          language={shown.isPlain === true ? 'text' : 'json'}
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
