// Which installed program runs a runtime: whatever version the function names, the Node.js or Python that is there.
import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';

export type RuntimeFamily = 'node' | 'python' | 'bootstrap';

export interface Interpreter {
  readonly command: string;
  /** `Node.js 20.19.4`. */
  readonly words: string;
}

export interface Interpreters {
  /** Undefined where none is installed. */
  find(family: 'node' | 'python', runtime: string): Promise<Interpreter | undefined>;
}

/** The family of a runtime; `bootstrap` for all that bring their own program. */
export function familyOf(runtime: string): RuntimeFamily {
  if (runtime.startsWith('nodejs')) return 'node';
  return runtime.startsWith('python') ? 'python' : 'bootstrap';
}

/** Looks programs up in `host.PATH`, each once. */
export function openInterpreters(host: Readonly<Record<string, string | undefined>>): Interpreters {
  const asked = new Map<string, Promise<Interpreter | undefined>>();
  return {
    find(family, runtime) {
      const key = family === 'node' ? family : runtime;
      const known = asked.get(key) ?? (family === 'node' ? findNode(host) : findPython(host, runtime));
      asked.set(key, known);
      // What is not there now may be installed a minute later.
      known.then((found) => found ?? asked.delete(key));
      return known;
    },
  };
}

async function findNode(host: Readonly<Record<string, string | undefined>>): Promise<Interpreter | undefined> {
  // Under Electron this program is no Node.js that could be started.
  if (process.versions.electron === undefined) {
    return { command: process.execPath, words: `Node.js ${process.versions.node}` };
  }
  for await (const command of programs(host, ['node'])) {
    const version = await versionOf(command, /v(\d+\.\d+\.\d+)/);
    if (version !== undefined) return { command, words: `Node.js ${version}` };
  }
  return undefined;
}

async function findPython(
  host: Readonly<Record<string, string | undefined>>,
  runtime: string,
): Promise<Interpreter | undefined> {
  // The very version first, where it is installed beside others.
  for await (const command of programs(host, [runtime, 'python3', 'python'])) {
    const version = await versionOf(command, /Python (3\.\d+\.\d+)/);
    if (version !== undefined) return { command, words: `Python ${version}` };
  }
  return undefined;
}

/** Applications that are not started from a terminal often have a short `PATH`. */
const usualFolders = ['/usr/local/bin', '/opt/homebrew/bin', '/usr/bin'];

async function* programs(host: Readonly<Record<string, string | undefined>>, names: readonly string[]) {
  const folders = [...(host.PATH ?? host.Path ?? '').split(path.delimiter), ...usualFolders];
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  for (const name of names) {
    for (const folder of folders.filter((each) => path.isAbsolute(each))) {
      for (const ending of endings) {
        const file = path.join(folder, name + ending);
        if (await isExecutable(file)) yield file;
      }
    }
  }
}

/** True where the file may be run. */
export async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function versionOf(command: string, pattern: RegExp): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(command, ['--version'], { timeout: 5_000 }, (fault, stdout) => {
      resolve(fault === null ? pattern.exec(stdout)?.[1] : undefined);
    });
  });
}
