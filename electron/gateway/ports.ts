// What the data plane needs from outside, and what it promises: plain data in, traces and counters out.
import type { ApiSnapshot, ProtocolType } from '../../shared/definition/api-view';
import type { IamAccessKey, IamPolicy, IamRole, IamUser } from '../../shared/definition/companions/iam';
import type { LoadBalancer } from '../../shared/definition/companions/load-balancer';
import type { ServiceEndpoint } from '../../shared/definition/companions/service-endpoint';
import type { ApiKey, UsagePlan } from '../../shared/definition/companions/usage-plan';
import type { UserPool } from '../../shared/definition/companions/user-pool';
import type { V2VpcLink } from '../../shared/definition/companions/v2-companions';
import type { VpcEndpoint } from '../../shared/definition/companions/vpc-endpoint';
import type { ClientCertificate, VpcLink } from '../../shared/definition/companions/vpc-link';
import type { HttpMethod } from '../../shared/definition/rest/method';
import type { MethodSetting } from '../../shared/definition/rest/stage';
import type { RouteSetting } from '../../shared/definition/v2/stage';
import type { DomainRoutes } from '../../shared/domains/domain-routes';
import type { PooledFunction } from '../../shared/lambda/functions';
import type { SocketEvent } from '../../shared/trace/socket-events';
import type { HeaderList, Trace } from '../../shared/trace/trace';
import type { KeyUsage } from '../../shared/usage/key-usage';
import type { Named, WafSets, WebAcl } from '../../shared/waf/web-acl';

/** Current time in epoch milliseconds: the virtual clock, which can be moved forward. */
export type Clock = () => number;

/** Account and names that show in ARNs, hosts and `$context`. */
export interface GatewayIdentity {
  readonly accountId: string;
  /** The region of hosts and ARNs where none is named by the request. */
  readonly region: string;
}

/** A stage as the gateway serves it. Everything but the snapshot takes effect without a deployment. */
export interface StageDeployment {
  readonly apiId: string;
  readonly stageName: string;
  readonly deploymentId: string;
  /** Epoch milliseconds. */
  readonly deployedAt: number;
  /** Names the snapshot; equal hashes are compiled once. */
  readonly snapshotHash: string;
  readonly snapshot: ApiSnapshot;
  readonly settings: StageSettings;
  /** A second deployment, which serves a share of the requests while `settings.canary` says so. REST APIs only. */
  readonly canary?: Pick<StageDeployment, 'deploymentId' | 'snapshotHash' | 'snapshot'>;
  /** Which of the two serves a request; written by the gateway, absent on a stage without a canary. */
  readonly release?: StageRelease;
}

/** The production release is the stage's own deployment. */
export type StageRelease = 'production' | 'canary';

/** How a stage and its canary share the requests. */
export interface CanarySplit {
  /** 0 to 100; each request is drawn on its own. */
  readonly percentTraffic: number;
  /** The stage's variables with the canary's overrides. */
  readonly variables: Readonly<Record<string, string>>;
  readonly useStageCache: boolean;
}

export interface StageSettings {
  /** The stage's cache cluster; absent: it has none. REST APIs only. */
  readonly cache?: { readonly sizeGigabytes: number };
  readonly canary?: CanarySplit;
  readonly variables: Readonly<Record<string, string>>;
  readonly methodSettings: Readonly<Record<string, MethodSetting>>;
  readonly accessLogFormat?: string;
  /** HTTP and WebSocket APIs: throttles, metrics and logs by route key, and for routes without settings of their own. */
  readonly routeSettings?: Readonly<Record<string, RouteSetting>>;
  readonly defaultRouteSettings?: RouteSetting;
  readonly tracingEnabled: boolean;
  /** The certificate that HTTPS endpoints may ask for. */
  readonly clientCertificateId?: string;
  /** The web ACL that requests are asked before anything else; REST APIs only. */
  readonly webAclArn?: string;
  /** A port of the stage's own. */
  readonly port?: number;
}

/** TestInvokeMethod on a snapshot of the working copy. */
export interface TestInvocation {
  readonly snapshot: ApiSnapshot;
  readonly resourceId: string;
  readonly httpMethod: HttpMethod;
  readonly verb?: string;
  readonly pathWithQueryString: string;
  readonly headers: HeaderList;
  /** UTF-8 text. */
  readonly body: string;
  readonly stageVariables: Readonly<Record<string, string>>;
  readonly clientCertificateId?: string;
}

/** A request to an HTTP API's working copy. */
export interface RouteTest {
  readonly snapshot: ApiSnapshot;
  /** Default: `$default`. */
  readonly stageName?: string;
  readonly httpMethod: string;
  /** Below the stage. */
  readonly pathWithQueryString: string;
  readonly headers: HeaderList;
  /** UTF-8 text. */
  readonly body: string;
  readonly stageVariables: Readonly<Record<string, string>>;
}

/** One authorizer of a snapshot of the working copy, asked on its own. */
export interface AuthorizerTest {
  readonly snapshot: ApiSnapshot;
  readonly authorizerId: string;
  /** The stage that event and method ARN name, and whose kept results are looked at. */
  readonly stageName?: string;
  readonly httpMethod: string;
  /** Below the stage. */
  readonly pathWithQueryString: string;
  readonly headers: HeaderList;
  readonly stageVariables: Readonly<Record<string, string>>;
  /** Values of `context.NAME` identity sources. */
  readonly contextVariables: Readonly<Record<string, string>>;
  /** What the method would ask of an access token; none: an ID token is expected. */
  readonly scopes: readonly string[];
}

export interface TestInvocationResult {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: string;
  readonly isBase64: boolean;
  readonly latencyMs: number;
  /** The log text of TestInvokeMethod. */
  readonly log: string;
  readonly trace: Trace;
}

/** How a server name is served over TLS. */
export interface TlsProfile {
  /** PEM, with the certificates up to the root. */
  readonly certificate: string;
  /** PEM. */
  readonly privateKey: string;
  /** Where the certificate comes from, for lists of handshakes. */
  readonly words: string;
  /** Name of the security policy. */
  readonly policy: string;
  readonly minVersion: 'TLSv1' | 'TLSv1.2' | 'TLSv1.3';
  /** As OpenSSL names them; absent: the usual ones. */
  readonly ciphers?: string;
  /** Set where clients have to show a certificate. */
  readonly mutual?: {
    readonly domainName: string;
    /** PEM bundle. */
    readonly truststore: string;
    readonly revoked: readonly RevokedCertificates[];
  };
}

/** Certificates that an authority of a truststore has taken back. */
export interface RevokedCertificates {
  /** SHA-256 fingerprint of the authority. */
  readonly issuer: string;
  /** Serial numbers, hexadecimal, upper case. */
  readonly serials: readonly string[];
}

/** What the TLS settings of a domain name, or of an API's own address, ask of requests. */
export interface TlsDemand {
  /** Of a domain name, maybe with `*.` in front; else `apiId` is set. */
  readonly domainName?: string;
  readonly apiId?: string;
  /** Clients show a certificate. */
  readonly isMutual: boolean;
  /** AWS documented: endpoint access mode STRICT: the name of the handshake is the one of the Host header. */
  readonly isStrict: boolean;
}

/** Where a name in an integration URI leads: local backends answer on ports that only the studio knows. */
export interface EndpointDirectory {
  /** Port on 127.0.0.1 that stands for `host`, or undefined to call the host as written. */
  localPort(host: string): number | undefined;
}

/** What integrations reach beside the APIs. A change takes effect with the next request, without a deployment. */
export interface Companions {
  /** Web ACLs and what their rules refer to; absent: none. */
  readonly waf?: { readonly webAcls: readonly Named<WebAcl>[]; readonly sets: WafSets };
  /** Paths of code and layers are absolute. */
  readonly functions: readonly PooledFunction[];
  readonly serviceEndpoints: readonly ServiceEndpoint[];
  readonly vpcLinks: readonly VpcLink[];
  readonly loadBalancers: readonly LoadBalancer[];
  /** Of HTTP and WebSocket APIs; absent: none. */
  readonly v2VpcLinks?: readonly Pick<V2VpcLink, 'id'>[];
  /** Ids of the HTTP APIs there are: one that serves no stage answers as an HTTP API. Absent: none. */
  readonly httpApiIds?: readonly string[];
  /** With their private keys, as far as those are here. */
  readonly clientCertificates: readonly StageCertificate[];
  /** Custom domain names with what leads requests onward; absent: none. */
  readonly domains?: readonly DomainRoutes[];
  readonly vpcEndpoints?: readonly VpcEndpointEntry[];
  /** Absent: none. */
  readonly tlsDemands?: readonly TlsDemand[];
}

/** A VPC endpoint as requests through it see it. */
export type VpcEndpointEntry = Pick<
  VpcEndpoint,
  'vpcEndpointId' | 'vpcId' | 'privateDnsEnabled' | 'cidrBlocks' | 'policyDocument' | 'accountId'
>;

/** What a stage shows to HTTPS endpoints. */
type StageCertificate = Pick<ClientCertificate, 'clientCertificateId' | 'pemEncodedCertificate' | 'privateKey'>;

/** Who may call and how often, beside the deployments. A change takes effect with the next request. */
export interface AccessSettings {
  /** Unknown access keys are refused instead of counting as administrators. */
  readonly isStrict: boolean;
  readonly apiKeys: readonly ApiKey[];
  readonly usagePlans: readonly UsagePlan[];
  readonly users: readonly IamUser[];
  readonly accessKeys: readonly IamAccessKey[];
  readonly roles: readonly IamRole[];
  readonly policies: readonly IamPolicy[];
  readonly userPools: readonly UserPool[];
  /** Public keys of the local identity provider, as JSON Web Keys; a pool's `kid` is made of its id and theirs. */
  readonly providerKeys: readonly ProviderKey[];
  /** 32 bytes as base64: seals the session tokens of temporary credentials. Absent: there are none. */
  readonly sessionKey?: string;
  /** Limits of the whole account and region; absent: none. */
  readonly accountThrottle?: { readonly rateLimit: number; readonly burstLimit: number };
  /** Who may call the functions that are here; absent: API Gateway may. */
  readonly functionGrants?: readonly FunctionGrants[];
}

/** The policy of a function. */
export interface FunctionGrants {
  /** As ARNs name it. */
  readonly functionName: string;
  /** Each of the function, or of the version or alias that it names; JSON text. */
  readonly statements: readonly { readonly qualifier?: string | undefined; readonly statement: string }[];
}

/** An RSA key of the local identity provider. */
export interface ProviderKey {
  readonly kid: string;
  /** Base64url. */
  readonly n: string;
  readonly e: string;
}

/** Hears what the gateway observed. Called in batches, never on the request path. */
export interface GatewayObserver {
  traces(traces: readonly Trace[]): void;
  accessLog(lines: readonly AccessLogLine[]): void;
  counters(counters: GatewayCounters): void;
  /** What happens on WebSocket connections, while it is asked for; `dropped` events before them were too many. */
  sockets?(events: readonly SocketEvent[], dropped: number): void;
}

export interface AccessLogLine {
  readonly apiId: string;
  readonly stage: string;
  /** Of a request that the stage's canary served. */
  readonly isCanary?: boolean;
  /** Of the trace, whatever ids the format shows. */
  readonly requestId: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What the usage plans and throttles have counted. */
export interface GatewayLimits {
  readonly usage: readonly KeyUsage[];
  /** Token buckets that requests have used, as they stand. */
  readonly buckets: readonly BucketLevel[];
  /** Epoch milliseconds on the virtual clock. */
  readonly at: number;
}

/** A token bucket as it stands. */
export interface BucketLevel {
  /** Which limit, and of what: `throttle-plan gold/k1`. */
  readonly key: string;
  /** Tokens a second. */
  readonly rate: number;
  readonly burst: number;
  readonly level: number;
}

/** Totals since the gateway started, and the load of the last 10 seconds. */
export interface GatewayCounters {
  readonly requests: number;
  /** Requests whose trace was not kept because more came than are traced per second. */
  readonly untraced: number;
  readonly perStage: readonly StageCounters[];
  readonly metrics: GatewayMetrics;
  /** Of the process that the gateway runs in. */
  readonly process?: { readonly rssBytes: number; readonly heapUsedBytes: number };
  /** The newest two slices of ten seconds with traffic; `minute` is when the slice began, `route` the method or route. */
  readonly slices: readonly MinuteMetrics[];
  /** What keys have used of their plans, where that changed since it was last told. */
  readonly usage?: readonly KeyUsage[];
  readonly load: {
    readonly perSecond: number;
    readonly p95Ms: number;
    readonly share4xx: number;
    readonly share5xx: number;
  };
}

export interface StageCounters {
  /** Absent: of a REST API. */
  readonly protocol?: ProtocolType;
  /** `canary`: what the stage's canary served, counted apart; absent: the stage itself. */
  readonly release?: 'canary';
  readonly apiId: string;
  readonly apiName: string;
  readonly stage: string;
  readonly count: number;
  readonly errors4xx: number;
  readonly errors5xx: number;
  /** Sums in milliseconds. */
  readonly latencyMs: number;
  readonly integrationLatencyMs: number;
  /** Answers of cached methods, from the cache and from the endpoint. */
  readonly cacheHits: number;
  readonly cacheMisses: number;
  /** Answers 429: of throttles and quotas, or of the endpoint. */
  readonly throttles: number;
}

/** What CloudWatch would keep of the newest two minutes with traffic. */
export interface GatewayMetrics {
  /** Names the counting: a gateway that starts again begins at zero under another one. */
  readonly run: string;
  readonly minutes: readonly MinuteMetrics[];
}

/** One minute of a stage, or of one method where its setting says `metricsEnabled`. */
export interface MinuteMetrics {
  /** Absent: of a REST API. */
  readonly protocol?: ProtocolType;
  readonly apiId: string;
  readonly apiName: string;
  readonly stage: string;
  /** `canary`: what the stage's canary served, counted apart; absent: the stage itself. */
  readonly release?: 'canary';
  readonly method?: MetricMethod;
  /** The route key, where its setting says `detailedMetricsEnabled`. */
  readonly route?: string;
  /** Bytes of both bodies of each request; HTTP APIs only. */
  readonly processedBytes?: LatencySpread;
  /** WebSocket APIs only. */
  readonly socket?: SocketCounts;
  /** Its beginning in epoch milliseconds. */
  readonly minute: number;
  readonly count: number;
  readonly errors4xx: number;
  readonly errors5xx: number;
  /** Answers of cached methods; absent: there were none. */
  readonly cache?: { readonly hits: number; readonly misses: number };
  readonly latency: LatencySpread;
  readonly integrationLatency: LatencySpread;
}

/** What CloudWatch counts of WebSocket APIs alone. */
export interface SocketCounts {
  /** Messages to `$connect`. */
  readonly connects: number;
  /** In either direction. */
  readonly messages: number;
  /** Refused with 4xx before any integration was called. */
  readonly clientErrors: number;
  /** The integration answered 4xx or 5xx. */
  readonly integrationErrors: number;
  /** The integration could not be called. */
  readonly executionErrors: number;
}

export interface MetricMethod {
  readonly resource: string;
  readonly httpMethod: string;
}

/** In milliseconds; of processed bytes in bytes. */
export interface LatencySpread {
  readonly count: number;
  readonly sum: number;
  readonly least: number;
  readonly most: number;
  /** Values, to within a tenth, with how often each came. */
  readonly values: readonly (readonly [value: number, count: number])[];
}
