// The four messages of a request's way. Each is written by one step and read-only after that.
import type { LambdaInvocation } from '../../shared/lambda/functions';
import type { HeaderList, TraceFunctionCall } from '../../shared/trace/trace';
import type { ReceivedRequest } from './1-entry/received-request';
import type { BodyStream } from './body-stream';
import type { StageRelease } from './ports';

/** What the client sent, cleaned at the entrance: dropped headers are gone, limits are checked. */
export interface InvocationRequest {
  readonly requestId: string;
  /** Shown as `x-amz-apigw-id`. */
  readonly extendedRequestId: string;
  /** Epoch milliseconds on the virtual clock. */
  readonly receivedAt: number;
  readonly httpMethod: string;
  /** Path below the stage, undecoded, repeated slashes collapsed, trailing slash kept: the event's `path`. */
  readonly path: string;
  /** `requestContext.path`: with the stage, as the client wrote it (see routing rule 6 of the reference). */
  readonly contextPath: string;
  /** What events call `path`, where a custom domain name put something before it; absent: `path`. */
  readonly sentPath?: string | undefined;
  /** Undecoded, without `?`. */
  readonly rawQuery: string;
  /** Decoded pairs in order. */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: HeaderList;
  readonly body: Uint8Array;
  readonly sourceIp: string;
  /** Where the caller says it comes from; callers on this machine only. */
  readonly claims?: CallerClaims | undefined;
  readonly userAgent: string;
  /** Host without port: `{apiId}.execute-api.{region}.amazonaws.com` spelled as this gateway was called. */
  readonly domainName: string;
  readonly domainPrefix: string;
  readonly region: string;
  /** `X-Amzn-Trace-Id` to hand on: the client's with a Parent added, or a new Root. */
  readonly traceId: string;
  /** The request as it was sent, which a signature covers; a test of a method has none. */
  readonly received?: ReceivedRequest;
}

/** A VPC, VPC endpoint and account that a caller on this machine wants to come from. */
export interface CallerClaims {
  readonly vpcId: string | undefined;
  readonly vpceId: string | undefined;
  readonly accountId: string | undefined;
  /** Which release of a stage with a canary is to serve; undefined: drawn by chance. */
  readonly release: StageRelease | undefined;
  /** Who the request was dressed as: shown in the trace, decides nothing. */
  readonly persona: string | undefined;
}

/** What the endpoint is sent. */
export interface IntegrationRequest {
  readonly method: string;
  /** Absolute; empty for MOCK. */
  readonly url: string;
  readonly headers: HeaderList;
  /** Null for none, and for a Lambda proxy event that nobody looks at: its text is in `lambda`. */
  readonly body: Uint8Array | null;
  readonly timeoutMs: number;
  /** The call that the URL stands for, where a function is called. */
  readonly lambda?: LambdaInvocation;
  /** Which service the URL stands for, where another AWS service is called. */
  readonly service?: AwsServiceName;
}

/** An AWS service as an integration URI names it. */
export interface AwsServiceName {
  readonly region: string;
  readonly service: string;
  /** `bucket` of `bucket.s3:path/…`. */
  readonly subdomain?: string;
}

/** What the endpoint answered. */
export interface EndpointResponse {
  readonly status: number;
  readonly headers: HeaderList;
  /** Empty where the body streams. */
  readonly body: Uint8Array;
  /** Until the head was there where the body streams, else until the last byte. */
  readonly latencyMs: number;
  /** Set where the integration streams (`responseTransferMode: STREAM`): the body, still on its way. */
  readonly stream?: BodyStream;
  /** Which function answered, and how. */
  readonly function?: TraceFunctionCall;
}

/** What the client will be sent, before the exit adds its own headers. */
export interface InvocationResponse {
  readonly status: number;
  readonly headers: HeaderList;
  /** Empty where the body streams. */
  readonly body: Uint8Array;
  /** The endpoint's stream, handed on as it is: no template, no conversion and no content coding touches it. */
  readonly stream?: BodyStream;
}
