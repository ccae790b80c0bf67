// Which side made the answer that a browser stopped at, and what would make it let the page through.
import type { EntityKey } from '../definition/entities';
import type { CorsConfiguration } from '../definition/v2/api';
import type { Trace } from '../trace/trace';
import type { CorsFault } from './judge-answer';
import { type PageRequest, unsafeHeaders } from './page-request';

/** Who wrote the answer: the gateway by itself, or what it called. */
export type CorsSide = 'gateway' | 'endpoint';

export type CorsCure =
  /** REST APIs: what Enable CORS does for a resource; `gatewayResponses` too where the gateway refused. */
  | {
      readonly kind: 'enable-cors';
      readonly resourceId: string;
      readonly withGatewayResponses: boolean;
      readonly allowHeaders: string;
      /** With credentials, which want the origin by name. */
      readonly allowOrigin?: string;
      readonly allowCredentials?: boolean;
      readonly label: string;
    }
  /** HTTP APIs: the configuration that lets the page through. */
  | { readonly kind: 'configure'; readonly configuration: CorsConfiguration; readonly label: string }
  /** A preflight brings no credentials, so a method or route of OPTIONS may not ask for any. */
  | { readonly kind: 'open-options'; readonly key: EntityKey; readonly label: string }
  /** HTTP APIs: a route that takes the preflights of a protected one. */
  | {
      readonly kind: 'open-route';
      readonly routeKey: string;
      readonly integrationId?: string;
      readonly label: string;
    }
  /** The working copy lets the page through; the stage does not serve it yet. */
  | { readonly kind: 'deploy'; readonly label: string }
  /** What the endpoint itself has to answer. */
  | { readonly kind: 'endpoint'; readonly lines: readonly string[]; readonly label: string };

export interface CorsDiagnosis {
  readonly side: CorsSide;
  /** Which part of that side, in a sentence. */
  readonly because: string;
  readonly cure?: CorsCure;
}

/** The answer at which the browser stopped. */
export interface StoppedCall {
  readonly request: PageRequest;
  readonly fault: CorsFault;
  readonly trace: Trace;
  readonly isPreflight: boolean;
}

export const deployCure: CorsCure = { kind: 'deploy', label: 'Deploy the working copy' };

/** Who wrote an answer, by its trace. */
export function sideOf(trace: Trace): CorsSide {
  return trace.failure === undefined && trace.integration?.status !== undefined ? 'endpoint' : 'gateway';
}

/** The configuration of an HTTP API with everything that the request needs. */
export function widenedCors(before: CorsConfiguration | undefined, request: PageRequest): CorsConfiguration {
  const { allowOrigins = [], allowMethods = [], allowHeaders = [], ...rest } = before ?? {};
  const origins = request.hasCredentials ? allowOrigins.filter((origin) => origin !== '*') : allowOrigins;
  const headers = unsafeHeaders(request);
  const lower = allowHeaders.map((name) => name.toLowerCase());
  const isAny = lower.includes('*') && !request.hasCredentials;
  return {
    ...rest,
    allowOrigins: withAll(origins, origins.includes('*') ? [] : [request.origin]),
    allowMethods: withAll(allowMethods, allowMethods.includes('*') && !request.hasCredentials ? [] : [request.method]),
    ...((allowHeaders.length > 0 || headers.length > 0) && {
      allowHeaders: [...allowHeaders, ...headers.filter((name) => !lower.includes(name) && (!isAny || isAlone(name)))],
    }),
    ...(request.hasCredentials && { allowCredentials: true }),
  };
}

/** Headers that an endpoint has to answer with, as lines. */
export function neededLines(request: PageRequest, isPreflight: boolean): string[] {
  const headers = unsafeHeaders(request);
  return [
    `Access-Control-Allow-Origin: ${request.origin}`,
    ...(request.hasCredentials ? ['Access-Control-Allow-Credentials: true'] : []),
    ...(isPreflight ? [`Access-Control-Allow-Methods: ${request.method}`] : []),
    ...(isPreflight && headers.length > 0 ? [`Access-Control-Allow-Headers: ${headers.join(', ')}`] : []),
  ];
}

/** What is to be said of a fault, where it came from the endpoint. */
export function endpointDiagnosis(request: PageRequest, fault: CorsFault, isPreflight: boolean): CorsDiagnosis {
  return {
    side: 'endpoint',
    because: `The endpoint wrote this answer, and the gateway hands it on as it is. ${fault.sentence}`,
    cure: { kind: 'endpoint', lines: neededLines(request, isPreflight), label: 'Answer with these headers' },
  };
}

/** The one header that * never stands for. */
function isAlone(name: string): boolean {
  return name === 'authorization';
}

function withAll(list: readonly string[], more: readonly string[]): string[] {
  return [...list, ...more.filter((one) => !list.includes(one))];
}
