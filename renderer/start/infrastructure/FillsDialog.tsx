// The values that a template asks for: where each stands, what it wants, who uses it.
import { TextInput } from '@mantine/core';
import { FileInput } from 'lucide-react';
import { useId, useState } from 'react';
import type { ImportFill, InfrastructureResult } from '../../../shared/contract/workspace';
import { countWords } from '../../components/count-words';
import { FormDialog } from '../../components/FormDialog';
import { type Studio, useStudio, useView } from '../../state/studio-context';
import type { TemplateText } from '../../state/view-store';
import { importTemplate, suggestedFills, templateKinds, unanswered } from './import-template';
import styles from './infrastructure.module.css';

/** Shown while the view says so. */
export function FillsDialog() {
  const overlay = useView((view) => view.overlay);
  if (overlay?.kind !== 'import-fills') return null;
  const places = overlay.asked.fills.map(({ place }) => place).join(' ');
  return <Fills key={places} document={overlay.document} asked={overlay.asked} />;
}

interface FillsProps {
  readonly document: TemplateText;
  readonly asked: InfrastructureResult;
}

function Fills({ document, asked: { fills, kind } }: FillsProps) {
  const studio = useStudio();
  const [answers, setAnswers] = useState(() => suggestedFills(fills));
  const missing = unanswered(fills, answers).length;
  return (
    <FormDialog
      isOpen
      title={`${countWords(fills.length, 'value')} to fill in`}
      icon={FileInput}
      submitLabel="Import"
      width={720}
      disabledReason={missing > 0 ? `${countWords(missing, 'value')} still missing` : undefined}
      foot="Nothing was taken over yet."
      onSubmit={() => importTemplate({ studio }, document, Object.fromEntries(answers))}
      onClose={() => closeFills(studio, fills)}
    >
      <p className={styles.words}>
        The {templateKinds[kind]} {document.fileName !== '' && <code>{document.fileName}</code>} does not say these
        itself.
      </p>
      <ul className={styles.fills} aria-label="Values to fill in">
        {fills.map((fill, index) => (
          <FillRow
            key={fill.place}
            fill={fill}
            value={answers.get(fill.place) ?? ''}
            isFirst={index === 0}
            onChange={(value) => setAnswers((before) => new Map([...before, [fill.place, value]]))}
          />
        ))}
      </ul>
    </FormDialog>
  );
}

interface FillRowProps {
  readonly fill: ImportFill;
  readonly value: string;
  readonly isFirst: boolean;
  readonly onChange: (value: string) => void;
}

function FillRow({ fill: { place, wants, usedAt }, value, isFirst, onChange }: FillRowProps) {
  const id = useId();
  return (
    <li className={styles.fill}>
      <label htmlFor={id} className={styles.place}>
        {place}
      </label>
      <TextInput
        id={id}
        aria-describedby={`${id}-wants`}
        value={value}
        autoComplete="off"
        spellCheck={false}
        {...(isFirst && { 'data-autofocus': true })}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <div id={`${id}-wants`} className={styles.wants}>
        {wants}
        {usedAt.length > 0 && (
          <>
            {' '}
            Used at <code>{usedAt.join(', ')}</code>
          </>
        )}
      </div>
    </li>
  );
}

/** Closes this form; what the import opened in its place, the report or the next values, stays. */
function closeFills({ view }: Studio, fills: readonly ImportFill[]): void {
  const { overlay } = view.getState();
  if (overlay?.kind === 'import-fills' && overlay.asked.fills === fills) view.setState({ overlay: undefined });
}
