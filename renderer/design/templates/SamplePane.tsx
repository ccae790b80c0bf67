// The sample input below a template: body, parameters, context and stage variables, each to edit.
import { useState } from 'react';
import type { Sample } from '../../../shared/contract/samples';
import { CodeEditor } from '../../components/CodeEditor';
import { languageOf } from '../../components/code/tokenize';
import type { EditorProblem } from '../../components/editor/completion';
import { KeyValueEditor } from '../../components/KeyValueEditor';
import { recordOfRows, rowsOfRecord } from '../../components/key-value-rows';
import { type Tab, TabBar } from '../../components/TabBar';
import styles from './TemplatePage.module.css';

type Part = 'body' | 'params' | 'context' | 'stageVariables';

export interface SamplePaneProps {
  readonly sample: Sample;
  readonly onChange: (sample: Sample) => void;
}

const titles = { path: 'Path', querystring: 'Query', headers: 'Headers', stageVariables: 'Stage variables' } as const;
const params = ['path', 'querystring', 'headers'] as const;

/** One tab for each part. */
export function SamplePane({ sample, onChange }: SamplePaneProps) {
  const [part, setPart] = useState<Part>('body');
  const isAnswer = sample.box === 'integration-response';
  const count = (record: object) => Object.keys(record).length || undefined;
  const tabs: readonly Tab<Part>[] = [
    { id: 'body', label: isAnswer ? 'Endpoint’s answer' : 'Sample body' },
    { id: 'params', label: 'Params', count: count(params.flatMap((each) => Object.keys(sample[each]))) },
    { id: 'context', label: 'Context' },
    { id: 'stageVariables', label: 'Variables', count: count(sample.stageVariables) },
  ];
  return (
    <section className={styles.pane} aria-label="Sample">
      <TabBar label="Parts of the sample" tabs={tabs} selected={part} onSelect={setPart} />
      {contentOf()}
    </section>
  );

  function contentOf() {
    if (part === 'body') {
      return (
        <CodeEditor
          label={isAnswer ? 'Endpoint’s answer' : 'Sample body'}
          language={languageOf(sample.contentType)}
          value={sample.body}
          onChange={(body) => onChange({ ...sample, body })}
        />
      );
    }
    if (part === 'context') {
      return <ContextEditor context={sample.context} onChange={(context) => onChange({ ...sample, context })} />;
    }
    return (
      <div className={styles.rows}>
        {(part === 'params' ? params : (['stageVariables'] as const)).map((each) => (
          <div key={each} className={styles.record}>
            <KeyValueEditor
              label={titles[each]}
              nameHeading={part === 'params' ? titles[each] : 'Name'}
              valueHeading="Value"
              addWords="Add name"
              rows={rowsOfRecord(sample[each])}
              onChange={(rows) => onChange({ ...sample, [each]: recordOfRows(rows) })}
            />
          </div>
        ))}
      </div>
    );
  }
}

interface ContextEditorProps {
  readonly context: Sample['context'];
  readonly onChange: (context: Sample['context']) => void;
}

/** `$context` as JSON; half-typed JSON stays in the editor and is not taken. */
function ContextEditor({ context, onChange }: ContextEditorProps) {
  const [text, setText] = useState(() => JSON.stringify(context, null, 2));
  const [problems, setProblems] = useState<readonly EditorProblem[]>([]);
  const edit = (next: string) => {
    setText(next);
    try {
      const value: unknown = JSON.parse(next);
      const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
      if (!isObject) throw new Error('$context is a JSON object.');
      setProblems([]);
      onChange(value as Sample['context']);
    } catch (error) {
      const message = error instanceof Error ? error.message : 'This is not JSON.';
      setProblems([{ severity: 'error', message, line: 1, column: 1 }]);
    }
  };
  return <CodeEditor label="Sample context" language="json" value={text} problems={problems} onChange={edit} />;
}
