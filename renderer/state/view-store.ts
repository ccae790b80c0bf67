// What this window looks at: activity, API, stage, place in the API, open panels. Never leaves the page.
import { createStore, type StoreApi } from 'zustand';
import type { LogSource } from '../../shared/contract/logs';
import type { ExportFormat, ImportResult, InfrastructureResult } from '../../shared/contract/workspace';
import type { EntityKey } from '../../shared/definition/entities';
import type { HttpMethod } from '../../shared/definition/rest/method';
import type { WafEntityKind } from '../../shared/waf/named-waf';

export const activities = ['apis', 'functions', 'run', 'traffic', 'tests', 'access', 'settings'] as const;
export type Activity = (typeof activities)[number];

/** Sections of an API that stand beside its resources. */
export const apiSections = [
  'api-settings',
  'models',
  'authorizers',
  'gateway-responses',
  'request-validators',
  'resource-policy',
  'documentation',
] as const;
export type ApiSection = (typeof apiSections)[number];

/** Sections of an HTTP or WebSocket API that stand beside its routes. */
export const v2Sections = ['integrations', 'authorizers', 'models', 'cors', 'api-settings'] as const;
export type V2Section = (typeof v2Sections)[number];

/** The boxes of a route's diagram that have a form. */
export type RouteBox = 'route' | 'integration-request' | 'endpoint' | 'integration-response' | 'route-response';

/** The boxes of the method-execution diagram that have a form. */
export type BoxName =
  | 'method-request'
  | 'integration-request'
  | 'endpoint'
  | 'integration-response'
  | 'method-response';

/** What is open in the centre. `path` is the member to reveal, dotted, for example from a problem. */
export type Place = RestPlace | V2Place;

/** Of REST APIs. */
export type RestPlace =
  | { readonly kind: 'resource'; readonly resourceId: string; readonly path?: string }
  | {
      readonly kind: 'method';
      readonly resourceId: string;
      readonly httpMethod: HttpMethod;
      readonly box?: BoxName;
      readonly path?: string;
      /** A mapping template of the box, opened in an editor of its own. */
      readonly template?: TemplatePlace;
    }
  | { readonly kind: 'section'; readonly section: ApiSection; readonly id?: string; readonly path?: string };

/** Of HTTP and WebSocket APIs. */
export type V2Place =
  | {
      readonly kind: 'route';
      readonly routeId: string;
      readonly box?: RouteBox;
      readonly path?: string;
      /** A mapping template of the box, opened in an editor of its own. */
      readonly template?: SocketTemplatePlace;
    }
  | { readonly kind: 'v2-section'; readonly section: V2Section; readonly id?: string; readonly path?: string }
  /** The clients of a WebSocket API. */
  | { readonly kind: 'clients'; readonly clientId?: string };

/** A mapping template of a method: of the request, or of an integration response by its status. */
export interface TemplatePlace {
  readonly contentType: string;
  readonly status?: string;
  /** Opened with the debugger. */
  readonly isDebugging?: boolean;
  /** The recorded request whose values are the sample; absent: the last one. */
  readonly requestId?: string;
}

/** A mapping template of a WebSocket API: of an integration, or of an integration response. */
export interface SocketTemplatePlace {
  readonly entityKey: EntityKey;
  readonly side: 'request' | 'response';
  /** What the template selection expression yields. */
  readonly templateKey: string;
}

/** Lists of the workspace beside its functions: what integrations call. */
export const backendSections = ['http-backend', 'service-endpoint', 'vpc-link', 'load-balancer'] as const;
export type BackendSection = (typeof backendSections)[number];

export type FunctionTab = 'code' | 'settings' | 'versions' | 'log' | 'used-by';

/** What is open on the Functions screen. */
export type BackendPlace =
  | {
      readonly kind: 'function';
      readonly functionName: string;
      readonly tab?: FunctionTab;
      /** A file of the code folder, and the line to show. */
      readonly file?: string;
      readonly line?: number;
      /** The log shows this invocation alone. */
      readonly requestId?: string;
    }
  | { readonly kind: 'section'; readonly section: BackendSection; readonly id?: string };

/** What is open on the Tests screen: a suite, or one of its requests. */
export interface TestPlace {
  readonly suiteId: string;
  readonly testId?: string;
}

/** Lists of the Access screen, in the order of its sidebar. */
export const accessSections = [
  'usage-plans',
  'api-keys',
  'personas',
  'authorizers',
  'tokens',
  'policies',
  'principals',
  'user-pools',
  'certificates',
  'domains',
  'vpc-endpoints',
  'firewall',
] as const;
export type AccessSection = (typeof accessSections)[number];

/** What is open on the Access screen: a section, or one of its things by the id that the section gives it. */
export interface AccessPlace {
  readonly section: AccessSection;
  readonly id?: string;
}

/** What the section of principals holds. */
export type PrincipalKind = 'iam-user' | 'iam-role' | 'iam-policy';

export type PanelName = 'log' | 'traces' | 'problems' | 'websocket' | 'throttle' | 'cache';

/** Tabs of a stage, those of REST, HTTP and WebSocket APIs together. */
export type StageTab =
  | 'overview'
  | 'metrics'
  | 'settings'
  | 'variables'
  | 'parts'
  | 'logs'
  | 'cache'
  | 'canary'
  | 'cost';

/** What lies over the window; one at a time. */
export type Overlay =
  | { readonly kind: 'palette'; readonly mode: 'all' | 'places' | 'recent' }
  | { readonly kind: 'new-usage-plan' | 'new-api-key' | 'new-user-pool' | 'new-certificate' }
  | { readonly kind: 'new-domain' | 'new-vpc-endpoint' }
  | { readonly kind: 'new-waf'; readonly first: WafEntityKind }
  /** `rule`: the one that is edited; absent: a new one of the web ACL or rule group under `key`. */
  | { readonly kind: 'waf-rule'; readonly key: EntityKey; readonly rule?: string }
  | { readonly kind: 'new-mapping' | 'new-routing-rule'; readonly domainName: string }
  | { readonly kind: 'new-principal'; readonly principal: PrincipalKind }
  /** `like`: the key of the persona that is copied. */
  | { readonly kind: 'new-persona'; readonly like?: string }
  | { readonly kind: 'shortcuts' | 'new-api' | 'open-folder' | 'paste' | 'push' }
  | { readonly kind: 'deploy'; readonly isCanary?: boolean }
  /** `format`: what is chosen first. */
  | { readonly kind: 'export'; readonly format?: ExportFormat | 'javascript' }
  | { readonly kind: 'link' | 'link-review' | 'to-http'; readonly apiId: string }
  /** `path` and `verb` are filled in. */
  | { readonly kind: 'cors-doctor'; readonly apiId: string; readonly verb?: string; readonly path?: string }
  /** Sides as `working`, `stage:dev`, `canary:dev` or `deployment:a1b2c3`; `requestIds`: the chosen ones, absent: the newest, of the stage where one is named. */
  | {
      readonly kind: 'replay';
      readonly apiId: string;
      readonly stageName?: string;
      readonly before?: string;
      readonly after?: string;
      readonly requestIds?: readonly string[];
    }
  | { readonly kind: 'import-tests'; readonly document?: TemplateText }
  /** The recorded request that becomes a test. */
  | { readonly kind: 'save-as-test'; readonly requestId: string; readonly name: string }
  /** The recorded requests that become tests of one suite. */
  | {
      readonly kind: 'save-as-tests';
      readonly requests: readonly { readonly requestId: string; readonly name: string }[];
    }
  | { readonly kind: 'new-function'; readonly use?: FunctionUser }
  | { readonly kind: 'rename-function'; readonly functionName: string }
  | { readonly kind: 'enable-cors'; readonly apiId: string; readonly resourceId: string }
  | { readonly kind: 'import-report'; readonly result: ImportResult }
  | { readonly kind: 'import-fills'; readonly document: TemplateText; readonly asked: InfrastructureResult }
  | { readonly kind: 'infrastructure-report'; readonly result: InfrastructureResult };

/** A template of infrastructure that asked for values. */
export interface TemplateText {
  readonly fileName: string;
  readonly text: string;
}

/** The method that asked for a new function and calls it from then on. */
export interface FunctionUser {
  readonly apiId: string;
  readonly resourceId: string;
  readonly httpMethod: HttpMethod;
}

export interface ViewState {
  readonly activity: Activity;
  readonly apiId: string | undefined;
  /** The selected stage of each API. */
  readonly stageNames: ReadonlyMap<string, string>;
  /** The open place of each API. */
  readonly places: ReadonlyMap<string, Place>;
  /** The open place of the Functions screen. */
  readonly backend: BackendPlace | undefined;
  /** The open place of the Tests screen. */
  readonly test: TestPlace | undefined;
  /** The open place of the Access screen. */
  readonly access: AccessPlace | undefined;
  /** The open tab of the stages. */
  readonly stageTab: StageTab;
  /** The panel open in the dock; undefined: the dock is a status bar. */
  readonly panel: PanelName | undefined;
  readonly isTestPaneOpen: boolean;
  readonly overlay: Overlay | undefined;
  /** The request shown in the traffic view and in the panels. */
  readonly requestId: string | undefined;
  /** Ids of the requests in the traffic list that are chosen to do something with all of them. */
  readonly chosenRequests: ReadonlySet<string>;
  /** What the Traffic screen shows: the list of requests, or the services they went through. */
  readonly trafficView: 'requests' | 'map';
  /** The text the traffic list is searched for, set from the palette. */
  readonly trafficText: string;
  /** What the log panel shows; it stays while the panel is closed. */
  readonly logView: LogView;
}

export interface LogView {
  readonly mode: 'request' | 'tail';
  readonly source: LogSource | 'all';
  /** The filter of the tail as it is typed. */
  readonly text: string;
}

export type ViewStore = StoreApi<ViewState>;

/** Makes the store; the shell holds it. */
export function createViewStore(): ViewStore {
  return createStore<ViewState>(() => ({
    activity: 'apis',
    apiId: undefined,
    stageNames: new Map(),
    places: new Map(),
    backend: undefined,
    test: undefined,
    access: undefined,
    stageTab: 'overview',
    panel: undefined,
    isTestPaneOpen: true,
    overlay: undefined,
    requestId: undefined,
    chosenRequests: new Set(),
    trafficView: 'requests',
    trafficText: '',
    logView: { mode: 'request', source: 'all', text: '' },
  }));
}

/** Selects an API; its stage and place are those it had before. */
export function selectApi(view: ViewStore, apiId: string | undefined): void {
  view.setState({ apiId });
}

/** Selects a stage of an API. */
export function selectStage(view: ViewStore, apiId: string, stageName: string): void {
  view.setState(({ stageNames }) => ({ stageNames: new Map([...stageNames, [apiId, stageName]]) }));
}

/** Opens a place of an API in the centre and shows the API's activity. */
export function openPlace(view: ViewStore, apiId: string, place: Place): void {
  view.setState(({ places }) => ({ apiId, activity: 'apis', places: new Map([...places, [apiId, place]]) }));
}

/** Opens a function, or a list of other backends, and shows the Functions screen. */
export function openBackend(view: ViewStore, backend: BackendPlace): void {
  view.setState({ activity: 'functions', backend });
}

/** Opens a suite or one of its requests and shows the Tests screen. */
export function openTest(view: ViewStore, test: TestPlace): void {
  view.setState({ activity: 'tests', test });
}

/** Opens a section of access, or one of its things, and shows the Access screen. */
export function openAccess(view: ViewStore, access: AccessPlace): void {
  view.setState({ activity: 'access', access });
}

/** Opens a tab of the selected stage and shows the Run screen. */
export function openStageTab(view: ViewStore, stageTab: StageTab): void {
  view.setState({ activity: 'run', stageTab });
}

/** Opens a panel in the dock, or closes it where it is open already. */
export function togglePanel(view: ViewStore, panel: PanelName): void {
  view.setState(({ panel: open }) => ({ panel: open === panel ? undefined : panel }));
}

/** Shows a request in the traffic view. */
export function showRequest(view: ViewStore, requestId: string): void {
  view.setState({ requestId, activity: 'traffic', trafficView: 'requests' });
}

/** Shows the traffic that passes a filter. */
export function showTraffic(view: ViewStore, trafficText: string): void {
  view.setState({ activity: 'traffic', trafficView: 'requests', trafficText, requestId: undefined });
}

/** Changes what the log panel shows. */
export function changeLogView(view: ViewStore, changes: Partial<LogView>): void {
  view.setState(({ logView }) => ({ logView: { ...logView, ...changes } }));
}

/** Shows the lines of all logs that pass a filter. */
export function showLogs(view: ViewStore, text: string): void {
  view.setState({ panel: 'log', logView: { mode: 'tail', source: 'all', text } });
}
