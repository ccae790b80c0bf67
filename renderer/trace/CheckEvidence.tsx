// What a check compared: facts with the ones that were wrong marked, statements of policies, and texts.
import { Fragment } from 'react';
import type { AccessEvidence, PolicyEvidence } from '../../shared/trace/access-check';
import { type EvidenceText, shownEvidence } from '../../shared/trace/shown-evidence';
import styles from './Explainer.module.css';
import { PolicyStatements } from './PolicyStatements';
import { WafRules } from './WafRules';

/** The same facts that `gatehouse explain` prints. */
export function CheckEvidence({ evidence }: { readonly evidence: AccessEvidence }) {
  if (evidence.kind === 'waf') return <WafRules {...evidence} />;
  const { facts, texts } = shownEvidence(evidence);
  return (
    <>
      {evidence.kind === 'policy' && <Policies evidence={evidence} />}
      <div className={styles.evidence}>
        <dl className={styles.facts}>
          {facts.map(({ label, value, holds }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: facts never move, and two may have one name
            <Fragment key={at}>
              <dt>{label}</dt>
              <dd data-wrong={holds === false || undefined}>
                {holds !== undefined && <span aria-hidden="true">{holds ? '✓ ' : '✗ '}</span>}
                {holds === false && <span className={styles.spoken}>wrong: </span>}
                {value}
              </dd>
            </Fragment>
          ))}
        </dl>
        {texts.map((text) => (
          <TextWithMarks key={text.title} text={text} />
        ))}
      </div>
    </>
  );
}

function Policies({ evidence: { policies, decidedBy } }: { readonly evidence: PolicyEvidence }) {
  return policies.map((policy, at) => (
    <PolicyStatements
      // biome-ignore lint/suspicious/noArrayIndexKey: policies never move, and two may have one name
      key={at}
      policy={policy}
      decisive={decidedBy?.policy === at ? decidedBy.statement : undefined}
    />
  ));
}

/** A document line by line; a canonical request has each of its lines numbered by nobody, so the mark says it. */
function TextWithMarks({ text: { title, text, marked = [] } }: { readonly text: EvidenceText }) {
  return (
    <>
      <p className={styles.textTitle}>{title}</p>
      <pre>
        {text.split('\n').map((line, at) =>
          marked.includes(at) ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
            <mark key={at}>{`${line || ' '}\n`}</mark>
          ) : (
            `${line}\n`
          ),
        )}
      </pre>
    </>
  );
}
