// The code folder as rows of a tree, and the language of a file by its name.
import type { FunctionFile } from '../../../shared/contract/functions';
import type { EditorLanguage } from '../../components/CodeEditor';

export interface FileRow {
  readonly file: FunctionFile;
  readonly name: string;
  readonly depth: number;
  readonly isOpen: boolean;
}

/** The rows that are visible while the folders in `closed` are closed. Collapsed folders never open. */
export function fileRows(files: readonly FunctionFile[], closed: ReadonlySet<string>): readonly FileRow[] {
  return files
    .filter(({ path }) => !parentsOf(path).some((parent) => closed.has(parent)))
    .map((file) => ({
      file,
      name: file.path.split('/').at(-1) ?? file.path,
      depth: parentsOf(file.path).length,
      isOpen: file.kind === 'folder' && file.isCollapsed !== true && !closed.has(file.path),
    }));
}

/** The folder a new file is made in: the chosen folder, or the one the chosen file is in; empty for the root. */
export function folderOf(files: readonly FunctionFile[], chosen: string | undefined): string {
  if (chosen === undefined) return '';
  const isFolder = files.some(({ path, kind }) => path === chosen && kind === 'folder');
  return isFolder ? `${chosen}/` : chosen.slice(0, chosen.lastIndexOf('/') + 1);
}

/** What is wrong with a file's path as it is typed; undefined where nothing is. */
export function filePathProblem(path: string): string | undefined {
  if (path.trim() === '') return 'It needs a name.';
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return 'Every part of the path needs a name.';
  return undefined;
}

const languages: Readonly<Record<string, EditorLanguage>> = {
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascript',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  py: 'python',
  sh: 'shell',
  bash: 'shell',
  json: 'json',
  yaml: 'yaml',
  yml: 'yaml',
  xml: 'xml',
  html: 'xml',
  vtl: 'vtl',
  md: 'markdown',
};

/** How a file is coloured. A bootstrap is a shell script more often than not. */
export function languageOfFile(path: string): EditorLanguage {
  const name = path.split('/').at(-1) ?? '';
  if (name === 'bootstrap') return 'shell';
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(languages, ending) ? (languages[ending] ?? 'text') : 'text';
}

function parentsOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}
