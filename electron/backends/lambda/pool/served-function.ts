// A function of the pool: its definition, its instances per region, and the files it is made of.
import type {
  FunctionState,
  LambdaInvocation,
  LambdaOutcome,
  PooledFunction,
} from '../../../../shared/lambda/functions';
import { type CodeWatch, watchCode } from '../code/code-watch';
import type { TaskResult } from '../instance/task';
import { FunctionInstances, type PoolServices } from './function-instances';
import { arnOf, cannotRun, refusal, throttled } from './refusals';

// AWS documented: gettingstarted-limits, concurrent executions of an account.
const accountConcurrency = 1_000;

/** Invocations under way in the whole pool. */
export interface AccountConcurrency {
  running: number;
}

export class ServedFunction {
  private readonly instances = new Map<string, FunctionInstances>();
  private running = 0;
  private watch: CodeWatch | undefined;

  constructor(
    public definition: PooledFunction,
    private readonly services: PoolServices,
    private readonly account: AccountConcurrency,
  ) {}

  get version(): string {
    return this.definition.version ?? '$LATEST';
  }

  /** Takes new settings. Instances stay warm where nothing that they see has changed. */
  replace(definition: PooledFunction): void {
    const before = this.definition;
    this.definition = definition;
    if (seenByInstances(before) === seenByInstances(definition)) return;
    if (this.instances.size > 0) this.watchFiles();
    for (const each of this.instances.values()) each.replace(definition);
  }

  /** Runs the function here. */
  invoke(invocation: LambdaInvocation, requestId: string, region: string): LambdaOutcome | Promise<LambdaOutcome> {
    const limit = this.definition.reservedConcurrentExecutions ?? Number.POSITIVE_INFINITY;
    if (this.running >= limit || this.account.running >= accountConcurrency) return throttled(requestId);
    this.running++;
    this.account.running++;
    const { version } = this;
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.running--;
        this.account.running--;
      };
      this.instancesIn(region).run({
        requestId,
        payload: invocation.payload === '' ? '{}' : invocation.payload,
        functionArn: arnOf(invocation, region),
        traceId: invocation.traceId,
        clientContext: invocation.clientContext,
        wantsLogTail: invocation.wantsLogTail === true,
        onChunk: invocation.onChunk,
        settle(result) {
          leave();
          resolve(answered(result, version, requestId));
        },
        refuse(errorType, message) {
          leave();
          const isOurs = errorType === 'ServiceException';
          resolve(isOurs ? refusal(500, errorType, message, requestId) : cannotRun(errorType, message, requestId));
        },
        reject(fault) {
          leave();
          reject(fault);
        },
      });
    });
  }

  state(): FunctionState {
    const all = [...this.instances.values()];
    const sum = (count: (each: FunctionInstances) => number) => all.reduce((total, each) => total + count(each), 0);
    const runsOn = all.find((each) => each.runsOn !== undefined)?.runsOn;
    const problem = all.find((each) => each.problem !== undefined)?.problem;
    return {
      functionName: this.definition.functionName,
      warm: sum((each) => each.idleCount),
      busy: sum((each) => each.busyCount),
      ...(runsOn !== undefined && { runsOn }),
      ...(problem !== undefined && { problem }),
    };
  }

  endIdle(before: number): void {
    for (const each of this.instances.values()) each.endIdle(before);
  }

  watchMemory(): void {
    for (const each of this.instances.values()) each.watchMemory();
  }

  async dispose(): Promise<void> {
    this.watch?.dispose();
    await Promise.all([...this.instances.values()].map((each) => each.dispose()));
  }

  private instancesIn(region: string): FunctionInstances {
    const known = this.instances.get(region);
    if (known !== undefined) return known;
    // Files of functions that nobody calls are nobody's concern.
    if (this.instances.size === 0) this.watchFiles();
    const opened = new FunctionInstances(this.definition, region, this.services);
    this.instances.set(region, opened);
    return opened;
  }

  private watchFiles(): void {
    this.watch?.dispose();
    this.watch = undefined;
    const { codeUri, layers = [], mode } = this.definition;
    if (mode !== 'LOCAL' || codeUri === undefined) return;
    this.watch = watchCode([codeUri, ...layers], () => {
      for (const each of this.instances.values()) each.renew();
    });
  }
}

function answered(
  { payload, functionError, logTail }: TaskResult,
  executedVersion: string,
  requestId: string,
): LambdaOutcome {
  return {
    kind: 'answered',
    status: 200,
    payload,
    ...(functionError !== undefined && { functionError }),
    executedVersion,
    requestId,
    ...(logTail !== undefined && { logTail }),
  };
}

/** What an instance is started with, as text that can be compared. */
function seenByInstances(definition: PooledFunction): string {
  const { mode, runtime, handler, codeUri, timeout, memorySize, environment, layers, role, codeStamp } = definition;
  return JSON.stringify([mode, runtime, handler, codeUri, timeout, memorySize, environment, layers, role, codeStamp]);
}
