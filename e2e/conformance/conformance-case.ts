// A conformance case: a definition, what the endpoint behind it answers, a request, and the answer of the real service.

import type { AccessSettings, Companions } from '../../electron/gateway/ports';
import type { CaseSignature } from './case-signatures';
import type { FunctionAnswer } from './lambda-functions';

/** A text as it must be, or what it must fit. `{api}` stands for the API's id, `{endpoint}` for the endpoint's host. */
export type Expected = string | RegExp;

/** What stands behind HTTP integrations in a case; `{endpoint}` in the definition is its host and port. */
export interface CaseEndpoint {
  readonly status?: number;
  /** A list makes several lines of one name. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array;
  /** It takes requests and never answers, refuses connections, or cuts them. */
  readonly fault?: 'silent' | 'refuses' | 'cuts';
  /** It speaks TLS with a self-signed certificate for localhost, for another host, or for localhost and expired. */
  readonly tls?: 'localhost' | 'other' | 'expired';
}

export interface CaseRequest {
  readonly method?: string;
  /** With the stage: `/dev/pets?x=1`. */
  readonly path: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string | Uint8Array;
  /** Default `{api}.execute-api.us-east-1.amazonaws.com`; `{API}` is the id in upper case. */
  readonly host?: string;
  /** Signs it as a client would; `{api}` in its headers is replaced before. */
  readonly signed?: CaseSignature;
  /** So far the virtual clock is moved before it is sent. */
  readonly afterSeconds?: number;
}

export interface CaseStage {
  readonly variables?: Readonly<Record<string, string>>;
  readonly accessLogFormat?: string;
  readonly methodSettings?: Readonly<
    Record<string, { readonly throttlingRateLimit: number; readonly throttlingBurstLimit: number }>
  >;
}

export interface CaseAnswer {
  readonly status: number;
  /** The exact text. */
  readonly body?: Expected;
  /** The bytes in base64. */
  readonly base64?: string;
  /** The body's JSON, where spacing is not at issue. */
  readonly json?: unknown;
  /** Headers that must be there with this value; `null`: must be absent. Names ignore case. */
  readonly headers?: Readonly<Record<string, Expected | null>>;
  /** What the endpoint must have been sent last; `null`: it was not called. */
  readonly sent?: SentRequest | null;
  /** How a function must have been invoked last; `null`: none was. */
  readonly invoked?: Invoked | null;
  /** The access log line. */
  readonly accessLog?: Expected;
  /** What lines of the execution log have in them, in this order; other lines may stand between. */
  readonly log?: Expected | readonly Expected[];
}

export interface SentRequest {
  readonly method?: string;
  readonly url?: Expected;
  readonly headers?: Readonly<Record<string, Expected | null>>;
  readonly body?: Expected;
  /** The bytes in base64. */
  readonly base64?: string;
}

/** An invocation of a function: only what the case speaks of. */
export interface Invoked {
  readonly functionName?: string;
  readonly qualifier?: string | null;
  readonly invocationType?: string;
  readonly region?: string;
  readonly accountId?: string;
  /** Members of the event, by path with dots: `requestContext.identity`. */
  readonly event?: Readonly<Record<string, unknown>>;
  /** The exact text. */
  readonly payload?: Expected;
}

export interface ConformanceCase {
  /** Number in the reference's list of cases, or its section, and what it is about. */
  readonly id: string;
  /** Where the expected answer is from. */
  readonly source: 'recorded' | 'documented' | 'assumed';
  /** Paths of an OpenAPI 3.0 document with `x-amazon-apigateway-integration`. */
  readonly paths: Readonly<Record<string, object>>;
  /** Further members of the document: components, gateway responses, binary media types. */
  readonly document?: Readonly<Record<string, unknown>>;
  /** Schemas that models have instead of the document's, by name. */
  readonly models?: Readonly<Record<string, object>>;
  readonly stage?: CaseStage;
  /** What stands beside the API. */
  readonly companions?: Partial<Companions>;
  /** Who may call and how often; `{api}` stands for the API's id. */
  readonly access?: Partial<AccessSettings>;
  /** Epoch milliseconds at the beginning; absent: now. */
  readonly startsAt?: number;
  readonly endpoint?: CaseEndpoint;
  /** Functions by name. */
  readonly functions?: Readonly<Record<string, FunctionAnswer>>;
  /** Requests that go first; their answers are not at issue. */
  readonly before?: readonly CaseRequest[];
  readonly request: CaseRequest;
  readonly answer: CaseAnswer;
}

export const missingToken = '{"message":"Missing Authentication Token"}';
export const forbidden = '{"message":"Forbidden"}';
export const internalError = '{"message": "Internal server error"}';
