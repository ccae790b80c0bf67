// A gateway without a socket for tests: fixed clock, ids and random, no timers; what it observes is kept in lists.
import type { LambdaFunctions } from '../../../shared/lambda/functions';
import type { Trace } from '../../../shared/trace/trace';
import type { HttpEndpoints } from '../exchange';
import { type Gateway, openGateway } from '../gateway';
import { openAccess } from '../no-companions';
import type { AccessLogLine, AccessSettings, StageSettings } from '../ports';
import { type SampleApi, sampleStage } from './sample-api';

export interface SampleGateway {
  readonly gateway: Gateway;
  readonly traces: Trace[];
  readonly accessLog: AccessLogLine[];
  /** Sends a request on the host form; `path` has the stage. */
  send(request: SentRequest): Promise<SampleAnswer>;
}

export interface SentRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly body?: string;
  readonly host?: string;
}

export interface SampleAnswer {
  readonly status: number;
  readonly text: string;
  /** By name in lower case, the last of several. */
  readonly headers: ReadonlyMap<string, string>;
}

export interface SampleGatewayOptions {
  readonly settings?: Partial<StageSettings>;
  readonly http?: HttpEndpoints['call'];
  readonly lambda?: LambdaFunctions;
  readonly tracesPerSecond?: number;
  readonly access?: Partial<AccessSettings>;
}

const startedAt = Date.UTC(2025, 7, 19, 17, 4, 50);

/** Opens a gateway that serves `sample` as stage `dev` of API `abc1234567`. */
export function openSampleGateway(sample: SampleApi, options: SampleGatewayOptions = {}): SampleGateway {
  const traces: Trace[] = [];
  const accessLog: AccessLogLine[] = [];
  const call = options.http ?? (() => Promise.reject(new Error('no endpoint is called here')));
  let ticks = 0;
  const gateway = openGateway({
    settings: {
      identity: { accountId: '123456789012', region: 'us-east-1' },
      endpoints: {},
      tracesPerSecond: options.tracesPerSecond ?? 1_000,
      access: { ...openAccess, ...options.access },
    },
    observer: {
      traces: (more) => traces.push(...more),
      accessLog: (more) => accessLog.push(...more),
      counters: () => undefined,
    },
    clock: () => startedAt,
    now: () => (ticks += 0.25),
    random: () => 0.5,
    fillRandom: (bytes) => bytes.fill(7),
    schedule: () => () => undefined,
    http: { call, dispose: () => Promise.resolve() },
    ...(options.lambda && { lambda: options.lambda }),
  });
  gateway.deploy(sampleStage(sample, options.settings));
  return {
    gateway,
    traces,
    accessLog,
    async send({ method = 'GET', path, headers = [], body = '', host = 'abc1234567.execute-api.us-east-1.localhost' }) {
      const answer = await gateway.handle({
        method,
        url: path,
        rawHeaders: ['Host', host, ...headers.flat()],
        body: Buffer.from(body),
        connection: { remoteAddress: '127.0.0.1', port: 4600, isTls: false },
      });
      const lines = new Map<string, string>();
      for (let at = 0; at + 1 < answer.headers.length; at += 2) {
        lines.set((answer.headers[at] ?? '').toLowerCase(), answer.headers[at + 1] ?? '');
      }
      return { status: answer.status, text: Buffer.from(answer.body).toString(), headers: lines };
    },
  };
}
