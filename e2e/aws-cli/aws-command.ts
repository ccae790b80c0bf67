// The AWS CLI against an endpoint: one process for all commands where Python can import the CLI, else one for each.
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface CommandOutcome {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

export interface AwsCli {
  /** Runs `aws` with these words. */
  run(...words: string[]): Promise<CommandOutcome>;
  /** What the command prints as JSON; undefined for nothing. Throws where it fails. */
  json(...words: string[]): Promise<unknown>;
  /** What AWS's clients say of a refusal: `An error occurred (…) when calling …`. */
  refusal(...words: string[]): Promise<string>;
  dispose(): void;
}

const runner = fileURLToPath(new URL('run-commands.py', import.meta.url));

/** Why there is no CLI to test with; undefined where there is one. */
export function whyNoCli(): string | undefined {
  if (hasImport('awscli')) return undefined;
  return spawnSync('aws', ['--version']).status === 0 ? undefined : 'the AWS CLI is not installed';
}

/** Why there is no boto3 to test with; undefined where there is one. */
export function whyNoBoto3(): string | undefined {
  return hasImport('boto3') ? undefined : 'Python has no boto3';
}

function hasImport(name: string): boolean {
  return spawnSync('python3', ['-c', `import ${name}`]).status === 0;
}

/** Nothing of the user's: neither keys nor configuration. */
export function awsEnvironment(endpoint: string, folder: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  return {
    ...Object.fromEntries(own),
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_CONFIG_FILE: `${folder}/no-config`,
    AWS_SHARED_CREDENTIALS_FILE: `${folder}/no-credentials`,
    AWS_MAX_ATTEMPTS: '1',
    AWS_PAGER: '',
  };
}

/** Opens the CLI. Files that commands name are looked for in `folder`; `more` are further variables. */
export function openAwsCli(endpoint: string, folder: string, more: NodeJS.ProcessEnv = {}): AwsCli {
  const place = { cwd: folder, env: { ...awsEnvironment(endpoint, folder), ...more } };
  const shared = hasImport('awscli') ? spawn('python3', [runner], place) : undefined;
  const run = shared === undefined ? (words: readonly string[]) => runAlone(words, place) : inOneProcess(shared);
  return {
    run: (...words) => run(words),
    async json(...words) {
      const { code, output, errors } = await run([...words, '--output', 'json']);
      if (code !== 0) throw new Error(`aws ${words.join(' ')}: ${errors.trim()}`);
      return output.trim() === '' ? undefined : (JSON.parse(output) as unknown);
    },
    async refusal(...words) {
      const { code, output, errors } = await run(words);
      return code === 0 ? `no refusal: ${output}` : errors.trim();
    },
    dispose: () => shared?.stdin.end(),
  };
}

/** Commands wait for one another: an answer belongs to the oldest question. */
function inOneProcess(child: ChildProcessWithoutNullStreams): (words: readonly string[]) => Promise<CommandOutcome> {
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let last: Promise<unknown> = Promise.resolve();
  return (words) => {
    const outcome = last.then(async () => {
      child.stdin.write(`${JSON.stringify(words)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`The CLI is gone before it answered ${words.join(' ')}.`);
      return JSON.parse(value) as CommandOutcome;
    });
    last = outcome.catch(() => undefined);
    return outcome;
  };
}

async function runAlone(words: readonly string[], place: object): Promise<CommandOutcome> {
  const child = spawn('aws', words, place) as ChildProcessWithoutNullStreams;
  const [output, errors]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (part: Buffer) => output.push(part));
  child.stderr.on('data', (part: Buffer) => errors.push(part));
  child.stdin.end();
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? 1, output: Buffer.concat(output).toString(), errors: Buffer.concat(errors).toString() };
}
