// One request on its way through a chain: the messages so far, what was matched, and the trace being written. What all
// protocols share stands in `ApiExchange`; `Exchange` is a REST API's.
import type { LambdaFunctions } from '../../shared/lambda/functions';
import type { AccessCheck } from '../../shared/trace/access-check';
import type { HeaderList, TraceFailure, TraceMessage, TracePhase } from '../../shared/trace/trace';
import type { MappingScope } from '../../shared/vtl/mapping-scope';
import type { CallerAccess } from './3-access/caller-access';
import type { WafOutcome } from './3-access/waf/check-web-acl';
import type { CacheVisit } from './cache/cache-visit';
import type { MappingContext } from './context/mapping-context';
import type { CompiledDeployment } from './deploy/compiled-deployment';
import type { CompiledMethod } from './deploy/compiled-method';
import type { EndpointResponse, IntegrationRequest, InvocationRequest, InvocationResponse } from './messages';
import type { AccessSettings, Clock, Companions, EndpointDirectory, GatewayIdentity, StageDeployment } from './ports';

/** Parts of the gateway that steps call: made once per gateway, never per request. */
export interface GatewayTools {
  readonly clock: Clock;
  readonly random: () => number;
  readonly identity: GatewayIdentity;
  readonly endpoints: EndpointDirectory;
  readonly http: HttpEndpoints;
  readonly lambda: LambdaFunctions;
  /** As they are now. */
  readonly companions: () => Companions;
  readonly access: () => AccessSettings;
}

/** Calls HTTP endpoints over kept-alive connections. Throws EndpointFailure where no answer came. */
export interface HttpEndpoints {
  call(request: IntegrationRequest, options: HttpCallOptions): Promise<EndpointResponse>;
}

export interface HttpCallOptions {
  readonly insecureSkipVerification: boolean;
  /** `http://host:port` that is connected to instead of the URL's own host; Host and server name stay the URL's. */
  readonly connectTo?: string;
  /** The name that a TLS endpoint is known by, where the URL has another. */
  readonly serverName?: string;
  /** The certificate that a TLS endpoint may ask for, in PEM. */
  readonly clientCertificate?: { readonly cert: string; readonly key: string };
  /** The answer comes as soon as its head is there, with the body as a stream. */
  readonly isStreaming?: boolean;
}

/** Steps in order. A step that has nothing to wait for returns nothing, so that the chain need not await it. */
export interface Step<E extends ApiExchange = Exchange> {
  readonly name: string;
  readonly phase: TracePhase;
  run(exchange: E): void | Promise<void>;
  /** Runs also where a step before it has answered by itself; the others are skipped then. */
  readonly runsWhenAnswered?: boolean;
  /** False: the step has nothing to do with this request, and the trace is not told of it. Absent: always true. */
  readonly appliesTo?: (exchange: E) => boolean;
}

/** What a compiled deployment of any protocol has. */
export interface ApiDeployment {
  readonly apiId: string;
  readonly apiName: string;
  readonly view: { readonly api: { readonly accountId?: string | undefined } };
  /** Names in lower case of the headers that authorizers read tokens from. */
  readonly tokenHeaders: ReadonlySet<string>;
  /** Names of the query parameters that authorizers read: traces hide what is a token. */
  readonly tokenParameters: ReadonlySet<string>;
}

export interface MethodMatch {
  readonly method: CompiledMethod;
  readonly resourceId: string;
  readonly resourcePath: string;
  /** Undecoded values. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** What the steps of all protocols work on. */
export interface ApiExchange {
  readonly origin: 'invoke' | 'test';
  readonly tools: GatewayTools;
  readonly deployment: ApiDeployment;
  readonly stage: StageDeployment;
  readonly invocation: InvocationRequest;
  readonly trace: TraceRecorder;
  /** What the access steps found out of the caller; undefined until one does. */
  access: CallerAccess | undefined;
  integrationRequest: IntegrationRequest | undefined;
  endpointResponse: EndpointResponse | undefined;
}

/** What stands in place of a REST API's own words where the steps of REST APIs serve another protocol. */
export interface OwnWords {
  /** `$context`. */
  context(): MappingContext;
  /** The event of a Lambda proxy, as JSON text, with `headers` in it. */
  event(headers: HeaderList): string;
  /** The event of a REQUEST authorizer, likewise. */
  authorizerEvent(methodArn: string, headers: HeaderList): string;
}

/** A request to a REST API, or a call of a WebSocket API, which the same steps serve. */
export interface Exchange extends ApiExchange {
  /** Set for WebSocket APIs. */
  readonly own?: OwnWords | undefined;
  readonly deployment: CompiledDeployment;
  /** Written by the routing step. */
  match: MethodMatch | undefined;
  /** What the stage's web ACL decided; undefined where it has none. */
  waf: WafOutcome | undefined;
  /** `$input`, `$context`, `$stageVariables` and the overrides; opened when a template or mapping first asks. */
  scope: MappingScope | undefined;
  response: InvocationResponse | undefined;
  /** Written by the cache's lookup; absent where the method is not cached. */
  cacheVisit?: CacheVisit | undefined;
  /** True once a step has answered by itself: the cache does. */
  isAnswered?: boolean;
}

/**
 * Writes the trace. Where nobody listens every method is empty and `isOn` is false; steps ask `isOn` before they
 * build anything only a trace needs.
 */
export interface TraceRecorder {
  readonly isOn: boolean;
  /** Says in few words what decided and what changed in the running step, with the values before and after. */
  note(note: { decided?: string; changed?: string; before?: TraceMessage; after?: TraceMessage }): void;
  /** Adds a check of who may call; the explainers show them all. Its time ends here, or where `checked` was called. */
  check(check: AccessCheck): void;
  /** The next check is made, and only its evidence is still to be gathered: that takes none of its time. */
  checked(): void;
  /** Adds a line to the execution log. */
  log(level: 'ERROR' | 'INFO' | 'TRACE', text: string): void;
  fail(failure: TraceFailure): void;
}
