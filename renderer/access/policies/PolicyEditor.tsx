// A policy as JSON: completed from what the workspace has, looked through while it is typed, put right with a click.
import { CircleX, TriangleAlert, Wrench } from 'lucide-react';
import { useMemo, useState } from 'react';
import { findingRules } from '../../../shared/definition/findings/finding-rules';
import { resourcePolicySubject } from '../../../shared/definition/findings/policy-findings';
import { findPolicyFindings, type PolicySubject } from '../../../shared/policy/policy-findings';
import { policyFixes } from '../../../shared/policy/policy-fixes';
import { CodeEditor } from '../../components/CodeEditor';
import type { EditorProblem } from '../../components/editor/completion';
import { ToolButton } from '../../components/ToolButton';
import { useApiView, useStages } from '../../state/hooks';
import styles from './PolicyEditor.module.css';
import { usePolicyOffers } from './use-policy-offers';

export interface PolicyEditorProps {
  /** The text as it is typed; broken text is the caller's to keep. */
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly kind: 'resource' | 'identity' | 'trust';
  /** The API that a resource policy stands on. */
  readonly apiId?: string;
  /** For screen readers; default: what the kind is called. */
  readonly label?: string;
  readonly onBlur?: () => void;
  readonly minLines?: number;
  readonly maxLines?: number;
}

const labels = { resource: 'Resource policy', identity: 'Policy document', trust: 'Trust policy' } as const;

/** Editor above, findings below. */
export function PolicyEditor(props: PolicyEditorProps) {
  const { value, onChange, kind, apiId, label = labels[kind], minLines = 14, maxLines = 32, onBlur } = props;
  const [goal, setGoal] = useState<number>();
  const problems = usePolicyProblems(value, kind, apiId);
  const offers = usePolicyOffers(kind, apiId);
  return (
    <div className={styles.editor}>
      <div className={styles.frame}>
        <CodeEditor
          label={label}
          language="json"
          value={value}
          onChange={(text) => {
            setGoal(undefined);
            onChange(text);
          }}
          {...(onBlur !== undefined && { onBlur })}
          problems={problems}
          completions={offers}
          line={goal}
          minLines={minLines}
          maxLines={maxLines}
        />
      </div>
      {problems.length > 0 && (
        <ul className={styles.findings} aria-label={`Findings in ${label.toLowerCase()}`}>
          {problems.map((problem) => (
            <Finding
              key={`${problem.line} ${problem.column} ${problem.message}`}
              problem={problem}
              onGo={() => setGoal(problem.line)}
              onFix={onChange}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

interface FindingProps {
  readonly problem: EditorProblem;
  readonly onGo: () => void;
  readonly onFix: (text: string) => void;
}

function Finding({ problem: { severity, message, line, fixes = [] }, onGo, onFix }: FindingProps) {
  const Icon = severity === 'error' ? CircleX : TriangleAlert;
  return (
    <li className={styles.finding} data-severity={severity}>
      <Icon size={13} strokeWidth={1.8} role="img" aria-label={severity} />
      <button type="button" className={styles.go} onClick={onGo}>
        <span className={styles.line}>Line {line}</span> {message}
      </button>
      {fixes.slice(0, 1).map(({ title, text }) => (
        <ToolButton key={title} size="small" tone="subtle" icon={Wrench} onClick={() => onFix(text)}>
          {title}
        </ToolButton>
      ))}
    </li>
  );
}

/** What the findings say of the text as it stands, with what can be done about each. */
function usePolicyProblems(
  text: string,
  kind: PolicyEditorProps['kind'],
  apiId: string | undefined,
): readonly EditorProblem[] {
  const view = useApiView(apiId);
  const stages = useStages(apiId);
  return useMemo(() => {
    const subject: PolicySubject =
      kind === 'resource' && view !== undefined
        ? resourcePolicySubject(view, new Set(stages.map(({ stageName }) => stageName)))
        : { use: kind };
    return findPolicyFindings(text, subject).map((finding) => ({
      severity: findingRules[finding.rule].severity,
      message: finding.message,
      line: finding.line,
      column: finding.column,
      endColumn: finding.column + finding.length,
      fixes: policyFixes(text, finding, subject),
    }));
  }, [text, kind, view, stages]);
}
