// What a deployment of a WebSocket API becomes before it serves: routes with everything they need, prepared once.
import type { V2Route } from '../../../../shared/definition/v2/route';
import type { SelectionExpression } from '../../../../shared/selection/selection-expression';
import type { CompileProblem } from '../../process/messages';
import type { CompiledDeployment } from '../compiled-deployment';
import type { BodyModel, BodyTemplate, CompiledMethod, RequestTemplates } from '../compiled-method';

export interface CompiledWebSocketApi {
  readonly apiId: string;
  readonly apiName: string;
  /** Authorizers, settings and limits as the steps of REST APIs read them, which serve WebSocket APIs too. */
  readonly deployment: CompiledDeployment;
  readonly routeSelection: SelectionExpression;
  /** By route key, the routes of the connection (`$connect`, `$disconnect`) among them. */
  readonly routes: ReadonlyMap<string, CompiledSocketRoute>;
  readonly problems: readonly CompileProblem[];
}

export interface CompiledSocketRoute {
  readonly route: V2Route;
  /** The route and its integration as the steps of REST APIs read them; undefined where it has no integration. */
  readonly method: CompiledMethod;
  readonly models: SocketModels | undefined;
  readonly requestTemplates: SocketTemplates;
  readonly passthrough: RequestTemplates['passthrough'];
  /** True where the client is answered: the route has a route response. */
  readonly isTwoWay: boolean;
  /** Of integrations that are no proxies. */
  readonly replies: SocketReplies;
}

/** Templates by the value of their selection expression; absent: always `$default`. */
export interface SocketTemplates {
  readonly selection: SelectionExpression | undefined;
  readonly byKey: ReadonlyMap<string, BodyTemplate>;
}

export interface SocketModels {
  readonly selection: SelectionExpression;
  readonly byKey: ReadonlyMap<string, BodyModel>;
}

export interface SocketReplies {
  readonly selection: SelectionExpression;
  readonly all: readonly SocketReply[];
}

/** One integration response. */
export interface SocketReply {
  /** `$default`, or what was written: a pattern between slashes, or the text itself. */
  readonly key: string;
  matches(text: string): boolean;
  readonly templates: SocketTemplates;
  readonly isBase64: boolean;
}
