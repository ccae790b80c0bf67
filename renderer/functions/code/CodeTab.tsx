// The code of a function: its files at the left, the open one in an editor that saves with Ctrl+S.
import { FileX2, Pencil, Plus, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { FunctionFile, FunctionStatus } from '../../../shared/contract/functions';
import { EmptyState } from '../../components/EmptyState';
import { errorToast } from '../../components/error-toast';
import { IconAction } from '../../components/IconAction';
import { Skeletons } from '../../components/Skeletons';
import { SplitPanes } from '../../components/SplitPanes';
import { ToolButton } from '../../components/ToolButton';
import { useToasts } from '../../components/toast-store';
import { useConfirm } from '../../shell/confirmation';
import { useStudio } from '../../state/studio-context';
import { openBackend } from '../../state/view-store';
import styles from './CodeTab.module.css';
import { useCodeDesk, useCodeFile, useUnsavedPaths } from './code-desk-context';
import type { FileNaming } from './FileNameField';
import { FileTree } from './FileTree';
import { folderOf } from './file-rows';
import { OpenFile } from './OpenFile';
import { useFunctionFiles } from './use-function-files';

export interface CodeTabProps {
  readonly status: FunctionStatus;
  readonly file: string | undefined;
  readonly line: number | undefined;
}

/** Tree and editor. The file that the handler names is open at first. */
export function CodeTab({ status, file: asked, line }: CodeTabProps) {
  const { functionName, code } = status;
  const { client, view } = useStudio();
  const desk = useCodeDesk();
  const toasts = useToasts();
  const confirm = useConfirm();
  const { files, refusal, reload } = useFunctionFiles(functionName);
  const [naming, setNaming] = useState<FileNaming>();
  const unsaved = useUnsavedPaths(functionName);
  const path = asked ?? code?.handlerFile ?? files?.files.find(({ kind }) => kind === 'file')?.path;
  const file = useCodeFile(functionName, path);
  const mayEdit = code?.isEditable === true;
  useEffect(() => {
    if (path !== undefined) void desk.open(functionName, path);
  }, [desk, functionName, path]);

  const open = (next: string | undefined) =>
    openBackend(view, { kind: 'function', functionName, tab: 'code', ...(next !== undefined && { file: next }) });
  const attempt = async (deed: () => Promise<void>) => {
    try {
      await deed();
      await reload();
    } catch (error) {
      toasts.getState().show(errorToast(error));
    }
  };
  const name = (named: FileNaming, newPath: string) =>
    attempt(async () => {
      setNaming(undefined);
      if (named.kind === 'new') await client.functions.createFile({ functionName, path: newPath });
      else {
        await client.functions.renameFile({ functionName, path: named.path, newPath });
        desk.close(functionName, named.path);
      }
      const isFolder =
        named.kind === 'rename' && files?.files.some((each) => each.path === named.path && each.kind === 'folder');
      if (!isFolder) open(newPath);
    });
  const remove = async (target: FunctionFile) => {
    const isSure = await confirm({
      title: `Delete ${target.path}?`,
      sentence:
        target.kind === 'folder'
          ? 'The folder and everything in it are deleted from the disk. Undo does not bring them back.'
          : 'The file is deleted from the disk. Undo does not bring it back.',
      confirmLabel: `Delete ${target.path.split('/').at(-1)}`,
    });
    if (!isSure) return;
    await attempt(async () => {
      await client.functions.removeFile({ functionName, path: target.path });
      desk.close(functionName, target.path);
      if (path === target.path) open(undefined);
    });
  };

  if (refusal !== undefined) {
    return (
      <EmptyState
        icon={FileX2}
        title={code?.kind === 'zip' ? 'The code is a zip file' : 'No code yet'}
        sentence={
          code?.kind === 'zip' ? `${code.place} runs as it is. Unpack it into a folder to edit it here.` : refusal
        }
        actions={
          <ToolButton onClick={() => openBackend(view, { kind: 'function', functionName, tab: 'settings' })}>
            Open settings
          </ToolButton>
        }
      />
    );
  }
  if (files === undefined) return <Skeletons label="Reading the code" rows={5} />;
  const selected = files.files.find((each) => each.path === path);
  const tree = (
    <div className={styles.side}>
      <div className={styles.sideHead}>
        <span className={styles.place} title={files.place}>
          {files.place}
        </span>
        {mayEdit && (
          <span className={styles.actions}>
            <IconAction
              icon={Plus}
              size="small"
              label="New file"
              onClick={() => setNaming({ kind: 'new', path: folderOf(files.files, path) })}
            />
            {selected !== undefined && (
              <>
                <IconAction
                  icon={Pencil}
                  size="small"
                  label={`Rename ${selected.path}`}
                  onClick={() => setNaming({ kind: 'rename', path: selected.path })}
                />
                <IconAction
                  icon={Trash2}
                  size="small"
                  label={`Delete ${selected.path}`}
                  onClick={() => void remove(selected)}
                />
              </>
            )}
          </span>
        )}
      </div>
      <FileTree
        files={files.files}
        selected={path}
        unsaved={unsaved}
        naming={naming}
        onNaming={setNaming}
        onOpen={open}
        onNamed={(named, newPath) => void name(named, newPath)}
        onRemove={(target) => mayEdit && void remove(target)}
      />
      {files.isCut && <p className={styles.cut}>The folder holds more than is listed.</p>}
    </div>
  );
  return (
    <SplitPanes
      name="function-code"
      panes={[
        { id: 'files', label: 'files', size: 176, min: 120, max: 360, content: tree },
        {
          id: 'editor',
          label: 'editor',
          min: 240,
          content:
            file === undefined ? (
              <EmptyState icon={FileX2} title="No file open" sentence="Choose one at the left." />
            ) : (
              <OpenFile key={`${functionName}/${file.path}`} file={file} line={line} mayEdit={mayEdit} />
            ),
        },
      ]}
    />
  );
}
