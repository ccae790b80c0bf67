// Files of functions that are open for editing: their text, what of it is saved, and what happened on the disk meanwhile.
import { createStore, type StoreApi } from 'zustand';
import type { StudioClient } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import { describeError } from '../../components/error-words';

export interface CodeFile {
  readonly functionName: string;
  readonly path: string;
  readonly text: string;
  /** The text on the disk as it was read or written last. */
  readonly saved: string;
  /** The disk's name for `saved`. */
  readonly version: string | undefined;
  readonly status: 'reading' | 'ready' | 'saving';
  /** Why it could not be read or written. */
  readonly refusal?: string;
  /** Someone else changed the file while there are unsaved edits here. */
  readonly isOutdated?: boolean;
}

export interface CodeDesk {
  readonly store: StoreApi<{ readonly files: ReadonlyMap<string, CodeFile> }>;
  /** Reads a file unless it is open already. */
  readonly open: (functionName: string, path: string) => Promise<void>;
  readonly edit: (functionName: string, path: string, text: string) => void;
  /** Writes the edits. A file that changed on the disk meanwhile is left alone unless `isForced`. */
  readonly save: (functionName: string, path: string, isForced?: boolean) => Promise<void>;
  /** Takes what is on the disk; edits that were not saved are gone. */
  readonly reload: (functionName: string, path: string) => Promise<void>;
  /** Forgets a file, or all below a folder. */
  readonly close: (functionName: string, path: string) => void;
  /** Hears that files changed on the disk; no paths: any of them. */
  readonly changedOutside: (functionName: string, paths: readonly string[]) => Promise<void>;
  /** Forgets everything: another workspace was opened. */
  readonly clear: () => void;
}

/** The name of an open file. */
export function codeFileName(functionName: string, path: string): string {
  return `${functionName}/${path}`;
}

/** Whether it holds edits that are not on the disk. */
export function isUnsaved(file: CodeFile): boolean {
  return file.text !== file.saved;
}

/** Opens the desk. */
export function openCodeDesk(client: StudioClient): CodeDesk {
  const store = createStore<{ files: ReadonlyMap<string, CodeFile> }>(() => ({ files: new Map() }));
  const fileOf = (functionName: string, path: string) => store.getState().files.get(codeFileName(functionName, path));
  const put = (file: CodeFile) =>
    store.setState(({ files }) => ({
      files: new Map([...files, [codeFileName(file.functionName, file.path), file]]),
    }));

  const read = async (functionName: string, path: string) => {
    const blank: CodeFile = { functionName, path, text: '', saved: '', version: undefined, status: 'reading' };
    put({ ...(fileOf(functionName, path) ?? blank), status: 'reading' });
    try {
      const { text, version } = await client.functions.readFile({ functionName, path });
      // a file that was closed while it was read stays closed
      if (fileOf(functionName, path) !== undefined)
        put({ functionName, path, text, saved: text, version, status: 'ready' });
    } catch (error) {
      const old = fileOf(functionName, path);
      if (old !== undefined) put({ ...old, status: 'ready', refusal: describeError(error).sentence });
    }
  };

  return {
    store,
    async open(functionName, path) {
      const known = fileOf(functionName, path);
      if (known === undefined || (known.refusal !== undefined && !isUnsaved(known))) await read(functionName, path);
    },
    edit(functionName, path, text) {
      const file = fileOf(functionName, path);
      if (file !== undefined && file.text !== text) put({ ...file, text });
    },
    async save(functionName, path, isForced = false) {
      const file = fileOf(functionName, path);
      if (file === undefined || file.status !== 'ready') return;
      if (!isUnsaved(file) && !isForced) return;
      const { text, version } = file;
      const { refusal: _, ...rest } = file;
      put({ ...rest, status: 'saving' });
      try {
        const written = await client.functions.writeFile({
          functionName,
          path,
          text,
          ...(version !== undefined && !isForced && { version }),
        });
        const now = fileOf(functionName, path);
        // typing went on while it was written: that stays unsaved
        if (now !== undefined)
          put({ ...now, saved: text, version: written.version, status: 'ready', isOutdated: false });
      } catch (error) {
        const now = fileOf(functionName, path) ?? file;
        if (error instanceof StudioError && error.code === 'CONFLICT')
          put({ ...now, status: 'ready', isOutdated: true });
        else put({ ...now, status: 'ready', refusal: describeError(error).sentence });
      }
    },
    reload: read,
    close(functionName, path) {
      const name = codeFileName(functionName, path);
      store.setState(({ files }) => ({
        files: new Map([...files].filter(([each]) => each !== name && !each.startsWith(`${name}/`))),
      }));
    },
    async changedOutside(functionName, paths) {
      const touched = [...store.getState().files.values()].filter(
        (file) => file.functionName === functionName && (paths.length === 0 || paths.includes(file.path)),
      );
      await Promise.all(touched.map((file) => follow(file)));
    },
    clear: () => store.setState({ files: new Map() }),
  };

  /** A file without edits follows the disk; one with edits says that it is out of date. */
  async function follow({ functionName, path }: CodeFile): Promise<void> {
    try {
      const { text, version } = await client.functions.readFile({ functionName, path });
      const now = fileOf(functionName, path);
      // our own writing comes back as an event too
      if (now === undefined || now.status === 'saving' || now.version === version) return;
      if (isUnsaved(now)) put({ ...now, isOutdated: true });
      else put({ functionName, path, text, saved: text, version, status: 'ready' });
    } catch {
      // the file is gone: what is open stays, and saving makes it again
      const now = fileOf(functionName, path);
      if (now !== undefined) put({ ...now, version: undefined });
    }
  }
}
