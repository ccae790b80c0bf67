// One mapping template: its editor with errors underlined, and what it makes of the sample, while it is typed.
import { Maximize2, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import type { EntityKey } from '../../../../shared/definition/entities';
import { CodeEditor } from '../../../components/CodeEditor';
import { CodePane } from '../../../components/CodePane';
import { languageOf } from '../../../components/code/tokenize';
import type { EditorProblem } from '../../../components/editor/completion';
import { IconAction } from '../../../components/IconAction';
import { joinClasses } from '../../../components/join-classes';
import { ToolButton } from '../../../components/ToolButton';
import { useField } from '../../../state/editing';
import { byteWords } from '../../diagram/time-words';
import styles from './TemplateCards.module.css';
import type { TemplateSample } from './template-sample';
import { type Rendering, useRendering } from './use-rendering';
import { vtlHovers, vtlOffers } from './vtl-offers';

/** What a template is rendered with for its live output. */
export interface TemplatePreview {
  readonly sample: TemplateSample;
  readonly context: Readonly<Record<string, unknown>>;
}

export interface TemplateCardProps {
  readonly entityKey: EntityKey;
  readonly path: readonly string[];
  readonly contentType: string;
  readonly preview: TemplatePreview | undefined;
  readonly paramNames: readonly string[] | undefined;
  readonly onRemove: () => void;
  /** Opens it in the large editor, where there is one. */
  readonly onOpen?: (() => void) | undefined;
}

/** A card of the template's text; beside or below it the output. */
export function TemplateCard(props: TemplateCardProps) {
  const { entityKey, path, contentType, preview, paramNames, onRemove, onOpen } = props;
  const { value, set, error } = useField<string | null>(entityKey, path);
  const text = value ?? '';
  const rendering = useRendering(text, preview);
  const offers = useMemo(() => vtlOffers(paramNames ?? []), [paramNames]);
  const lines = text === '' ? 0 : text.split('\n').length;
  return (
    <div className={styles.card} data-path={path.join('.')}>
      <div className={styles.head}>
        <span className={styles.type}>{contentType}</span>
        <span className={styles.detail}>{lines === 1 ? '1 line' : `${lines} lines`}</span>
        <span className={styles.actions}>
          {onOpen !== undefined && (
            <ToolButton tone="subtle" size="small" icon={Maximize2} onClick={onOpen}>
              Open editor
            </ToolButton>
          )}
          <IconAction icon={Trash2} size="small" label={`Remove the template for ${contentType}`} onClick={onRemove} />
        </span>
      </div>
      <div className={joinClasses(styles.sides, preview !== undefined && styles.two)}>
        <CodeEditor
          label={`Template ${contentType}`}
          language="vtl"
          value={text}
          onChange={set}
          problems={templateProblems(rendering, error)}
          completions={offers}
          hovers={vtlHovers}
          minLines={3}
          maxLines={22}
        />
        {preview !== undefined && <Output rendering={rendering} contentType={contentType} />}
      </div>
    </div>
  );
}

function Output({ rendering, contentType }: { readonly rendering: Rendering; readonly contentType: string }) {
  const { error, output } = rendering;
  return (
    <div className={styles.output} data-stale={rendering.isStale || undefined}>
      <div className={styles.outputHead}>
        <span>Output</span>
        {output !== undefined && error === undefined && (
          <span className={styles.detail}>{byteWords(new TextEncoder().encode(output).length)}</span>
        )}
      </div>
      {error !== undefined ? (
        <div className={styles.failure} role="status">
          <b>
            Line {error.line}, column {error.column}
          </b>
          <span>{error.message}</span>
          {error.excerpt !== '' && <pre>{error.excerpt}</pre>}
        </div>
      ) : (
        <CodePane
          label={`Output of the template ${contentType}`}
          language={languageOf(contentType === '$default' ? 'application/json' : contentType)}
          text={output ?? ''}
          isTight
          isInline
        />
      )}
    </div>
  );
}

/** What is wrong with a template, by its place in the text. */
export function templateProblems(rendering: Rendering, refusal: string | undefined): readonly EditorProblem[] {
  const { error } = rendering;
  return [
    ...(error === undefined
      ? []
      : [{ severity: 'error' as const, message: error.message, line: error.line, column: error.column }]),
    ...(refusal === undefined ? [] : [{ severity: 'error' as const, message: refusal, line: 1, column: 1 }]),
  ];
}
