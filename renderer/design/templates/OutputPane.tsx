// What a template makes of the sample while it is typed, or where it fails.
import { CodePane } from '../../components/CodePane';
import { languageOf } from '../../components/code/tokenize';
import { byteWords } from '../diagram/time-words';
import type { Rendering } from '../forms/templates/use-rendering';
import styles from './TemplatePage.module.css';

export interface OutputPaneProps {
  readonly rendering: Rendering;
  readonly contentType: string;
  /** Puts the cursor on the place of the error. */
  readonly onPlace: (line: number) => void;
}

/** The last output stays, quietly, until the next is there. */
export function OutputPane({ rendering, contentType, onPlace }: OutputPaneProps) {
  const { error, output, isStale } = rendering;
  const type = contentType === '$default' ? 'application/json' : contentType;
  return (
    <section className={styles.pane} aria-label="Output">
      <div className={styles.head}>
        <b>Output</b>
        <span className={styles.quiet}>
          {output !== undefined && error === undefined && byteWords(new TextEncoder().encode(output).length)}
          {error === undefined && output !== undefined && jsonWords(type, output)}
        </span>
      </div>
      <div className={styles.output} data-stale={isStale || undefined}>
        {error === undefined ? (
          <CodePane label="Output of the template" text={output ?? ''} language={languageOf(type)} />
        ) : (
          <div className={styles.failure} role="status">
            <button type="button" onClick={() => onPlace(error.line)}>
              Line {error.line}, column {error.column}
            </button>
            <span>{error.message}</span>
            {error.excerpt !== '' && <pre>{error.excerpt}</pre>}
          </div>
        )}
      </div>
    </section>
  );
}

/** A template for JSON whose output is none is the fault one looks for first. */
function jsonWords(type: string, output: string): string {
  if (!/[/+]json\b/.test(type) || output.trim() === '') return '';
  try {
    JSON.parse(output);
    return ', valid JSON';
  } catch {
    return ', not valid JSON';
  }
}
