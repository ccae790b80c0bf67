// Local Lambda functions, each instance a process of its own. What Invoke answers, for every kind of function.
// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import type {
  FunctionPool,
  FunctionPoolOptions,
  LambdaInvocation,
  LambdaOutcome,
} from '../../../shared/lambda/functions';
import { openCodeFolders } from './code/code-folders';
import { openInterpreters } from './instance/interpreters';
import { writeRuntimes } from './instance/runtime-files';
import { answerCanned } from './pool/canned-mode';
import { openEndpointFunctions } from './pool/endpoint-mode';
import { type After, openEventInvocations } from './pool/event-invocations';
import type { PoolServices } from './pool/function-instances';
import { openLogOutbox } from './pool/log-outbox';
import { type OrphanGuard, openOrphanGuard } from './pool/orphan-guard';
import { arnOf, notFound, payloadRefusal, throttled } from './pool/refusals';
import { openFunctionNames, servedBy, servedKey } from './pool/served-by';
import { ServedFunction } from './pool/served-function';
import { openStartSlots } from './pool/start-slots';

/** What tests replace. */
export interface PoolSurroundings {
  /** When failed events are tried again. */
  readonly after: After;
  /** The environment of this process. */
  readonly host: Readonly<Record<string, string | undefined>>;
  /** How long an instance stays warm without work. */
  readonly idleMs: number;
  /** How often idle instances are looked for. */
  readonly sweepMs: number;
}

const memoryWatchMs = 250;

/** Opens the pool. Nothing is started or written before a function is first invoked. */
export function openFunctionPool(
  options: FunctionPoolOptions,
  surroundings: PoolSurroundings = { after: afterMs, host: process.env, idleMs: 300_000, sweepMs: 15_000 },
): FunctionPool {
  const functions = new Map<string, ServedFunction>();
  const outbox = openLogOutbox(options.observer, (name) => functions.get(name)?.state());
  const events = openEventInvocations(surroundings.after);
  const endpoints = openEndpointFunctions(surroundings.host);
  const account = { running: 0 };
  const folder = openPoolFolder();
  const services: PoolServices = {
    base: folder.path,
    codeFolders: openCodeFolders(path.join(folder.path, 'code')),
    interpreters: openInterpreters(surroundings.host),
    slots: openStartSlots(Math.max(2, availableParallelism())),
    guard: folder.guard,
    sink: outbox,
    endpointUrl: options.endpointUrl,
    host: surroundings.host,
    onChange: (name) => outbox.touch(name),
  };
  const each = (act: (served: ServedFunction) => void) => () => functions.forEach(act);
  const timers = [
    setInterval(
      each((served) => served.endIdle(performance.now() - surroundings.idleMs)),
      surroundings.sweepMs,
    ),
    setInterval(
      each((served) => served.watchMemory()),
      memoryWatchMs,
    ),
  ];
  for (const timer of timers) timer.unref();
  const gone = new Set<Promise<void>>();
  let workspaceName = openFunctionNames([], options.region);

  function find(invocation: LambdaInvocation): ServedFunction | undefined {
    const functionName = workspaceName(invocation) ?? invocation.functionName;
    return servedBy(functions, { ...invocation, functionName }, Math.random);
  }

  function run(served: ServedFunction, invocation: LambdaInvocation, requestId: string) {
    const region = invocation.region || options.region;
    if (served.definition.mode === 'CANNED') return answerCanned(served.definition, invocation, requestId);
    if (folder.isReady) return served.invoke(invocation, requestId, region);
    return folder.prepare().then(() => served.invoke(invocation, requestId, region));
  }

  return {
    serve(definitions) {
      workspaceName = openFunctionNames(definitions, options.region);
      const keys = new Set(definitions.map(servedKey));
      for (const [key, served] of functions) {
        if (keys.has(key)) continue;
        functions.delete(key);
        const end = served.dispose();
        gone.add(end);
        end.finally(() => gone.delete(end));
      }
      for (const definition of definitions) {
        const key = servedKey(definition);
        const served = functions.get(key);
        if (served !== undefined) served.replace(definition);
        else functions.set(key, new ServedFunction(definition, services, account));
      }
    },
    async invoke(invocation): Promise<LambdaOutcome> {
      const requestId = invocation.requestId ?? randomUUID();
      const served = find(invocation);
      if (served === undefined) return notFound(arnOf(invocation, invocation.region || options.region), requestId);
      const refused = payloadRefusal(invocation, requestId);
      if (refused !== undefined) return refused;
      if (served.definition.mode === 'ENDPOINT') {
        // The service at the other end accepts events and tries again by itself.
        const region = invocation.region || options.region;
        return endpoints.invoke(served.definition, { ...invocation, region }, requestId);
      }
      if (invocation.invocationType === 'RequestResponse') return run(served, invocation, requestId);
      if (invocation.invocationType === 'Event') {
        // Code that changes between two attempts serves the second one; a function that is gone is not tried again.
        const again = async () => {
          const now = find(invocation);
          return now === undefined ? notFound('', requestId) : run(now, invocation, requestId);
        };
        const warn = (fault: unknown) => process.emitWarning(fault instanceof Error ? fault : String(fault));
        if (!events.accept(again, warn)) return throttled(requestId);
      }
      return accepted(invocation.invocationType, served.version, requestId);
    },
    async dispose() {
      for (const timer of timers) clearInterval(timer);
      events.dispose();
      const all = [...functions.values()].map((served) => served.dispose());
      await Promise.all([...all, ...gone]);
      functions.clear();
      await endpoints.dispose();
      outbox.dispose();
      await folder.dispose();
    },
  };
}

function accepted(invocationType: 'Event' | 'DryRun', executedVersion: string, requestId: string): LambdaOutcome {
  const status = invocationType === 'Event' ? 202 : 204;
  return { kind: 'answered', status, payload: '', executedVersion, requestId };
}

interface PoolFolder {
  readonly path: string;
  readonly isReady: boolean;
  readonly guard: OrphanGuard;
  /** Writes what functions need, once. */
  prepare(): Promise<void>;
  dispose(): Promise<void>;
}

/** The pool's own folder: runtimes, unpacked archives, each instance's `/tmp`. It goes with the pool, however that ends. */
function openPoolFolder(): PoolFolder {
  const folder = path.join(tmpdir(), `gatehouse-functions-${randomBytes(6).toString('hex')}`);
  let guard: OrphanGuard | undefined;
  let isReady = false;
  let prepared: Promise<void> | undefined;
  return {
    path: folder,
    get isReady() {
      return isReady;
    },
    guard: { add: (pid) => guard?.add(pid), remove: (pid) => guard?.remove(pid), dispose() {} },
    prepare() {
      prepared ??= (async () => {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        guard = openOrphanGuard(folder);
        await writeRuntimes(path.join(folder, 'runtimes'));
        isReady = true;
      })();
      return prepared;
    },
    async dispose() {
      // What is being written now must not outlive what is removed.
      await prepared?.catch(() => {});
      guard?.dispose();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function afterMs(ms: number, call: () => void): () => void {
  const timer = setTimeout(call, ms);
  timer.unref();
  return () => clearTimeout(timer);
}
