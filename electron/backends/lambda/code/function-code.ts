// The code and layers of one function, held as folders for as long as instances run out of them.
import type { LambdaFunction } from '../../../../shared/definition/companions/function';
import { type CodeFolder, type CodeFolders, UnusableCode } from './code-folders';

export interface OpenedCode {
  readonly taskRoot: string;
  /** Folders that stand for `/opt`, in order. */
  readonly layers: readonly string[];
}

export interface FunctionCode {
  /** Opens code and layers, once until they are let go; throws `UnusableCode`. */
  open(definition: LambdaFunction): Promise<OpenedCode>;
  /** The next `open` looks again; archives stay unpacked until `users` are done with them. */
  letGo(users: readonly Promise<unknown>[]): Promise<void>;
}

/** Opens the code of one function. */
export function openFunctionCode(codeFolders: CodeFolders): FunctionCode {
  let opened: Promise<readonly CodeFolder[]> | undefined;
  return {
    async open(definition) {
      opened ??= openAll(definition, codeFolders);
      const mine = opened;
      try {
        const [taskRoot = '', ...layers] = (await mine).map(({ folder }) => folder);
        return { taskRoot, layers };
      } catch (fault) {
        // What is missing now may be there the next time.
        if (opened === mine) opened = undefined;
        throw fault;
      }
    },
    async letGo(users) {
      const before = opened;
      opened = undefined;
      const folders = await before?.catch(() => []);
      if (folders === undefined || folders.length === 0) return;
      await Promise.allSettled(users);
      for (const folder of folders) folder.release();
    },
  };
}

async function openAll(
  { codeUri, layers = [], functionName }: LambdaFunction,
  codeFolders: CodeFolders,
): Promise<readonly CodeFolder[]> {
  if (codeUri === undefined) throw new UnusableCode(`${functionName} has no code: its codeUri is not set.`, true);
  const folders: CodeFolder[] = [];
  try {
    for (const source of [codeUri, ...layers]) folders.push(await codeFolders.open(source));
  } catch (fault) {
    for (const folder of folders) folder.release();
    throw fault;
  }
  return folders;
}
