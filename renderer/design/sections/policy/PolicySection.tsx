// The resource policy: who may call the API at all, as JSON.
import { ScrollText, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import type { RestApiView } from '../../../../shared/definition/api-view';
import { entityKey } from '../../../../shared/definition/entities';
import { findingRules } from '../../../../shared/definition/findings/finding-rules';
import { resourcePolicySubject } from '../../../../shared/definition/findings/policy-findings';
import { limits } from '../../../../shared/definition/limits';
import { policyOffers } from '../../../../shared/policy/policy-completions';
import { findPolicyFindings } from '../../../../shared/policy/policy-findings';
import { CodeEditor } from '../../../components/CodeEditor';
import { EmptyState, ExampleCard } from '../../../components/EmptyState';
import type { EditorProblem } from '../../../components/editor/completion';
import { FieldError } from '../../../components/FormRow';
import { IconAction } from '../../../components/IconAction';
import { ToolButton } from '../../../components/ToolButton';
import { useField } from '../../../state/editing';
import { useStages } from '../../../state/hooks';
import { useCommit } from '../../forms/commit';
import { Mark } from '../../forms/Mark';
import { SectionBar, SectionBody } from '../PartsLayout';
import type { SectionProps } from '../section-props';
import styles from './PolicySection.module.css';
import { openPolicyText, rangePolicyText } from './policy-texts';

/** One editor; it takes effect with the next deployment. */
export function PolicySection({ view }: SectionProps) {
  const key = entityKey('rest-api', view.api.id);
  const commit = useCommit(key);
  const { value, set, error } = useField<string>(key, ['policy']);
  const problems = usePolicyProblems(view, value);
  const write = (text: string) => void commit([{ path: ['policy'], value: text }], 'Set resource policy');
  return (
    <>
      <SectionBar icon={ScrollText} title="Resource policy" detail={<Mark setting="rest-api.policy" />}>
        {value !== undefined && (
          <IconAction
            icon={Trash2}
            label="Remove the policy"
            onClick={() => void commit([{ path: ['policy'] }], 'Remove resource policy')}
          />
        )}
      </SectionBar>
      {value === undefined ? (
        <EmptyState
          icon={ScrollText}
          title="No resource policy"
          sentence="Everyone may call; authorization is left to the methods."
          actions={
            <ToolButton tone="primary" onClick={() => write(openPolicyText)}>
              Add policy
            </ToolButton>
          }
          example={
            <ExampleCard
              title="Only one address range"
              action={
                <ToolButton tone="subtle" size="small" onClick={() => write(rangePolicyText)}>
                  Add this one
                </ToolButton>
              }
              rows={['Allow everyone', 'Deny all but 203.0.113.0/24']}
            />
          }
        />
      ) : (
        <SectionBody label="Resource policy">
          <div className={styles.frame} data-path="policy">
            <CodeEditor
              label="Resource policy"
              language="json"
              value={value}
              onChange={(text) => set(text === '' ? undefined : text)}
              problems={problems}
              completions={policyOffers}
              minLines={16}
              maxLines={40}
            />
          </div>
          {error !== undefined && <FieldError message={error} />}
          <p className={styles.foot}>
            {`${value.length.toLocaleString('en-US')} of ${limits.resourcePolicyLength.toLocaleString('en-US')} characters. In Resource, execute-api:/stage/METHOD/path stands for the whole ARN.`}
          </p>
        </SectionBody>
      )}
    </>
  );
}

/** What the findings say of the text as it stands in the editor. */
function usePolicyProblems(view: RestApiView, text: string | undefined): readonly EditorProblem[] {
  const stages = useStages(view.api.id);
  return useMemo(() => {
    if (text === undefined) return [];
    const subject = resourcePolicySubject(view, new Set(stages.map(({ stageName }) => stageName)));
    return findPolicyFindings(text, subject).map(({ rule, message, line, column, length }) => ({
      severity: findingRules[rule].severity,
      message,
      line,
      column,
      endColumn: column + length,
    }));
  }, [view, stages, text]);
}
