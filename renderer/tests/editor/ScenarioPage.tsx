// A scenario in the centre: clients of a WebSocket API that talk, a row for every step of the conversation.
import { Menu } from '@mantine/core';
import { MessagesSquare, Plus, Waypoints } from 'lucide-react';
import { useMemo } from 'react';
import type { ScenarioStep, TestSuite } from '../../../shared/definition/companions/test-suite';
import { CommandButton } from '../../commands/CommandButton';
import { EmptyState } from '../../components/EmptyState';
import { FormGrid, FormRow } from '../../components/FormRow';
import { HeadingLevel } from '../../components/heading-level';
import { MoreMenu } from '../../components/MoreMenu';
import { Note } from '../../components/Note';
import { PaneTitle } from '../../components/PaneHead';
import { SectionHead } from '../../components/SectionHead';
import { TextRow } from '../../components/TextRow';
import { ToolButton } from '../../components/ToolButton';
import { resultKey, useTestRuns } from '../test-runs';
import { TestMenuItems } from '../tree/TestMenu';
import styles from './RequestPage.module.css';
import { StepRow } from './StepRow';
import rowStyles from './StepRow.module.css';
import { clientsOf, newStep, nextStep, stepHints, stepKinds, stepMoved, stepWords } from './scenario-steps';
import { TargetSelect, useTargetNames } from './TargetSelect';
import { useScenario } from './use-scenario';

export interface ScenarioPageProps {
  readonly suite: TestSuite;
  readonly testId: string;
}

/** Saves as it is edited. */
export function ScenarioPage({ suite, testId }: ScenarioPageProps) {
  const { scenario, change, problems, refusal } = useScenario(suite.id, testId);
  const result = useTestRuns(({ results }) => results.get(resultKey(suite.id, testId)));
  const nameOf = useTargetNames();
  const verdicts = useMemo(() => verdictsOf(result?.checks ?? []), [result]);
  if (scenario === undefined) return null;
  const { steps } = scenario;
  const clients = clientsOf(scenario);
  const setSteps = (next: readonly ScenarioStep[]) => change({ steps: [...next] });
  return (
    <>
      <PaneTitle
        actions={
          <>
            <CommandButton command="tests.run-suite" label="Run suite" tone="subtle" />
            <CommandButton command="tests.run" label="Run" tone="primary" />
            <MoreMenu>
              <TestMenuItems isTest />
            </MoreMenu>
          </>
        }
      >
        <Waypoints size={15} strokeWidth={1.8} aria-hidden="true" />
        <h1 className={styles.title} title={scenario.name}>
          {scenario.name}
        </h1>
      </PaneTitle>
      <div className={styles.page} data-region="form">
        <HeadingLevel value={2}>
          {refusal !== undefined && (
            <Note tone="error" title="Not saved">
              {refusal}
            </Note>
          )}
          <FormGrid>
            <FormRow label="Connects to">
              {(ids) => (
                <TargetSelect
                  id={ids.id}
                  target={scenario.target}
                  noneLabel={
                    suite.target === undefined ? 'The suite’s: none chosen' : `The suite’s: ${nameOf(suite.target)}`
                  }
                  onChange={(target) => change({ target })}
                />
              )}
            </FormRow>
            <TextRow
              label="Description"
              value={scenario.description ?? ''}
              onType={(typed) => change({ description: typed === '' ? undefined : typed })}
            />
          </FormGrid>
          <section className={styles.section} aria-label="Conversation">
            <SectionHead title="Conversation" count={steps.length}>
              <AddStep onAdd={(kind) => setSteps([...steps, newStep(kind, clients.at(-1) ?? 'ada')])} />
            </SectionHead>
            {steps.length === 0 ? (
              <EmptyState
                icon={MessagesSquare}
                place="inline"
                title="Nobody talks yet"
                sentence="Clients connect, send, and hear what others or the back end send them."
                actions={
                  <ToolButton icon={Plus} tone="primary" onClick={() => setSteps([nextStep(scenario)])}>
                    Let a client connect
                  </ToolButton>
                }
              />
            ) : (
              <>
                <ol className={rowStyles.steps} aria-label="Steps">
                  {steps.map((step, at) => (
                    <StepRow
                      // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place, and keeps the focus while it is typed in
                      key={at}
                      step={step}
                      number={at + 1}
                      clients={clients}
                      verdict={verdicts.get(at)}
                      problem={problems.get(at)}
                      isLast={at === steps.length - 1}
                      onChange={(next) => setSteps(steps.map((each, other) => (other === at ? next : each)))}
                      onMove={(by) => setSteps(stepMoved(steps, at, at + by))}
                      onRemove={() => setSteps(steps.filter((_, other) => other !== at))}
                    />
                  ))}
                </ol>
                <div>
                  <ToolButton
                    icon={Plus}
                    tone="subtle"
                    size="small"
                    onClick={() => setSteps([...steps, nextStep(scenario)])}
                  >
                    Next step
                  </ToolButton>
                </div>
              </>
            )}
          </section>
        </HeadingLevel>
      </div>
    </>
  );
}

function AddStep({ onAdd }: { readonly onAdd: (kind: (typeof stepKinds)[number]) => void }) {
  return (
    <Menu position="bottom-end" width={330}>
      <Menu.Target>
        <ToolButton tone="subtle" size="small" icon={Plus} aria-label="Add step" aria-haspopup="menu">
          Add
        </ToolButton>
      </Menu.Target>
      <Menu.Dropdown>
        {stepKinds.map((kind) => (
          <Menu.Item key={kind} onClick={() => onAdd(kind)}>
            <span className={rowStyles.choice}>
              <span>{stepWords[kind]}</span>
              <span>{stepHints[kind]}</span>
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** A step has failed where one of its checks has. */
function verdictsOf(
  checks: readonly { readonly step?: number; readonly verdict: 'passed' | 'failed' }[],
): ReadonlyMap<number, 'passed' | 'failed'> {
  const verdicts = new Map<number, 'passed' | 'failed'>();
  for (const { step, verdict } of checks) {
    if (step !== undefined && verdicts.get(step) !== 'failed') verdicts.set(step, verdict);
  }
  return verdicts;
}
