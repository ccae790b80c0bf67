// What an export holds before it is saved: its text or functions, its size, and what the format cannot say.
import { Copy } from 'lucide-react';
import { CodeEditor } from '../../components/CodeEditor';
import { countWords } from '../../components/count-words';
import { ErrorNote } from '../../components/ErrorNote';
import { Note } from '../../components/Note';
import { ToolButton } from '../../components/ToolButton';
import { LossTable } from '../dialogs/LossTable';
import { TableBox } from '../dialogs/TableBox';
import styles from './ExportDialog.module.css';
import { type Exported, sizeOf, sizeWords } from './export-choice';
import type { ExportState } from './use-export';

export interface ExportPreviewProps {
  readonly state: ExportState;
  /** Why there is nothing to show. */
  readonly reason: string | undefined;
  readonly onCopy: (text: string) => void;
}

/** Takes the height that is left, whatever it shows. */
export function ExportPreview({ state: { exported, error, isBusy }, reason, onCopy }: ExportPreviewProps) {
  const losses = exported?.kind === 'document' ? exported.losses : [];
  return (
    <section aria-label="Preview" aria-busy={isBusy} className={styles.preview}>
      <div className={styles.bar}>
        <span className={styles.file}>{exported?.fileName}</span>
        <span className={styles.size}>{exported !== undefined && sizeWords(sizeOf(exported))}</span>
        {exported?.kind === 'document' && (
          <ToolButton size="small" icon={Copy} onClick={() => onCopy(exported.text)}>
            Copy
          </ToolButton>
        )}
      </div>
      <div className={styles.text}>
        {error !== undefined && <ErrorNote error={error} />}
        {reason !== undefined && <Note tone="info">{reason}. Choose a stage above.</Note>}
        {exported !== undefined && <Content exported={exported} />}
      </div>
      {losses.length > 0 && (
        <>
          <p className={styles.lost}>{countWords(losses.length, 'thing')} to know about this format:</p>
          <TableBox rows={losses.length} most={3}>
            <LossTable label="What the format cannot say" losses={losses} />
          </TableBox>
        </>
      )}
    </section>
  );
}

function Content({ exported }: { readonly exported: Exported }) {
  if (exported.kind === 'document') {
    const language = languageOf(exported.fileName);
    return <CodeEditor label="Exported text" value={exported.text} language={language} isReadOnly />;
  }
  const { methods, anyPaths } = exported;
  return (
    <div className={styles.archive}>
      <p>{countWords(methods.length, 'function')} of the client:</p>
      <ul aria-label="Functions of the client">
        {methods.map((name) => (
          <li key={name}>
            <code>{name}</code>
          </li>
        ))}
      </ul>
      {anyPaths.length > 0 && (
        <Note tone="warning">
          Methods with the verb ANY are not part of the library: <code>{anyPaths.join(', ')}</code>
        </Note>
      )}
    </div>
  );
}

function languageOf(fileName: string): 'json' | 'yaml' | 'text' {
  if (fileName.endsWith('.json')) return 'json';
  return fileName.endsWith('.yaml') ? 'yaml' : 'text';
}
