// A command line for tests: commands run in this process, with folders of their own.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import type { Command, ExitCode } from './command';
import { runCli } from './run-cli';

export interface CommandOutcome {
  readonly code: ExitCode;
  readonly output: string;
  readonly errors: string;
}

export interface CliUnderTest {
  readonly folder: string;
  /** Runs a command line in the folder. */
  run(...words: string[]): Promise<CommandOutcome>;
  /** The same with text on standard input, until `stopped`; `printed` hears each line of output. */
  runWith(words: readonly string[], given: CommandInput): Promise<CommandOutcome>;
  dispose(): Promise<void>;
}

export interface CommandInput {
  readonly input?: string;
  readonly stopped?: Promise<void>;
  readonly printed?: (line: string) => void;
}

/** Opens one for `commands`. */
export async function openTestCli(commands: readonly Command[]): Promise<CliUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-cli-'));
  const places = {
    userDataFolder: join(folder, 'user'),
    samplesFolder: resolve('samples'),
    rendererFolder: folder,
    gatewayEntry: join(folder, 'no-gateway.cjs'),
    trafficWorker: join(folder, 'no-worker.cjs'),
    version: 'test',
    workingFolder: folder,
  };

  async function runWith(words: readonly string[], given: CommandInput): Promise<CommandOutcome> {
    const output: string[] = [];
    const errors: string[] = [];
    const code = await runCli(commands, words, {
      places,
      input: Readable.from([given.input ?? '']),
      stopped: given.stopped ?? new Promise(() => {}),
      output: {
        print(text) {
          output.push(text);
          given.printed?.(text);
        },
        warn: (text) => void errors.push(text),
      },
    });
    return { code, output: output.join('\n'), errors: errors.join('\n') };
  }

  return {
    folder,
    runWith,
    run: (...words) => runWith(words, {}),
    dispose: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
