// The process of an instance: a group of its own, so that what it starts ends with it.
import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';

export interface FunctionProcess {
  /** This end of the pipe to the runtime, where one was asked for. */
  readonly pipe: Socket | undefined;
  readonly pid: number | undefined;
  /** Asks the whole group to end, and makes it where it does not. */
  end(): void;
  /** Ends the whole group at once. */
  kill(): void;
  /** Stops reading what it prints for a while: a flood waits in its own process. */
  pausePrinting(forMs: number): void;
  resumePrinting(): void;
}

export interface ProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly folder: string;
  /** Gives the process a pipe as its file descriptor 3. */
  readonly hasPipe: boolean;
  onPrint(source: 'stdout' | 'stderr', part: Buffer): void;
  /** Called once, after everything it printed. `fault` where it could not even be started. */
  onEnd(code: number | null, signal: string | null, fault: NodeJS.ErrnoException | undefined): void;
}

const graceMs = 300;
/** What a process leaves running keeps its pipes open; nobody waits for that longer. */
const lastWordsMs = 100;

/** Starts the process. */
export function startFunctionProcess(options: ProcessOptions): FunctionProcess {
  const { command, args, env, folder, hasPipe, onPrint, onEnd } = options;
  const isGroup = process.platform !== 'win32';
  const child = spawn(command, args, {
    cwd: folder,
    env: { ...env },
    // A group of its own: Ctrl+C in a terminal is the gateway's to hear.
    detached: isGroup,
    windowsHide: true,
    stdio: hasPipe ? ['ignore', 'pipe', 'pipe', 'pipe'] : ['ignore', 'pipe', 'pipe'],
  });
  let hasEnded = false;
  let grace: NodeJS.Timeout | undefined;
  const finish = (code: number | null, signal: string | null, fault?: NodeJS.ErrnoException) => {
    if (hasEnded) return;
    hasEnded = true;
    clearTimeout(grace);
    onEnd(code, signal, fault);
  };
  child.stdout?.on('data', (part: Buffer) => onPrint('stdout', part));
  child.stderr?.on('data', (part: Buffer) => onPrint('stderr', part));
  child.on('error', (fault) => {
    if (child.pid === undefined) finish(null, null, fault);
  });
  child.on('exit', (code, signal) => {
    signalGroup(child, 'SIGKILL', isGroup);
    setTimeout(() => finish(code, signal), lastWordsMs);
  });
  child.on('close', (code, signal) => finish(code, signal));
  let pause: NodeJS.Timeout | undefined;
  const resume = () => {
    clearTimeout(pause);
    pause = undefined;
    for (const stream of [child.stdout, child.stderr]) stream?.resume();
  };
  const pipe = child.stdio[3];
  return {
    pid: child.pid,
    pipe: pipe instanceof Socket ? pipe : undefined,
    end() {
      if (hasEnded || grace !== undefined) return;
      signalGroup(child, 'SIGTERM', isGroup);
      grace = setTimeout(() => signalGroup(child, 'SIGKILL', isGroup), graceMs);
    },
    kill: () => signalGroup(child, 'SIGKILL', isGroup),
    pausePrinting(forMs) {
      if (pause !== undefined) return;
      for (const stream of [child.stdout, child.stderr]) stream?.pause();
      pause = setTimeout(resume, forMs);
    },
    resumePrinting: resume,
  };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals, isGroup: boolean): void {
  if (child.pid === undefined) return;
  try {
    if (isGroup) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // The group has ended already: what was wanted.
  }
}
