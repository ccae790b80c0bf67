// The desk of open code files for the whole window: leaving the screen loses no typing.
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useStudio } from '../../state/studio-context';
import { type CodeDesk, type CodeFile, codeFileName, isUnsaved, openCodeDesk } from './code-desk';

const CodeDeskContext = createContext<CodeDesk | undefined>(undefined);

/** Keeps the desk, and in step with the disk. */
export function CodeDeskProvider({ children }: { readonly children: ReactNode }) {
  const { client, connection } = useStudio();
  const [desk] = useState(() => openCodeDesk(client));
  useEffect(
    () =>
      connection.listen((event, before) => {
        if (event.name === 'functions.files-changed') {
          void desk.changedOutside(event.payload.functionName, event.payload.paths);
        }
        if (event.name === 'workspace.changed' && before.workspace?.folder !== event.payload?.folder) desk.clear();
      }),
    [connection, desk],
  );
  useEffect(() => {
    // A browser asks before it closes a page that says no; a desktop window would only seem stuck.
    if (connection.store.getState().host.kind !== 'web') return;
    const ask = (event: BeforeUnloadEvent) => {
      if ([...desk.store.getState().files.values()].some(isUnsaved)) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [connection, desk]);
  return <CodeDeskContext.Provider value={desk}>{children}</CodeDeskContext.Provider>;
}

/** The desk of this window. */
export function useCodeDesk(): CodeDesk {
  const desk = useContext(CodeDeskContext);
  if (desk === undefined) throw new Error('Code is edited inside the shell only.');
  return desk;
}

/** An open file; undefined while it is not open. */
export function useCodeFile(functionName: string, path: string | undefined): CodeFile | undefined {
  const desk = useCodeDesk();
  return useStore(desk.store, ({ files }) =>
    path === undefined ? undefined : files.get(codeFileName(functionName, path)),
  );
}

/** Names of a function's files with unsaved edits; one text, so that it compares by value. */
export function useUnsavedPaths(functionName: string): ReadonlySet<string> {
  const desk = useCodeDesk();
  const joined = useStore(desk.store, ({ files }) =>
    [...files.values()]
      .filter((file) => file.functionName === functionName && isUnsaved(file))
      .map(({ path }) => path)
      .join('\n'),
  );
  return new Set(joined === '' ? [] : joined.split('\n'));
}
