// What starts an instance: the program of the function's runtime, its folder, its environment.
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { PooledFunction } from '../../../../shared/lambda/functions';
import type { RuntimeChannel } from '../runtime-api/runtime-api';
import { environmentOf } from './environment';
import { entrypointFailure, type Failure, noBootstrap } from './failures';
import type { InstanceProgram } from './instance';
import { familyOf, type Interpreters, isExecutable } from './interpreters';

export interface ProgramSource {
  readonly definition: PooledFunction;
  readonly region: string;
  readonly endpointUrl: string | undefined;
  readonly taskRoot: string;
  readonly layers: readonly string[];
  /** The pool's own folder. */
  readonly base: string;
  readonly logStream: string;
  readonly host: Readonly<Record<string, string | undefined>>;
}

export type ProgramChoice =
  | { readonly kind: 'program'; readonly program: InstanceProgram; readonly runsOn: string; readonly scratch: string }
  /** Nothing here can run the function: Invoke refuses. */
  | { readonly kind: 'refused'; readonly errorType: string; readonly message: string }
  /** The function has nothing that could be started: Invoke answers an error of the function. */
  | { readonly kind: 'failed'; readonly failure: (requestId: string) => Failure; readonly problem: string };

/** Chooses the program and prepares the instance's own folders. */
export async function chooseProgram(source: ProgramSource, interpreters: Interpreters): Promise<ProgramChoice> {
  const { runtime } = source.definition;
  const family = familyOf(runtime);
  if (family === 'bootstrap') return ownBootstrap(source);
  const interpreter = await interpreters.find(family, runtime);
  if (interpreter === undefined) {
    const name = family === 'node' ? 'Node.js' : 'Python 3';
    return {
      kind: 'refused',
      errorType: 'InvalidRuntimeException',
      message: `${name} is not installed on this machine.`,
    };
  }
  const args = family === 'node' ? nodeArguments(source) : pythonArguments(source);
  const runsOn = `${interpreter.words} for ${runtime}`;
  return { ...(await programOf(source, family, interpreter.command, args)), runsOn };
}

/** `bootstrap` in the code's folder or a layer's. */
async function ownBootstrap(source: ProgramSource): Promise<ProgramChoice> {
  const { runtime } = source.definition;
  const places = [source.taskRoot, ...[...source.layers].reverse()].map((folder) => path.join(folder, 'bootstrap'));
  for (const place of places) {
    if (await isExecutable(place)) {
      return { ...(await programOf(source, undefined, place, [])), runsOn: `bootstrap for ${runtime}` };
    }
  }
  if (!runtime.startsWith('provided')) {
    const message = `Gatehouse runs Node.js, Python and bootstrap functions; ${runtime} is none of them.`;
    return { kind: 'refused', errorType: 'InvalidRuntimeException', message };
  }
  const problem = `There is no executable file named bootstrap in ${source.taskRoot}.`;
  return { kind: 'failed', failure: (requestId) => entrypointFailure(requestId, noBootstrap), problem };
}

async function programOf(
  source: ProgramSource,
  family: 'node' | 'python' | undefined,
  command: string,
  args: readonly string[],
): Promise<{ kind: 'program'; program: InstanceProgram; scratch: string }> {
  const scratch = path.join(source.base, 'instances', randomBytes(8).toString('hex'));
  await mkdir(scratch, { recursive: true });
  const channel = channelFor(family);
  const secret = channel.kind === 'port' ? channel.secret : undefined;
  const runtimeFolder = path.join(source.base, 'runtimes', family ?? '');
  const env = (runtimeApi: string) =>
    environmentOf({ ...source, runtimeFolder, scratchFolder: scratch, runtimeApi, secret });
  return { kind: 'program', program: { command, args, folder: source.taskRoot, channel, env }, scratch };
}

function channelFor(family: 'node' | 'python' | undefined): RuntimeChannel {
  // Runtimes of others know nothing of a secret: theirs is the port alone.
  if (family === undefined) return { kind: 'port', secret: undefined };
  if (process.platform !== 'win32') return { kind: 'pipe' };
  return { kind: 'port', secret: randomBytes(16).toString('hex') };
}

// AWS assumed: the shares of the memory that Lambda's Node.js is started with.
function nodeArguments({ base, definition: { memorySize } }: ProgramSource): readonly string[] {
  return [
    `--max-old-space-size=${Math.floor(memorySize * 0.9)}`,
    `--max-semi-space-size=${Math.max(1, Math.floor(memorySize * 0.05))}`,
    path.join(base, 'runtimes', 'node', 'bootstrap.cjs'),
  ];
}

/** Unbuffered, and without files beside the code that would look like a change of it. */
function pythonArguments({ base }: ProgramSource): readonly string[] {
  return ['-u', '-B', path.join(base, 'runtimes', 'python', 'bootstrap.py')];
}
