// What a web ACL made of a request, rule by rule: what matched, where, and who decided.
import { CircleCheck, CircleMinus, CircleX, Eye, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { RuleResult, Verdict } from '../../shared/waf/verdict';
import { joinClasses } from '../components/join-classes';
import styles from './WafRules.module.css';

export interface WafRulesProps extends Pick<Verdict, 'action' | 'labels' | 'rules' | 'terminatingRule'> {}

/** Rules that did not match are quiet; the one that decided stands out. */
export function WafRules({ action, labels, rules, terminatingRule }: WafRulesProps) {
  return (
    <div className={styles.verdict}>
      <ol className={styles.rules} aria-label="Rules that were asked">
        {rules.map((result) => (
          <RuleLine
            key={`${result.group ?? ''}/${result.rule}`}
            result={result}
            isDecisive={result.isMatch && result.rule === terminatingRule}
          />
        ))}
        {terminatingRule === undefined && (
          <li className={joinClasses(styles.rule, styles.decisive)}>
            <Sign action={action} />
            <span className={styles.said}>
              <span className={styles.name}>Default action</span>
              <span className={styles.does}>{action}</span>
            </span>
          </li>
        )}
      </ol>
      {labels.length > 0 && (
        <p className={styles.labels}>
          Labels <code>{labels.join(', ')}</code>
        </p>
      )}
    </div>
  );
}

function RuleLine({ result, isDecisive }: { readonly result: RuleResult; readonly isDecisive: boolean }) {
  const { rule, group, isMatch, action, evidence, problem } = result;
  return (
    <li className={joinClasses(styles.rule, isDecisive && styles.decisive, !isMatch && styles.quiet)}>
      {problem === undefined ? <Sign action={isMatch ? action : undefined} /> : <ProblemSign />}
      <span className={styles.said}>
        <span className={styles.name}>{rule}</span>
        {group !== undefined && <span className={styles.group}>of {group}</span>}
        {isMatch && action !== undefined && <span className={styles.does}>{action}</span>}
        <span className={styles.words}>{problem ?? (isMatch ? evidence?.words : 'no match')}</span>
      </span>
      {isMatch && evidence?.text !== undefined && evidence.text !== '' && (
        <code className={styles.text} title={evidence.text}>
          {evidence.text}
        </code>
      )}
    </li>
  );
}

function ProblemSign() {
  return <TriangleAlert size={13} role="img" aria-label="not evaluated" className={styles.warning} />;
}

/** Without an action it did not match. */
function Sign({ action }: { readonly action: RuleResult['action'] }) {
  const [Shape, label, tone] = signOf(action);
  return <Shape size={13} role="img" aria-label={label} className={styles[tone]} />;
}

function signOf(action: RuleResult['action']): readonly [LucideIcon, string, 'ok' | 'refused' | 'counted' | 'dim'] {
  if (action === undefined) return [CircleMinus, 'did not match', 'dim'];
  if (action === 'ALLOW') return [CircleCheck, 'allows', 'ok'];
  return action === 'COUNT' ? [Eye, 'counts', 'counted'] : [CircleX, 'refuses', 'refused'];
}
