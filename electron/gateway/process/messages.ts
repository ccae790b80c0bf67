// Messages between the studio and the gateway process: plain data that survives structured cloning and JSON.

import type { FunctionLogLine, FunctionState, LambdaInvocation, LambdaOutcome } from '../../../shared/lambda/functions';
import type { AuthorizerRun } from '../../../shared/trace/authorizer-run';
import type { OpenSocket, SocketEvent } from '../../../shared/trace/socket-events';
import type { TlsHandshake } from '../../../shared/trace/tls-handshake';
import type { Trace } from '../../../shared/trace/trace';
import type { KeyUsage, QuotaSpec } from '../../../shared/usage/key-usage';
import type { Evaluation } from '../../../shared/vtl/evaluate-at';
import type { StepRecording } from '../../../shared/vtl/record-steps';
import type { WafSample } from '../../../shared/waf/waf-sample';
import type { PlanUse } from '../3-access/usage/counter-store';
import type { CacheReply, CacheRequest } from '../cache/ask-cache';
import type {
  AccessLogLine,
  AccessSettings,
  AuthorizerTest,
  Companions,
  GatewayCounters,
  GatewayIdentity,
  GatewayLimits,
  RouteTest,
  StageDeployment,
  StageSettings,
  TestInvocation,
  TestInvocationResult,
  TlsProfile,
} from '../ports';
import type { ReplayBatch, ReplayedAnswer } from '../replay-ports';

export interface GatewaySettings {
  readonly identity: GatewayIdentity;
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  /** Serves the same over TLS; 0 picks a free port. Absent: no TLS. */
  readonly tlsPort?: number;
  /** Where requests that are no API's go: management APIs and `/_gatehouse`. Loopback, guarded by the secret. */
  readonly management?: { readonly port: number; readonly secret: string };
  /** Local names: host of an integration URI → port on 127.0.0.1. */
  readonly endpoints: Readonly<Record<string, number>>;
  /** Absent: none. */
  readonly companions?: Companions;
  /** Absent: nobody is known, and nothing is limited but by stages. */
  readonly access?: AccessSettings;
  /** What keys had used of their plans before; absent: nothing. */
  readonly usage?: readonly KeyUsage[];
  /** Traces kept per second; beyond it requests are counted only. */
  readonly tracesPerSecond: number;
}

export type ToGateway =
  | { readonly type: 'configure'; readonly settings: GatewaySettings }
  | { readonly type: 'endpoints'; readonly endpoints: Readonly<Record<string, number>> }
  | { readonly type: 'companions'; readonly companions: Companions }
  | { readonly type: 'access'; readonly access: AccessSettings }
  | { readonly type: 'identity'; readonly identity: GatewayIdentity }
  | { readonly type: 'invoke-function'; readonly requestId: number; readonly invocation: LambdaInvocation }
  | { readonly type: 'deploy'; readonly requestId: number; readonly stage: StageDeployment }
  | {
      readonly type: 'stage-settings';
      readonly apiId: string;
      readonly stageName: string;
      readonly settings: StageSettings;
    }
  | { readonly type: 'undeploy'; readonly apiId: string; readonly stageName: string }
  | { readonly type: 'test'; readonly requestId: number; readonly invocation: TestInvocation }
  | { readonly type: 'test-route'; readonly requestId: number; readonly test: RouteTest }
  | { readonly type: 'replay'; readonly requestId: number; readonly batch: ReplayBatch }
  | { readonly type: 'run-authorizer'; readonly requestId: number; readonly test: AuthorizerTest }
  | {
      readonly type: 'flush-authorizers';
      readonly requestId: number;
      readonly apiId: string;
      readonly stageName: string;
    }
  | { readonly type: 'render'; readonly requestId: number; readonly invocation: TemplateInvocation }
  | { readonly type: 'record-template'; readonly requestId: number; readonly invocation: TemplateInvocation }
  | { readonly type: 'evaluate-in-template'; readonly requestId: number; readonly request: EvaluationRequest }
  | { readonly type: 'ask-cache'; readonly requestId: number; readonly request: CacheRequest }
  | { readonly type: 'advance-clock'; readonly seconds: number }
  | { readonly type: 'usage'; readonly usage: readonly KeyUsage[] }
  /** Whether `sockets` messages are wanted. */
  | { readonly type: 'watch-sockets'; readonly isWatched: boolean }
  | { readonly type: 'read-sockets'; readonly requestId: number }
  /** The last requests that a web ACL saw. */
  | { readonly type: 'read-waf-samples'; readonly requestId: number; readonly arn: string }
  /** The answer to `tls-wanted`. Without a profile the reason why there is none. */
  | {
      readonly type: 'tls-profile';
      readonly serverName: string;
      readonly profile?: TlsProfile;
      readonly reason?: string;
    }
  /** Profiles that were told before may hold no longer. */
  | { readonly type: 'tls-changed' }
  | { readonly type: 'read-handshakes'; readonly requestId: number }
  /** Answered when everything sent before holds. */
  | { readonly type: 'settle'; readonly requestId: number }
  | { readonly type: 'read-limits'; readonly requestId: number }
  | {
      readonly type: 'set-remaining';
      readonly requestId: number;
      readonly use: PlanUse & { readonly quota: QuotaSpec };
      readonly remaining: number;
    }
  | { readonly type: 'drain' };

export type FromGateway =
  | {
      readonly type: 'listening';
      readonly port: number;
      readonly tlsPort?: number;
      /** Why the TLS port could not be opened. */
      readonly tlsRefused?: string;
    }
  /** A client asks for a name over TLS; empty where it names none. */
  | { readonly type: 'tls-wanted'; readonly serverName: string }
  | { readonly type: 'handshakes'; readonly requestId: number; readonly handshakes: readonly TlsHandshake[] }
  | { readonly type: 'refused'; readonly reason: string; readonly code: 'PORT_TAKEN' | 'FAILED' }
  | {
      readonly type: 'deployed';
      readonly requestId: number;
      readonly compileMs: number;
      /** Parts that cannot work at run time; the deployment stands. */
      readonly problems?: readonly CompileProblem[];
    }
  /** A stage's own port: open, or not with the reason why. */
  | {
      readonly type: 'stage-port';
      readonly apiId: string;
      readonly stageName: string;
      readonly port: number;
      readonly refused?: string;
    }
  | {
      readonly type: 'deploy-failed';
      readonly requestId: number;
      readonly message: string;
      readonly problems: readonly CompileProblem[];
    }
  | { readonly type: 'tested'; readonly requestId: number; readonly result: TestInvocationResult }
  | { readonly type: 'replayed'; readonly requestId: number; readonly answers: readonly ReplayedAnswer[] }
  | { readonly type: 'authorizer-ran'; readonly requestId: number; readonly run: AuthorizerRun }
  | { readonly type: 'authorizers-flushed'; readonly requestId: number }
  | { readonly type: 'test-failed'; readonly requestId: number; readonly message: string }
  | { readonly type: 'cache-answered'; readonly requestId: number; readonly reply: CacheReply }
  | { readonly type: 'settled'; readonly requestId: number }
  | { readonly type: 'limits'; readonly requestId: number; readonly limits: GatewayLimits }
  | { readonly type: 'rendered'; readonly requestId: number; readonly result: TemplateResult }
  | { readonly type: 'template-recorded'; readonly requestId: number; readonly recording: StepRecording }
  | { readonly type: 'evaluated'; readonly requestId: number; readonly evaluations: readonly Evaluation[] }
  | { readonly type: 'function-answered'; readonly requestId: number; readonly outcome: LambdaOutcome }
  | { readonly type: 'function-failed'; readonly requestId: number; readonly message: string }
  | { readonly type: 'function-logs'; readonly lines: readonly FunctionLogLine[] }
  | { readonly type: 'function-state'; readonly state: FunctionState }
  | { readonly type: 'traces'; readonly traces: readonly Trace[] }
  | { readonly type: 'access-log'; readonly lines: readonly AccessLogLine[] }
  | { readonly type: 'counters'; readonly counters: GatewayCounters }
  /** What happens on WebSocket connections; `dropped` events before them were too many. */
  | { readonly type: 'sockets'; readonly events: readonly SocketEvent[]; readonly dropped: number }
  | { readonly type: 'open-sockets'; readonly requestId: number; readonly sockets: readonly OpenSocket[] }
  | { readonly type: 'waf-samples'; readonly requestId: number; readonly samples: readonly WafSample[] }
  | { readonly type: 'drained' };

/** A template rendered on its own against a sample request. It runs here so that a looping one cannot block the studio. */
export interface TemplateInvocation {
  readonly template: string;
  /** Raw payload text, or null for none. */
  readonly body: string | null;
  readonly params: {
    readonly path: Readonly<Record<string, string>>;
    readonly querystring: Readonly<Record<string, string>>;
    readonly header: Readonly<Record<string, string>>;
  };
  readonly context: Readonly<Record<string, unknown>>;
  readonly stageVariables: Readonly<Record<string, string>>;
}

/** Expressions to evaluate where a debugger stands in a template. */
export interface EvaluationRequest {
  readonly invocation: TemplateInvocation;
  /** The step of the recording that is about to be executed. */
  readonly step: number;
  readonly expressions: readonly string[];
}

export type TemplateResult =
  | { readonly output: string }
  | {
      readonly error: {
        readonly message: string;
        readonly line: number;
        readonly column: number;
        readonly excerpt: string;
      };
    };

/** A part of a definition that cannot work at run time; the deployment stands and such methods answer as AWS would. */
export interface CompileProblem {
  readonly key: string;
  readonly path: string;
  readonly message: string;
}

/** One end of the line between studio and gateway: a child process, a utility process, or the same process. */
export interface GatewayLine<Send, Receive> {
  send(message: Send): void;
  onMessage(listener: (message: Receive) => void): void;
}
