// Runs one command line: finds the verb, prints help, turns errors into words and exit codes.
import { StudioError } from '../../../shared/contract/errors';
import { type Command, commonOptions, type ExitCode, type Invocation, parseArguments, UsageError } from './command';

export type CliRun = Omit<Invocation, 'positionals' | 'options'>;

/** Runs `words` (without node and script) and answers the exit code. Never throws. */
export async function runCli(commands: readonly Command[], words: readonly string[], run: CliRun): Promise<ExitCode> {
  const [verb, ...rest] = words;
  if (verb === undefined || verb === '--help' || verb === 'help') {
    run.output.print(overview(commands));
    return verb === undefined ? 2 : 0;
  }
  if (verb === '--version') {
    run.output.print(run.places.version);
    return 0;
  }
  const command = commands.find(({ name }) => name === verb);
  if (command === undefined) {
    run.output.warn(`gatehouse has no command ${verb}. gatehouse --help lists them.`);
    return 2;
  }
  return runCommand(command, rest, run);
}

async function runCommand(command: Command, words: readonly string[], run: CliRun): Promise<ExitCode> {
  const wantsJson = words.includes('--json');
  try {
    const parsed = parseArguments(command, words);
    if (parsed.options.help === true) {
      run.output.print(help(command));
      return 0;
    }
    return await command.run({ ...run, ...parsed });
  } catch (error) {
    if (error instanceof UsageError) {
      run.output.warn(`${error.message}\nSee gatehouse ${command.name} --help.`);
      return 2;
    }
    if (wantsJson) run.output.print(JSON.stringify({ error: errorFields(error) }));
    run.output.warn(describe(error));
    return 1;
  }
}

/** An error in words, with its place where it has one. */
export function describe(error: unknown): string {
  if (!(error instanceof StudioError)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const { file, line, column, excerpt, problems } = error.details;
  const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}:${column ?? 1}`}: `;
  const more = (problems ?? []).slice(1).map(({ message, path }) => `  ${path ?? ''}: ${message}`);
  return [`${place}${error.message}`, ...(excerpt === undefined ? [] : [excerpt]), ...more].join('\n');
}

function errorFields(error: unknown) {
  if (error instanceof StudioError) return { code: error.code, message: error.message, ...error.details };
  return { code: 'INTERNAL', message: error instanceof Error ? error.message : String(error) };
}

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return ['Usage: gatehouse COMMAND [options]', '', ...rows, '', 'gatehouse COMMAND --help says more.'].join('\n');
}

function help(command: Command): string {
  const options = Object.entries({ ...command.options, ...commonOptions });
  const labels = options.map(([name, { type, value }]) => `--${name}${type === 'string' ? ` ${value ?? 'TEXT'}` : ''}`);
  const width = Math.max(...labels.map((label) => label.length));
  const rows = options.map(([, { summary }], at) => `  ${(labels[at] ?? '').padEnd(width)}  ${summary}`);
  return [`Usage: gatehouse ${command.name} ${command.usage}`.trimEnd(), '', command.summary, '', ...rows].join('\n');
}
