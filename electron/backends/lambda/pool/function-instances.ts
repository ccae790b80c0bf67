// One function with its instances: who is free, who works, who waits.
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { PooledFunction } from '../../../../shared/lambda/functions';
import { type CodeFolders, UnusableCode } from '../code/code-folders';
import { type FunctionCode, openFunctionCode } from '../code/function-code';
import { type Failure, missingCodeFailure } from '../instance/failures';
import { Instance } from '../instance/instance';
import type { Interpreters } from '../instance/interpreters';
import { type LogSink, openInvocationLog } from '../instance/invocation-log';
import { chooseProgram, type ProgramChoice } from '../instance/program';
import type { Task } from '../instance/task';
import type { OrphanGuard } from './orphan-guard';
import type { StartSlots } from './start-slots';

/** What all functions of a pool share. */
export interface PoolServices {
  readonly base: string;
  readonly codeFolders: CodeFolders;
  readonly interpreters: Interpreters;
  readonly slots: StartSlots;
  readonly guard: OrphanGuard;
  readonly sink: LogSink;
  readonly endpointUrl: () => string | undefined;
  readonly host: Readonly<Record<string, string | undefined>>;
  /** Something about the function's instances has changed. */
  onChange(functionName: string): void;
}

export interface Waiting extends Task {
  /** Nothing can run it; the service refuses. */
  readonly refuse: (errorType: string, message: string) => void;
  /** A fault of Gatehouse's own. */
  readonly reject: (fault: unknown) => void;
}

const endOfPool = ['ServiceException', 'The functions are being ended.'] as const;

/** Longer than an instance of our own runtimes needs to be free again. */
const answeredMs = 30;

export class FunctionInstances {
  runsOn: string | undefined;
  problem: string | undefined;
  private readonly idle: Instance[] = [];
  private readonly busy = new Set<Instance>();
  private readonly all = new Set<Instance>();
  private readonly waiting: Waiting[] = [];
  private starting = 0;
  private readonly answered = new Set<Instance>();
  private late: NodeJS.Timeout | undefined;
  private generation = 0;
  private isDisposed = false;
  private readonly code: FunctionCode;
  private readonly ends = new Set<Promise<void>>();

  constructor(
    private definition: PooledFunction,
    private readonly region: string,
    private readonly services: PoolServices,
  ) {
    this.code = openFunctionCode(services.codeFolders);
  }

  get idleCount(): number {
    return this.idle.length;
  }

  get busyCount(): number {
    return this.busy.size;
  }

  /** Hands the task to the instance that was used last, or starts one. */
  run(task: Waiting): void {
    if (this.isDisposed) {
      task.refuse(...endOfPool);
      return;
    }
    const instance = this.idle.pop();
    if (instance === undefined) {
      this.waiting.push(task);
      this.startMissing();
      return;
    }
    this.give(instance, task);
  }

  /** Instances of what was before end as soon as they are free. */
  replace(definition: PooledFunction): void {
    this.definition = definition;
    this.renew();
  }

  /** The files have changed. */
  renew(): void {
    this.generation++;
    this.problem = undefined;
    void this.code.letGo([...this.ends]);
    for (const instance of this.all) instance.isStale = true;
    for (const instance of this.idle.splice(0)) instance.end();
    this.services.onChange(this.definition.functionName);
  }

  /** Ends instances that nobody has used since `before`, in the time of `performance.now()`. */
  endIdle(before: number): void {
    while ((this.idle[0]?.freeSince ?? Number.POSITIVE_INFINITY) < before) this.idle.shift()?.end();
  }

  watchMemory(): void {
    for (const instance of this.busy) instance.watchMemory();
  }

  /** Ends all instances; whoever waits gets what a function that was ended gives. */
  async dispose(): Promise<void> {
    this.isDisposed = true;
    clearTimeout(this.late);
    for (const task of this.waiting.splice(0)) task.refuse(...endOfPool);
    for (const instance of this.all) instance.end();
    while (this.ends.size > 0) await Promise.all(this.ends);
    await this.code.letGo([]);
  }

  private give(instance: Instance, task: Waiting): void {
    this.busy.add(instance);
    this.services.onChange(this.definition.functionName);
    instance.run(task);
  }

  /** Starts what those who wait lack. Instances that start or have answered will be free in a moment. */
  private startMissing(): void {
    for (let missing = this.waiting.length - this.starting - this.answered.size; missing > 0; missing--) {
      this.begin(undefined);
    }
    const oldest = this.waiting[0];
    if (oldest !== undefined && this.waiting.length > this.starting && this.late === undefined) {
      this.late = setTimeout(() => this.startLate(oldest), answeredMs);
    }
  }

  /** A runtime may do other things between its answer and its next question: nobody waits for that. */
  private startLate(oldest: Waiting): void {
    this.late = undefined;
    if (this.waiting[0] !== oldest) {
      this.startMissing();
      return;
    }
    for (let missing = this.waiting.length - this.starting; missing > 0; missing--) this.begin(undefined);
  }

  private begin(bound: Waiting | undefined): void {
    if (this.isDisposed) return;
    this.starting++;
    let isStarting = true;
    const started = () => {
      if (isStarting) this.starting--;
      isStarting = false;
    };
    const begun = this.startInstance(bound, started).catch((fault) => {
      started();
      (bound ?? this.waiting.shift())?.reject(fault);
    });
    this.hold(begun);
  }

  private async startInstance(bound: Waiting | undefined, started: () => void): Promise<void> {
    const giveBack = await this.services.slots.take();
    const settled = () => {
      started();
      giveBack();
    };
    // Others may have served whom this was for.
    if (this.isDisposed || (bound === undefined && this.waiting.length === 0)) {
      bound?.refuse(...endOfPool);
      settled();
      return;
    }
    const { generation } = this;
    const logStream = streamName(new Date(), this.definition.version);
    const choice = await this.choose(logStream).catch((fault) => {
      settled();
      throw fault;
    });
    if (choice.kind !== 'program') {
      settled();
      this.giveUp(bound ?? this.waiting.shift(), choice);
      this.startMissing();
      return;
    }
    const instance = this.openInstance(choice, logStream, bound, settled);
    instance.isStale = generation !== this.generation;
    this.all.add(instance);
    if (bound !== undefined) this.busy.add(instance);
    await instance.start();
    if (this.isDisposed) instance.end();
  }

  private openInstance(
    { program, runsOn, scratch }: Extract<ProgramChoice, { kind: 'program' }>,
    logStream: string,
    bound: Waiting | undefined,
    settled: () => void,
  ): Instance {
    const { definition, services } = this;
    const { functionName } = definition;
    this.runsOn = runsOn;
    const { channel } = program;
    // Our own runtimes write one message as one line.
    const joinsLines = channel.kind === 'pipe' || channel.secret !== undefined;
    const log = openInvocationLog({ functionName, logStream, joinsLines }, services.sink);
    let end: () => void = () => {};
    this.hold(
      new Promise<void>((resolve) => {
        end = resolve;
      }).then(() => rm(scratch, { recursive: true, force: true })),
    );
    return new Instance({
      definition,
      program,
      log,
      bound,
      mayReport: () => services.sink.hasRoom(),
      listener: {
        started: (pid) => services.guard.add(pid),
        answered: (instance) => this.answered.add(instance),
        free: (instance) => {
          settled();
          this.onFree(instance);
        },
        initFailed: (instance, failure) => {
          settled();
          this.onInitFailed(instance, failure, bound !== undefined);
        },
        ended: (instance, pid) => {
          this.all.delete(instance);
          this.busy.delete(instance);
          this.answered.delete(instance);
          const at = this.idle.indexOf(instance);
          if (at >= 0) this.idle.splice(at, 1);
          if (pid !== undefined) services.guard.remove(pid);
          services.onChange(functionName);
          end();
          this.startMissing();
        },
      },
    });
  }

  private onFree(instance: Instance): void {
    this.busy.delete(instance);
    this.answered.delete(instance);
    this.problem = undefined;
    this.services.onChange(this.definition.functionName);
    if (instance.isStale || this.isDisposed) {
      instance.end();
      this.startMissing();
      return;
    }
    const task = this.waiting.shift();
    if (task === undefined) this.idle.push(instance);
    else this.give(instance, task);
  }

  /** AWS documented: lambda-runtime-environment, an initialisation that fails is tried again in the invocation. */
  private onInitFailed(instance: Instance, failure: (requestId: string) => Failure, wasBound: boolean): void {
    if (this.isDisposed) return;
    if (!instance.isStale) this.problem = problemOf(failure(''));
    if (!wasBound && !instance.isStale) {
      const task = this.waiting.shift();
      if (task !== undefined) this.begin(task);
    }
  }

  private giveUp(task: Waiting | undefined, choice: Exclude<ProgramChoice, { kind: 'program' }>): void {
    this.problem = choice.kind === 'refused' ? choice.message : choice.problem;
    this.services.onChange(this.definition.functionName);
    if (task === undefined) return;
    if (choice.kind === 'refused') task.refuse(choice.errorType, choice.message);
    else task.settle({ payload: choice.failure(task.requestId).payload, functionError: 'Unhandled' });
  }

  private async choose(logStream: string): Promise<ProgramChoice> {
    const { definition, region, services } = this;
    try {
      const code = await this.code.open(definition);
      const { base, host, endpointUrl } = services;
      const source = { definition, region, ...code, base, host, logStream, endpointUrl: endpointUrl() };
      return await chooseProgram(source, services.interpreters);
    } catch (fault) {
      if (!(fault instanceof UnusableCode)) throw fault;
      if (fault.isMissing) return missingCode(definition, fault.message);
      // AWS documented: API_Invoke, the type of a package that cannot be unpacked.
      return { kind: 'refused', errorType: 'InvalidZipFileException', message: fault.message };
    }
  }

  /** Somebody waits for this to end before files go. */
  private hold(work: Promise<void>): void {
    const drop = () => {
      this.ends.delete(done);
    };
    const done: Promise<void> = work.then(drop, drop);
    this.ends.add(done);
  }
}

/** Without code Lambda finds nothing to import or to start. */
function missingCode(definition: PooledFunction, problem: string): ProgramChoice {
  return { kind: 'failed', failure: (requestId) => missingCodeFailure(requestId, definition), problem };
}

function streamName(at: Date, version = '$LATEST'): string {
  return `${at.toISOString().slice(0, 10).replaceAll('-', '/')}/[${version}]${randomBytes(16).toString('hex')}`;
}

function problemOf({ errorType, payload }: Failure): string {
  const message = messageIn(payload);
  return message === undefined ? errorType : `${errorType}: ${message}`;
}

/** A runtime of somebody's own may report anything. */
function messageIn(payload: string): string | undefined {
  try {
    const message: unknown = JSON.parse(payload)?.errorMessage;
    return typeof message === 'string' ? message : undefined;
  } catch {
    return undefined;
  }
}
