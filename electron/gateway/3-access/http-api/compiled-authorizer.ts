// Authorizers of an HTTP API made ready to ask: everything parsed at deploy.
import type { V2IdentitySource } from '../../../../shared/definition/v2/v2-identity-source';
import type { LambdaTarget, UriTemplate } from '../../deploy/compiled-method';
import type { AudienceRule } from '../tokens/verify-token';

export type RouteAuthorizer = JwtAuthorizer | RouteFunctionAuthorizer;

/** Authorizers by their id. Immutable; shared by all requests of a deployment. */
export type RouteAuthorizers = ReadonlyMap<string, RouteAuthorizer>;

export interface JwtAuthorizer {
  readonly kind: 'jwt';
  readonly id: string;
  readonly name: string;
  /** Where the token stands. */
  readonly source: V2IdentitySource;
  readonly issuer: string;
  readonly audience: AudienceRule;
}

export interface RouteFunctionAuthorizer {
  readonly kind: 'function';
  readonly id: string;
  readonly name: string;
  readonly payloadFormatVersion: '1.0' | '2.0';
  /** The function answers `isAuthorized` in place of a policy. */
  readonly isSimple: boolean;
  /** 0: every request asks the function. */
  readonly ttlSeconds: number;
  readonly sources: readonly V2IdentitySource[];
  readonly uri: UriTemplate;
  /** What the URI names where nothing in it varies. */
  readonly target: LambdaTarget | undefined;
  readonly credentials: UriTemplate | undefined;
  /** Changes with everything that a kept result depends on. */
  readonly fingerprint: string;
}
