// Functions in folders of their own, and a pool that runs them, for tests.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type LambdaFunction, lambdaFunctionSchema } from '../../../../shared/definition/companions/function';
import type { FunctionLogLine, FunctionState, LambdaInvocation } from '../../../../shared/lambda/functions';
import { openFunctionPool, type PoolSurroundings } from '../function-pool';

export interface SamplePool {
  readonly pool: ReturnType<typeof openFunctionPool>;
  readonly lines: FunctionLogLine[];
  readonly states: FunctionState[];
  /** Where files of functions are. */
  readonly folder: string;
  /** Writes files below a folder named `name` and answers a function on them. */
  write(
    name: string,
    files: Readonly<Record<string, string | Buffer>>,
    settings?: Partial<LambdaFunction>,
  ): LambdaFunction;
  /** Invokes with a value; the answer is the outcome with its payload parsed. */
  invoke(functionName: string, event?: unknown, more?: Partial<LambdaInvocation>): Promise<Record<string, unknown>>;
  /** Texts of the function's lines that hold `part`, as soon as there are so many. */
  linesWith(functionName: string, part: string, count?: number): Promise<readonly string[]>;
  /** The next state that `isWanted`, or the last one where it is that already. */
  stateThat(isWanted: (state: FunctionState) => boolean): Promise<FunctionState>;
  dispose(): Promise<void>;
}

export const sampleRequestId = '8476a536-e9f4-11e8-9739-2dfe598c3fcd';

/** Opens a pool whose functions are written by the test. */
export function openSamplePool(surroundings: Partial<PoolSurroundings> = {}): SamplePool {
  const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-lambda-test-'));
  const lines: FunctionLogLine[] = [];
  const states: FunctionState[] = [];
  let listeners: (() => void)[] = [];
  const tell = () => {
    const told = listeners;
    listeners = [];
    for (const listener of told) listener();
  };
  const changed = () => new Promise<void>((resolve) => listeners.push(resolve));
  const pool = openFunctionPool(
    {
      observer: {
        logs(batch) {
          lines.push(...batch);
          tell();
        },
        state(state) {
          states.push(state);
          tell();
        },
      },
      endpointUrl: () => 'http://127.0.0.1:4600',
      region: 'us-east-1',
    },
    {
      after: () => () => {},
      host: { PATH: process.env.PATH },
      idleMs: 300_000,
      sweepMs: 15_000,
      ...surroundings,
    },
  );
  return {
    pool,
    lines,
    states,
    folder,
    write(name, files, settings = {}) {
      const codeUri = path.join(folder, name);
      for (const [file, content] of Object.entries(files)) {
        const target = path.join(codeUri, file);
        mkdirSync(path.dirname(target), { recursive: true });
        writeFileSync(target, content, { mode: file.endsWith('bootstrap') ? 0o755 : 0o644 });
      }
      return lambdaFunctionSchema.parse({ functionName: name, codeUri, ...settings });
    },
    async invoke(functionName, event = {}, more = {}) {
      const outcome = await pool.invoke({
        functionName,
        invocationType: 'RequestResponse',
        payload: JSON.stringify(event),
        region: 'us-east-1',
        accountId: '000000000000',
        requestId: sampleRequestId,
        ...more,
      });
      if (outcome.kind === 'refused') return { ...outcome };
      return { ...outcome, payload: outcome.payload === '' ? '' : (JSON.parse(outcome.payload) as unknown) };
    },
    async linesWith(functionName, part, count = 1) {
      for (;;) {
        const own = lines.filter((line) => line.functionName === functionName && line.text.includes(part));
        if (own.length >= count) return own.map(({ text }) => text);
        await changed();
      }
    },
    async stateThat(isWanted) {
      for (;;) {
        const last = states.at(-1);
        if (last !== undefined && isWanted(last)) return last;
        await changed();
      }
    },
    async dispose() {
      await pool.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
