// One instance of a function: a process, its Runtime API, and the invocation it works on.
import type { PooledFunction } from '../../../../shared/lambda/functions';
import {
  answerLimit,
  openRuntimePort,
  type ReportedError,
  type RuntimeApi,
  type RuntimeChannel,
  type RuntimeListener,
  serveRuntimePipe,
  unusedAddress,
} from '../runtime-api/runtime-api';
import { exitFailure, type Failure, timeoutFailure, timeoutText, tooLargeFailure } from './failures';
import { type FunctionProcess, startFunctionProcess } from './function-process';
import type { InvocationLog } from './invocation-log';
import { memoryUseOf } from './memory-use';
import { endLine, initReportLine, reportLine, startLine } from './reports';
import { invocationHeaders, type Task, type TaskResult } from './task';

/** How an instance is started; the address of its Runtime API comes with the start. */
export interface InstanceProgram {
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly channel: RuntimeChannel;
  env(runtimeApi: string): Readonly<Record<string, string>>;
}

export interface InstanceOptions {
  readonly definition: PooledFunction;
  readonly program: InstanceProgram;
  readonly log: InvocationLog;
  /** False while only invocations that fail are worth START, END and REPORT. */
  readonly mayReport: () => boolean;
  /** An invocation that the initialisation belongs to: the second attempt after one that failed. */
  readonly bound: Task | undefined;
  readonly listener: InstanceListener;
}

export interface InstanceListener {
  /** The process runs; `pid` names it and its group. */
  started(pid: number): void;
  /** The invocation has its answer; the instance will be free, or gone, in a moment. */
  answered(instance: Instance): void;
  /** May take an invocation. */
  free(instance: Instance): void;
  /** The initialisation failed; a bound invocation has its answer. */
  initFailed(instance: Instance, failure: (requestId: string) => Failure): void;
  /** The process is gone and everything it printed is written. */
  ended(instance: Instance, pid: number | undefined): void;
}

// AWS documented: lambda-runtime-environment, the init phase is limited to ten seconds.
const initLimitMs = 10_000;
const memorySampleMs = 250;
/** A flood of lines is read no faster than one part in this time. */
const floodPauseMs = 10;

export class Instance {
  /** The code or settings it was started with are no longer those of the function. */
  isStale = false;
  /** When it last became free. */
  freeSince = 0;
  private phase: 'init' | 'ready' | 'ended' = 'init';
  private process: FunctionProcess | undefined;
  private api: RuntimeApi | undefined;
  private task: Task | undefined;
  private isAnswered = false;
  private reports = true;
  private asksNext = false;
  private timer: NodeJS.Timeout | undefined;
  private readonly bornAt = performance.now();
  private taskSince = 0;
  private initMs: number | undefined;
  private initFault: ReportedError | undefined;
  private initStatus: 'timeout' | 'error' = 'error';
  private parts: Buffer[] = [];
  private partBytes = 0;
  private peakMb = 0;
  private sampledAt = -memorySampleMs;
  private isOutOfMemory = false;

  constructor(private readonly options: InstanceOptions) {}

  /** Starts the process. Everything that follows is told to the listener. */
  async start(): Promise<void> {
    const { program, bound, definition, listener } = this.options;
    if (bound !== undefined) this.take(bound);
    const { channel } = program;
    const runtime = this.runtimeListener();
    try {
      if (channel.kind === 'port') this.api = await openRuntimePort(channel.secret, runtime);
      // Somebody may have ended it while the port was opened.
      if (this.phase === 'ended') {
        this.onProcessEnd(null, 'SIGTERM', undefined);
        return;
      }
      this.process = this.startProcess(this.api?.address ?? unusedAddress);
    } catch (fault) {
      // No port, or an environment that no process can have.
      this.onProcessEnd(null, null, fault instanceof Error ? fault : new Error(String(fault)));
      return;
    }
    if (this.process.pipe !== undefined) this.api = serveRuntimePipe(this.process.pipe, runtime);
    if (this.process.pid !== undefined) listener.started(this.process.pid);
    const limitMs = bound === undefined ? initLimitMs : definition.timeout * 1_000;
    this.timer = setTimeout(() => {
      this.initStatus = 'timeout';
      this.process?.kill();
    }, limitMs);
  }

  /** Runs one invocation; the instance must be free. */
  run(task: Task): void {
    this.take(task);
    this.send(task);
  }

  /** Ends the process; an invocation under way gets the error of an exit. */
  end(): void {
    if (this.phase === 'ready') this.phase = 'ended';
    else if (this.process === undefined) this.phase = 'ended';
    this.process?.end();
  }

  /** Looks at the memory in use and ends what has more than the function may. */
  watchMemory(): void {
    const use = memoryUseOf(this.process?.pid);
    if (use === undefined) return;
    this.peakMb = Math.max(this.peakMb, use.peakMb);
    if (use.residentMb <= this.options.definition.memorySize) return;
    this.isOutOfMemory = true;
    this.process?.kill();
  }

  private startProcess(runtimeApi: string): FunctionProcess {
    const { program } = this.options;
    return startFunctionProcess({
      command: program.command,
      args: program.args,
      env: program.env(runtimeApi),
      folder: program.folder,
      hasPipe: program.channel.kind === 'pipe',
      onPrint: (source, part) => {
        const isFlood = !this.options.log.print(source, part);
        if (isFlood && !this.isAnswered) this.process?.pausePrinting(floodPauseMs);
      },
      onEnd: (code, signal, fault) => this.onProcessEnd(code, signal, fault),
    });
  }

  private runtimeListener(): RuntimeListener {
    const isCurrent = (id: string) => this.task?.requestId === id && !this.isAnswered;
    return {
      next: () => this.onNext(),
      response: (id, body) => isCurrent(id) && this.onResponse(body),
      chunk: (id, part) => isCurrent(id) && this.onChunk(part),
      streamEnd: (id, error) => isCurrent(id) && this.onStreamEnd(error),
      error: (id, error) => isCurrent(id) && this.finish(failureOf(error)),
      initError: (error) => {
        this.initFault = error;
      },
      peakMemory: (megabytes) => {
        this.peakMb = Math.max(this.peakMb, megabytes);
      },
      currentId: () => (this.isAnswered ? undefined : this.task?.requestId),
    };
  }

  private take(task: Task): void {
    this.task = task;
    this.isAnswered = false;
    this.asksNext = false;
    this.parts = [];
    this.partBytes = 0;
    this.taskSince = performance.now();
    this.reports = this.options.mayReport() || task.wantsLogTail;
    this.options.log.begin(task.requestId, task.wantsLogTail);
    if (this.reports) this.options.log.say(startLine(task.requestId, this.options.definition.version));
  }

  private send(task: Task): void {
    const timeoutMs = this.options.definition.timeout * 1_000;
    this.taskSince = performance.now();
    this.timer = setTimeout(() => this.onTimeout(task), timeoutMs);
    this.api?.send(invocationHeaders(task, Date.now() + timeoutMs), task.payload);
  }

  private onNext(): void {
    this.asksNext = true;
    if (this.phase !== 'init') {
      this.release();
      return;
    }
    clearTimeout(this.timer);
    this.phase = 'ready';
    // An initialisation within an invocation is part of its duration.
    if (this.options.bound === undefined) this.initMs = performance.now() - this.bornAt;
    if (this.task === undefined) this.release();
    else {
      this.asksNext = false;
      this.send(this.task);
    }
  }

  private release(): void {
    if (!this.asksNext || this.task !== undefined || this.phase !== 'ready') return;
    this.freeSince = performance.now();
    this.options.listener.free(this);
  }

  private onTimeout(task: Task): void {
    const { definition, log } = this.options;
    log.say(`${new Date().toISOString()} ${task.requestId} ${timeoutText(definition.timeout)}`);
    this.phase = 'ended';
    this.process?.kill();
    this.finish(timeoutFailure(task.requestId, definition.timeout), 'timeout');
  }

  private onResponse(body: Buffer | undefined): void {
    const onChunk = this.task?.onChunk;
    if (body === undefined) this.finish(tooLargeFailure(answerLimit));
    else if (onChunk === undefined) this.finish({ payload: body.toString('utf8') });
    else {
      onChunk(body);
      this.finish({ payload: '' });
    }
  }

  private onChunk(part: Buffer): void {
    const onChunk = this.task?.onChunk;
    if (onChunk !== undefined) {
      onChunk(part);
      return;
    }
    this.partBytes += part.length;
    if (this.partBytes <= answerLimit) this.parts.push(part);
  }

  private onStreamEnd(error: ReportedError | undefined): void {
    if (error !== undefined) this.finish(failureOf(error));
    else if (this.partBytes > answerLimit) this.finish(tooLargeFailure(answerLimit));
    else this.finish({ payload: Buffer.concat(this.parts).toString('utf8') });
  }

  /** Gives the caller the answer; the log is closed once what was printed before it has been read. */
  private finish(answer: { payload: string } | Failure, status: 'timeout' | 'error' = 'error'): void {
    const task = this.task;
    if (task === undefined || this.isAnswered) return;
    this.isAnswered = true;
    clearTimeout(this.timer);
    const durationMs = performance.now() - this.taskSince;
    this.options.listener.answered(this);
    this.process?.resumePrinting();
    const errorType = 'errorType' in answer ? answer.errorType : undefined;
    const result: TaskResult =
      errorType === undefined ? { payload: answer.payload } : { payload: answer.payload, functionError: 'Unhandled' };
    if (!task.wantsLogTail) task.settle(result);
    this.whenPrinted(() => {
      // Errors that the function itself reported are no errors of the sandbox.
      const isSandboxFault = errorType !== undefined && this.phase === 'ended';
      this.report(task, durationMs, isSandboxFault ? status : undefined, errorType);
      if (task.wantsLogTail) task.settle({ ...result, logTail: this.options.log.tail() });
      this.task = undefined;
      this.options.log.begin(undefined, false);
      this.release();
    });
  }

  private report(task: Task, durationMs: number, status: 'timeout' | 'error' | undefined, errorType?: string): void {
    const { log, definition } = this.options;
    log.flush();
    const initMs = this.initMs;
    this.initMs = undefined;
    if (!this.reports && errorType === undefined) return;
    if (!this.reports) log.say(startLine(task.requestId, this.options.definition.version));
    const now = performance.now();
    if (now - this.sampledAt >= memorySampleMs) {
      this.sampledAt = now;
      this.peakMb = Math.max(this.peakMb, memoryUseOf(this.process?.pid)?.peakMb ?? 0);
    }
    const { memorySize } = definition;
    const { requestId } = task;
    const maxMemoryMb = this.isOutOfMemory ? memorySize : this.peakMb;
    log.say(endLine(requestId));
    log.say(reportLine({ requestId, durationMs, memorySize, maxMemoryMb, initMs, status, errorType }));
  }

  /** What a process printed before its answer is readable by now, and read before this turn of the event loop ends. */
  private whenPrinted(then: () => void, turns = 64): void {
    const before = this.options.log.printedBytes();
    setImmediate(() => {
      if (turns > 0 && this.options.log.printedBytes() !== before) this.whenPrinted(then, turns - 1);
      else then();
    });
  }

  private onProcessEnd(code: number | null, signal: string | null, fault: NodeJS.ErrnoException | undefined): void {
    const { log, listener, definition } = this.options;
    clearTimeout(this.timer);
    this.api?.dispose();
    const wasInit = this.phase === 'init';
    this.phase = 'ended';
    const failure = (requestId: string): Failure => {
      if (this.initFault !== undefined && wasInit) return failureOf(this.initFault);
      if (wasInit && this.initStatus === 'timeout') return timeoutFailure(requestId, definition.timeout);
      if (fault !== undefined) return startFailure(requestId, fault);
      return exitFailure(requestId, { code, signal, isOutOfMemory: this.isOutOfMemory });
    };
    log.flush();
    const task = this.isAnswered ? undefined : this.task;
    const { errorType, payload } = failure(task?.requestId ?? '');
    if (wasInit) {
      const tookMs = performance.now() - this.bornAt;
      log.say(initReportLine(tookMs, task === undefined ? 'init' : 'invoke', this.initStatus, errorType));
    }
    if (task !== undefined) {
      const said = sandboxWords(payload);
      if (said !== undefined) log.say(`${said}\n${errorType}`);
      this.finish({ errorType, payload }, wasInit ? this.initStatus : 'error');
    }
    if (wasInit) listener.initFailed(this, failure);
    listener.ended(this, this.process?.pid);
  }
}

function failureOf({ errorType, body }: ReportedError): Failure {
  return { errorType: errorType ?? 'Unhandled', payload: body === '' ? 'null' : body };
}

function startFailure(requestId: string, fault: NodeJS.ErrnoException): Failure {
  const errorType = 'Runtime.InvalidEntrypoint';
  const reason = fault.code === 'ENOEXEC' ? 'exec format error' : (fault.code ?? fault.message);
  return {
    errorType,
    payload: JSON.stringify({
      errorType,
      errorMessage: `RequestId: ${requestId} Error: fork/exec /var/task/bootstrap: ${reason}`,
    }),
  };
}

/** The message of an error that the sandbox made up; those of functions have been written by their runtime. */
function sandboxWords(payload: string): string | undefined {
  const message = /"errorMessage":"(RequestId: [^"]*)"/.exec(payload)?.[1];
  return message;
}
