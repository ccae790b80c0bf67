// What a deployment of an HTTP API becomes before it serves.

import type { CompiledCors } from '../../../../shared/cors/compile-cors';
import type { V2Route } from '../../../../shared/definition/v2/route';
import type { HttpRouteKey } from '../../../../shared/definition/v2/route-key';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import type { RouteAuthorizers } from '../../3-access/http-api/compiled-authorizer';
import type { ServiceAction } from '../../5-integration-request/http-api/service-actions';
import type { ParameterValue } from '../../context/http-api/parameter-value';
import type { ApiDeployment } from '../../exchange';
import type { CompileProblem } from '../../process/messages';
import type { LambdaTarget, UnavailableEndpoint, UriTemplate } from '../compiled-method';
import type { HttpRouteTable } from './http-route-table';

export interface CompiledHttpApi extends ApiDeployment {
  readonly view: V2ApiView;
  readonly routes: HttpRouteTable<CompiledRoute>;
  readonly authorizers: RouteAuthorizers;
  /** Absent: the API leaves CORS to its integrations. */
  readonly cors: CompiledCors | undefined;
  readonly disableExecuteApiEndpoint: boolean;
  readonly problems: readonly CompileProblem[];
}

/** One route, made ready to serve. Immutable; shared by all requests. */
export interface CompiledRoute {
  readonly route: V2Route;
  /** Undefined for `$default`. */
  readonly key: HttpRouteKey | undefined;
  /** The path of the key, or `$default`: what events call `resource`. */
  readonly resourcePath: string;
  readonly integrationType: string | undefined;
  readonly endpoint: RouteEndpoint;
  readonly requestMappings: readonly RequestMapping[];
  readonly responseMappings: ReadonlyMap<number, readonly ResponseMapping[]>;
}

/** What the route's integration calls. */
export type RouteEndpoint = RouteLambda | RouteUrl | RoutePrivate | RouteService | UnavailableEndpoint;

export interface RouteLambda {
  readonly kind: 'lambda';
  readonly payloadFormatVersion: '1.0' | '2.0';
  readonly uri: UriTemplate;
  /** What the URI names where nothing in it varies. */
  readonly target: LambdaTarget | undefined;
  readonly credentials: UriTemplate | undefined;
  readonly timeoutMs: number;
}

export interface RouteUrl {
  readonly kind: 'url';
  /** `ANY` stands for the client's method. */
  readonly httpMethod: string;
  readonly uri: UriTemplate;
  /** The request's path is appended to the URI: on the `$default` route. */
  readonly appendsPath: boolean;
  readonly timeoutMs: number;
}

/** A listener or a Cloud Map service behind a VPC link. */
export interface RoutePrivate {
  readonly kind: 'private';
  readonly httpMethod: string;
  readonly connectionId: UriTemplate;
  readonly target: UriTemplate;
  /** Set: TLS, with a certificate of this name. */
  readonly serverName: string | undefined;
  readonly timeoutMs: number;
}

/** An action of an AWS service: an integration with a subtype. */
export interface RouteService {
  readonly kind: 'service';
  readonly action: ServiceAction;
  readonly parameters: readonly ServiceParameter[];
  readonly credentials: UriTemplate;
  readonly timeoutMs: number;
}

export interface ServiceParameter {
  readonly name: string;
  readonly isRequired: boolean;
  readonly value: ParameterValue;
}

export type MappingAction = 'remove' | 'overwrite' | 'append';

export interface RequestMapping {
  readonly action: MappingAction;
  /** `path` has no name. */
  readonly place: 'header' | 'querystring' | 'path';
  readonly name: string;
  readonly value: ParameterValue;
}

export interface ResponseMapping {
  readonly action: MappingAction;
  /** `statuscode` has no name. */
  readonly place: 'header' | 'statuscode';
  readonly name: string;
  readonly value: ParameterValue;
}
