// The sample input of templates: the body and the parameters, both to edit.
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { CodeEditor } from '../../../components/CodeEditor';
import { KeyValueEditor } from '../../../components/KeyValueEditor';
import { recordOfRows, rowsOfRecord } from '../../../components/key-value-rows';
import { type Tab, TabBar } from '../../../components/TabBar';
import styles from './SampleEditor.module.css';
import type { TemplateSample } from './template-sample';

type SamplePart = 'body' | 'path' | 'querystring' | 'header' | 'stageVariables';

const records = ['path', 'querystring', 'header', 'stageVariables'] as const;

export interface SampleEditorProps {
  readonly sample: TemplateSample;
  /** Where it comes from, in words. */
  readonly detail: string;
  readonly bodyTitle: string;
  /** The records that templates can read; all by default. */
  readonly parts?: readonly (typeof records)[number][];
  /** All of it is shown at first. */
  readonly isOpenFirst?: boolean;
  readonly onChange: (sample: TemplateSample) => void;
  readonly children?: ReactNode;
}

const titles = { path: 'Path', querystring: 'Query', header: 'Headers', stageVariables: 'Stage variables' } as const;

/** One line until it is opened; then a tab for each part of the sample. */
export function SampleEditor({
  sample,
  detail,
  bodyTitle,
  isOpenFirst = false,
  parts: shown = records,
  onChange,
  children,
}: SampleEditorProps) {
  const [isOpen, setOpen] = useState(isOpenFirst);
  const [part, setPart] = useState<SamplePart>('body');
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  const tabs: readonly Tab<SamplePart>[] = [
    { id: 'body', label: bodyTitle },
    ...shown.map((id) => ({ id, label: titles[id], count: Object.keys(sample[id]).length || undefined })),
  ];
  return (
    <section className={styles.card} aria-label="Sample">
      <div className={styles.head}>
        <button type="button" className={styles.title} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Chevron size={14} strokeWidth={1.8} aria-hidden="true" />
          Sample
          <span className={styles.detail}>{detail}</span>
        </button>
        <span className={styles.actions}>{children}</span>
      </div>
      {isOpen && parts()}
    </section>
  );

  function parts() {
    return (
      <>
        <TabBar label="Parts of the sample" tabs={tabs} selected={part} onSelect={setPart} />
        {part === 'body' ? (
          <CodeEditor
            label={bodyTitle}
            language="json"
            value={sample.body}
            onChange={(body) => onChange({ ...sample, body })}
            minLines={4}
            maxLines={14}
          />
        ) : (
          <div className={styles.rows}>
            <KeyValueEditor
              key={part}
              label={titles[part]}
              nameHeading="Name"
              valueHeading="Value"
              addWords="Add name"
              rows={rowsOfRecord(sample[part])}
              onChange={(rows) => onChange({ ...sample, [part]: recordOfRows(rows) })}
            />
          </div>
        )}
      </>
    );
  }
}
