// A request in the centre: where it goes and what it sends, what is expected of the answer, what it leaves behind.
import { Select, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import type { TestSuite } from '../../../shared/definition/companions/test-suite';
import { httpMethods } from '../../../shared/definition/rest/method';
import { CommandButton } from '../../commands/CommandButton';
import { FieldError, FormGrid, FormRow } from '../../components/FormRow';
import { HeadingLevel } from '../../components/heading-level';
import { MethodBadge } from '../../components/MethodBadge';
import { MoreMenu } from '../../components/MoreMenu';
import { Note } from '../../components/Note';
import { PaneTitle } from '../../components/PaneHead';
import { SectionHead } from '../../components/SectionHead';
import { ToolButton } from '../../components/ToolButton';
import { resultKey, useTestRuns } from '../test-runs';
import { TestMenuItems } from '../tree/TestMenu';
import { nameBeside } from '../tree/test-rows';
import { CaptureRows } from './CaptureRows';
import { ExpectationRows } from './ExpectationRows';
import { PersonaField } from './PersonaField';
import styles from './RequestPage.module.css';
import { RequestParts } from './RequestParts';
import { TargetSelect, useTargetNames } from './TargetSelect';
import { useRequest } from './use-request';

export interface RequestPageProps {
  readonly suite: TestSuite;
  readonly testId: string;
}

/** Saves as it is edited. */
export function RequestPage({ suite, testId }: RequestPageProps) {
  const { request, change, problems, refusal } = useRequest(suite.id, testId);
  const result = useTestRuns(({ results }) => results.get(resultKey(suite.id, testId)));
  const nameOf = useTargetNames();
  const verdicts = useMemo(
    () =>
      new Map(
        (result?.checks ?? []).flatMap(({ index, verdict }) =>
          index === undefined ? [] : [[index, verdict] as const],
        ),
      ),
    [result],
  );
  if (request === undefined) return null;
  const { method, path, expect, capture = [] } = request;
  const methods = [...new Set([...httpMethods.filter((verb) => verb !== 'ANY'), method])];
  const isAbsolute = /^https?:/.test(path);
  return (
    <>
      <PaneTitle
        actions={
          <>
            <CommandButton command="tests.run-suite" label="Run suite" tone="subtle" />
            <MoreMenu>
              <TestMenuItems isTest />
            </MoreMenu>
          </>
        }
      >
        <MethodBadge method={method} look="chip" />
        <h1 className={styles.title} title={request.name}>
          {nameBeside(method, request.name)}
        </h1>
      </PaneTitle>
      <div className={styles.page} data-region="form">
        <HeadingLevel value={2}>
          <div>
            <div className={styles.address}>
              <Select
                aria-label="Method"
                w={104}
                data={methods}
                value={method}
                allowDeselect={false}
                onChange={(verb) => change({ method: verb ?? 'GET' })}
              />
              <TextInput
                aria-label="Path"
                flex={1}
                value={path}
                classNames={{ input: styles.mono ?? '' }}
                spellCheck={false}
                autoComplete="off"
                error={problems.has('path')}
                placeholder="/orders/{{orderId}}"
                onChange={(event) => change({ path: event.currentTarget.value })}
              />
              <CommandButton command="tests.run" label="Run" tone="primary" />
            </div>
            {problems.get('path') !== undefined && <FieldError message={problems.get('path') ?? ''} />}
          </div>
          {refusal !== undefined && (
            <Note tone="error" title="Not saved">
              {refusal}
            </Note>
          )}
          <FormGrid columns={2}>
            <FormRow label="Goes to">
              {(ids) => (
                <TargetSelect
                  id={ids.id}
                  target={request.target}
                  noneLabel={
                    isAbsolute
                      ? 'The address itself'
                      : suite.target === undefined
                        ? 'The suite’s: none chosen'
                        : `The suite’s: ${nameOf(suite.target)}`
                  }
                  onChange={(target) => change({ target })}
                />
              )}
            </FormRow>
            <FormRow label="Persona">
              {(ids) => (
                <PersonaField id={ids.id} persona={request.persona} onChange={(persona) => change({ persona })} />
              )}
            </FormRow>
          </FormGrid>
          <RequestParts key={testId} request={request} change={change} />
          <section className={styles.section} aria-label="What is expected">
            <SectionHead title="Expectations" count={expect.length}>
              <ToolButton
                tone="subtle"
                size="small"
                icon={Plus}
                aria-label="Add expectation"
                onClick={() =>
                  change({
                    expect: [
                      ...expect,
                      expect.length === 0
                        ? { check: 'status', operator: 'equals', value: '200' }
                        : { check: 'path', operator: 'exists', name: '$.id' },
                    ],
                  })
                }
              >
                Add
              </ToolButton>
            </SectionHead>
            <ExpectationRows checks={expect} verdicts={verdicts} onChange={(next) => change({ expect: [...next] })} />
          </section>
          <section className={styles.section} aria-label="What is captured">
            <SectionHead title="Captures" count={capture.length}>
              <ToolButton
                tone="subtle"
                size="small"
                icon={Plus}
                aria-label="Add capture"
                onClick={() =>
                  change({ capture: [...capture, { variable: freeVariable(capture), from: 'path', name: '$.id' }] })
                }
              >
                Add
              </ToolButton>
            </SectionHead>
            <CaptureRows
              key={testId}
              captures={capture}
              onChange={(next) => change({ capture: next.length === 0 ? undefined : [...next] })}
            />
          </section>
        </HeadingLevel>
      </div>
    </>
  );
}

function freeVariable(captures: readonly { readonly variable: string }[]): string {
  const taken = new Set(captures.map(({ variable }) => variable));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? 'id' : `id${number}`;
    if (!taken.has(name)) return name;
  }
}
