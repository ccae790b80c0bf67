// The right pane of the Functions screen: an event, Invoke, and what the function made of it.
import { Menu, Select, TextInput } from '@mantine/core';
import { Ellipsis, Play, Save } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { LambdaFunction } from '../../../shared/definition/companions/function';
import { entityKey } from '../../../shared/definition/entities';
import { eventTemplates, eventTemplateText } from '../../../shared/lambda/event-templates';
import { CommandButton } from '../../commands/CommandButton';
import { useCommands } from '../../commands/use-commands';
import { CodeEditor } from '../../components/CodeEditor';
import { describeError } from '../../components/error-words';
import { IconAction } from '../../components/IconAction';
import { PaneHead } from '../../components/PaneHead';
import { SplitPanes } from '../../components/SplitPanes';
import { ToolButton } from '../../components/ToolButton';
import { useCommit } from '../../design/forms/commit';
import { useStudio } from '../../state/studio-context';
import { isUnsaved } from '../code/code-desk';
import { useCodeDesk } from '../code/code-desk-context';
import { AnswerOfFunction } from './AnswerOfFunction';
import { useFunctionRun } from './function-runs';
import { jsonProblem } from './json-problem';
import styles from './TestEventPane.module.css';

export interface TestEventPaneProps {
  readonly entity: LambdaFunction;
}

const reloadMs = 250;
const firstTemplate = eventTemplates[0];

/** Saved events are members of the function: they travel with the workspace. */
export function TestEventPane({ entity }: TestEventPaneProps) {
  const { functionName, testEvents = {} } = entity;
  const studio = useStudio();
  const desk = useCodeDesk();
  const commit = useCommit(entityKey('function', functionName));
  const [run, change] = useFunctionRun(functionName);
  const [naming, setNaming] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const names = Object.keys(testEvents);
  const chosen = run.eventName !== undefined && Object.hasOwn(testEvents, run.eventName) ? run.eventName : undefined;
  const name = chosen ?? (run.text === undefined ? names[0] : undefined);
  const saved = name === undefined ? undefined : testEvents[name];
  const text = run.text ?? saved ?? (firstTemplate === undefined ? '{}' : eventTemplateText(firstTemplate));
  const problem = jsonProblem(text);
  const isChanged = saved === undefined || text !== saved;

  const invoke = async () => {
    if (run.isRunning) return;
    if (problem !== undefined) {
      change({ failure: `The event is not JSON: ${problem.message}` });
      return;
    }
    change({ isRunning: true });
    const unsaved = [...desk.store.getState().files.values()].filter(
      (file) => file.functionName === functionName && isUnsaved(file),
    );
    // what is seen in the editor is what runs
    await Promise.all(unsaved.map((file) => desk.save(functionName, file.path)));
    // instances with the old code end a moment after the disk has the new one
    if (unsaved.length > 0) await new Promise((resolve) => setTimeout(resolve, reloadMs));
    try {
      const answer = await studio.client.functions.invoke({ functionName, payload: text });
      change({ isRunning: false, answer, failure: '' });
    } catch (error) {
      const { title, sentence } = describeError(error);
      change({ isRunning: false, failure: `${title}. ${sentence}` });
    }
  };
  const latest = useRef(invoke);
  latest.current = invoke;
  const commands = useMemo(
    () => [
      {
        id: 'function.invoke',
        title: 'Invoke function',
        group: 'Run' as const,
        icon: Play,
        shortcut: 'Mod+Enter',
        run: () => latest.current(),
      },
    ],
    [],
  );
  useCommands(commands);

  const save = async (under: string) => {
    const refused = await commit([{ path: ['testEvents', under], value: text }], `Save test event ${under}`);
    setRefusal(refused);
    if (refused !== undefined) return;
    setNaming(undefined);
    change({ eventName: under, text: undefined });
  };
  const forget = async () => {
    if (name === undefined) return;
    const isLast = names.length === 1;
    await commit([{ path: isLast ? ['testEvents'] : ['testEvents', name] }], `Delete test event ${name}`);
    change({ eventName: undefined, text: undefined });
  };

  const event = (
    <div className={styles.event}>
      <div className={styles.bar}>
        <Select
          aria-label="Test event"
          data={names}
          value={name ?? null}
          placeholder={names.length === 0 ? 'Not saved yet' : 'New event'}
          allowDeselect={false}
          comboboxProps={{ shadow: 'md' }}
          onChange={(next) => next !== null && change({ eventName: next, text: undefined })}
        />
        <CommandButton command="function.invoke" tone="primary" label="Invoke" />
      </div>
      <div className={styles.tools}>
        {naming === undefined ? (
          <>
            <ToolButton
              tone="subtle"
              size="small"
              icon={Save}
              disabledReason={isChanged ? undefined : 'Everything is saved'}
              onClick={() => (name === undefined ? setNaming('') : void save(name))}
            >
              Save event
            </ToolButton>
            <Menu position="bottom-end" width={232}>
              <Menu.Target>
                <IconAction icon={Ellipsis} size="small" label="More for events" aria-haspopup="menu" />
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Label>Begin with</Menu.Label>
                {eventTemplates.map((template) => (
                  <Menu.Item
                    key={template.name}
                    onClick={() => change({ eventName: '', text: eventTemplateText(template) })}
                  >
                    {template.title}
                  </Menu.Item>
                ))}
                <Menu.Divider />
                <Menu.Item onClick={() => setNaming('')}>Save under another name…</Menu.Item>
                {name !== undefined && <Menu.Item onClick={() => void forget()}>Delete {name}</Menu.Item>}
              </Menu.Dropdown>
            </Menu>
          </>
        ) : (
          <form
            className={styles.naming}
            onSubmit={(submit) => {
              submit.preventDefault();
              if (naming.trim() !== '') void save(naming.trim());
            }}
          >
            <TextInput
              autoFocus
              aria-label="Name of the event"
              placeholder="one-order"
              value={naming}
              onChange={(typed) => setNaming(typed.currentTarget.value)}
              onKeyDown={(press) => press.key === 'Escape' && setNaming(undefined)}
            />
            <ToolButton type="submit" disabledReason={naming.trim() === '' ? 'Give it a name' : undefined}>
              Save
            </ToolButton>
          </form>
        )}
        {(problem !== undefined || refusal !== undefined) && (
          <span className={styles.problem} role="status">
            {refusal ?? 'not JSON'}
          </span>
        )}
      </div>
      <CodeEditor
        label="Test event"
        language="json"
        value={text}
        problems={problem === undefined ? [] : [problem]}
        onChange={(next) => change({ text: next, eventName: name ?? '' })}
      />
    </div>
  );
  return (
    <section className={styles.pane} aria-label="Test" data-region="right">
      <PaneHead title="Test event">
        <CommandButton command="view.test-pane" look="icon" label="Close test pane" />
      </PaneHead>
      <SplitPanes
        name="function-test"
        direction="vertical"
        panes={[
          { id: 'event', label: 'test event', min: 120, content: event },
          {
            id: 'answer',
            label: 'answer',
            size: 300,
            min: 120,
            content: <AnswerOfFunction functionName={functionName} run={run} />,
          },
        ]}
      />
    </section>
  );
}
