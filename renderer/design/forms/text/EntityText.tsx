// An entity as its file: edited by hand, saved on demand, with what is wrong marked in its place.
import { Undo2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { StudioError } from '../../../../shared/contract/errors';
import type { EntityKey } from '../../../../shared/definition/entities';
import { CodeEditor } from '../../../components/CodeEditor';
import { ErrorNote } from '../../../components/ErrorNote';
import { Skeletons } from '../../../components/Skeletons';
import { ToolButton } from '../../../components/ToolButton';
import { useEntity } from '../../../state/hooks';
import { useClient } from '../../../state/studio-context';
import styles from './EntityText.module.css';
import { textProblems } from './text-problems';

export interface EntityTextProps {
  readonly entityKey: EntityKey;
}

interface FileText {
  readonly path: string;
  readonly text: string;
}

/** The file's text. An edit from elsewhere shows at once, unless something here is not saved yet. */
export function EntityText({ entityKey }: EntityTextProps) {
  const client = useClient();
  const entity = useEntity(entityKey);
  const [file, setFile] = useState<FileText>();
  const [typed, setTyped] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [isSaving, setSaving] = useState(false);

  const read = useCallback(async () => {
    try {
      setFile(await client.definition.readText({ key: entityKey }));
    } catch (error) {
      setFailure(error);
    }
  }, [client, entityKey]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the entity is a change of its file
  useEffect(() => void read(), [read, entity]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another entity, another text
  useEffect(() => {
    setTyped(undefined);
    setFailure(undefined);
  }, [entityKey]);

  const isChanged = typed !== undefined && typed !== file?.text;
  const save = async () => {
    if (!isChanged || isSaving) return;
    setSaving(true);
    try {
      await client.definition.writeText({ key: entityKey, text: typed });
      setFailure(undefined);
      await read();
      setTyped(undefined);
    } catch (error) {
      setFailure(error);
    }
    setSaving(false);
  };
  const revert = () => {
    setTyped(undefined);
    setFailure(undefined);
  };

  if (file === undefined) {
    return failure === undefined ? (
      <Skeletons label="Reading the file" rows={8} rowHeight={19} />
    ) : (
      <ErrorNote error={failure} onRetry={() => void read()} />
    );
  }
  const isSyntax = failure instanceof StudioError;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the shortcut of the editor inside
    <div
      className={styles.place}
      onKeyDown={(event) => {
        if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void save();
      }}
    >
      <div className={styles.head}>
        <span className={styles.path} title={file.path}>
          {file.path}
        </span>
        {isChanged && <span className={styles.state}>not saved</span>}
        <span className={styles.actions}>
          <ToolButton
            tone="subtle"
            size="small"
            icon={Undo2}
            onClick={revert}
            {...(!isChanged && { disabledReason: 'Nothing was changed' })}
          >
            Revert
          </ToolButton>
          <ToolButton
            size="small"
            tone="primary"
            shortcut="Mod+S"
            isBusy={isSaving}
            onClick={() => void save()}
            {...(!isChanged && { disabledReason: 'Nothing was changed' })}
          >
            Save
          </ToolButton>
        </span>
      </div>
      {failure !== undefined && <ErrorNote error={failure} />}
      <div className={styles.frame}>
        <CodeEditor
          label={`File ${file.path}`}
          language="yaml"
          value={typed ?? file.text}
          onChange={setTyped}
          problems={isSyntax ? textProblems(failure) : []}
          minLines={10}
          maxLines={40}
        />
      </div>
    </div>
  );
}
