// What a verb of the command line is, and how its arguments are read.
import type { ChildProcess } from 'node:child_process';
import { parseArgs } from 'node:util';

export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly summary: string;
  /** Shown for the value: `--port N`. */
  readonly value?: string;
  /** A text that may come several times: the values are joined by line breaks. */
  readonly isRepeated?: boolean;
}

export interface Output {
  /** A line on standard output. */
  print(text: string): void;
  /** A line on standard error. */
  warn(text: string): void;
}

export interface Invocation {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly output: Output;
  readonly input: NodeJS.ReadableStream;
  /** Folders and bundles that the entry knows. */
  readonly places: CliPlaces;
  /** Ends long-running commands: SIGINT, SIGTERM. */
  readonly stopped: Promise<void>;
}

export interface CliPlaces {
  readonly userDataFolder: string;
  readonly samplesFolder: string;
  readonly rendererFolder: string;
  readonly gatewayEntry: string;
  readonly trafficWorker: string;
  readonly version: string;
  readonly workingFolder: string;
  /** A gateway process that was started ahead. */
  readonly startedGateway?: ChildProcess;
}

/** 0 it worked, 1 the thing failed, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** After the name: `API METHOD PATH`. */
  readonly usage: string;
  readonly positionals: { readonly min: number; readonly max: number };
  readonly options: Readonly<Record<string, OptionSpec>>;
  run(invocation: Invocation): Promise<ExitCode>;
}

/** Wrong usage: printed with a pointer to `--help`, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface ParsedArguments {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

/** Options that every command takes. */
export const commonOptions: Readonly<Record<string, OptionSpec>> = {
  help: { type: 'boolean', summary: 'says what the command does' },
  json: { type: 'boolean', summary: 'prints JSON for machines' },
};

/** Reads the words after the verb; throws UsageError for what the command does not take. */
export function parseArguments(command: Command, words: readonly string[]): ParsedArguments {
  const options = { ...commonOptions, ...command.options };
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(options).map(([name, { type, isRepeated = false }]) => [name, { type, multiple: isRepeated }]),
      ),
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const values = Object.fromEntries(
    Object.entries(parsed.values).map(([name, value]) => [name, Array.isArray(value) ? value.join('\n') : value]),
  );
  const { min, max } = command.positionals;
  if (values.help !== true && (parsed.positionals.length < min || parsed.positionals.length > max)) {
    throw new UsageError(`gatehouse ${command.name} ${command.usage}: ${parsed.positionals.length} words given.`);
  }
  return { positionals: parsed.positionals, options: values };
}

/** The text option `name`, or undefined. */
export function textOption(invocation: Pick<Invocation, 'options'>, name: string): string | undefined {
  const value = invocation.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** The option `name` as a whole number within bounds; UsageError otherwise. */
export function numberOption(
  invocation: Pick<Invocation, 'options'>,
  name: string,
  min: number,
  max: number,
): number | undefined {
  const text = textOption(invocation, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new UsageError(`--${name} takes a whole number from ${min} to ${max}, not ${text}.`);
  }
  return value;
}

/** The option `name` as JSON; UsageError where it is none. */
export function jsonOption(invocation: Pick<Invocation, 'options'>, name: string): unknown {
  const text = textOption(invocation, name);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new UsageError(`--${name} takes JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The option `name` as one of `choices`; UsageError for anything else. */
export function choiceOption<T extends string>(
  invocation: Pick<Invocation, 'options'>,
  name: string,
  choices: readonly T[],
): T | undefined {
  const text = textOption(invocation, name);
  if (text === undefined) return undefined;
  const found = choices.find((known) => known === text);
  if (found === undefined) throw new UsageError(`--${name} takes ${choices.join(', ')}, not ${text}.`);
  return found;
}
