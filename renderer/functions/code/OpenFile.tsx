// The open file of a function: its text, whether it is saved, and what happened to it on the disk.
import { Save } from 'lucide-react';
import { useMemo } from 'react';
import { useCommands } from '../../commands/use-commands';
import { CodeEditor } from '../../components/CodeEditor';
import { Note } from '../../components/Note';
import { Skeletons } from '../../components/Skeletons';
import { ToolButton } from '../../components/ToolButton';
import { saveFileCommand } from '../commands';
import styles from './CodeTab.module.css';
import { type CodeFile, isUnsaved } from './code-desk';
import { useCodeDesk } from './code-desk-context';
import { languageOfFile } from './file-rows';

export interface OpenFileProps {
  readonly file: CodeFile;
  readonly line: number | undefined;
  readonly mayEdit: boolean;
}

/** Ctrl+S saves. */
export function OpenFile({ file, line, mayEdit }: OpenFileProps) {
  const desk = useCodeDesk();
  const { functionName, path, text, status, refusal, isOutdated } = file;
  const isDirty = isUnsaved(file);
  const save = (isForced?: boolean) => void desk.save(functionName, path, isForced);
  const commands = useMemo(() => [saveFileCommand(() => desk.save(functionName, path))], [desk, functionName, path]);
  useCommands(commands);
  return (
    <div className={styles.file}>
      <div className={styles.fileHead}>
        <code className={styles.path} title={path}>
          {path}
        </code>
        {isDirty && (
          <span className={styles.dirty}>
            <i aria-hidden="true" />
            not saved
          </span>
        )}
        <span className={styles.actions}>
          {!mayEdit && <span className={styles.quiet}>read only</span>}
          {mayEdit && (
            <ToolButton
              size="small"
              icon={Save}
              shortcut="Mod+S"
              isBusy={status === 'saving'}
              disabledReason={isDirty ? undefined : 'Everything is saved'}
              onClick={() => save()}
            >
              Save
            </ToolButton>
          )}
        </span>
      </div>
      {isOutdated === true && (
        <div className={styles.note}>
          <Note
            tone="warning"
            title="The file was changed outside."
            actions={
              <>
                <ToolButton size="small" onClick={() => void desk.reload(functionName, path)}>
                  Take the one on disk
                </ToolButton>
                <ToolButton size="small" onClick={() => save(true)}>
                  Keep mine
                </ToolButton>
              </>
            }
          >
            Your edits are still here and not saved.
          </Note>
        </div>
      )}
      {refusal !== undefined && (
        <div className={styles.note}>
          <Note tone="error">{refusal}</Note>
        </div>
      )}
      {status === 'reading' && text === '' ? (
        <Skeletons label={`Reading ${path}`} rows={4} />
      ) : (
        (refusal === undefined || text !== '') && (
          <CodeEditor
            label={`Code of ${path}`}
            language={languageOfFile(path)}
            value={text}
            isReadOnly={!mayEdit}
            line={line}
            onChange={(next) => desk.edit(functionName, path, next)}
          />
        )
      )}
    </div>
  );
}
