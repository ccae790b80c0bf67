// What came of asking one authorizer on its own, without a method behind it.
import type { AccessCheck } from './access-check';
import type { TraceFunctionCall, TraceShapeField } from './trace';

export interface AuthorizerRun {
  /** 0 where the authorizer knows the caller and its policy lets the request in, else what the client would have got. */
  readonly clientStatus: number;
  /** What the client would have got; absent where it was let in. */
  readonly refusal?: { readonly responseType: string; readonly status: number; readonly body: string };
  /** What is wrong, in words for people. */
  readonly problem?: string;
  readonly latencyMs: number;
  /** As TestInvokeAuthorizer prints it. */
  readonly log: string;
  /** Identity sources with what the request has there. */
  readonly identity: readonly { readonly source: string; readonly value?: string }[];
  /** What TOKEN and REQUEST authorizers keep results by. */
  readonly cache?: {
    readonly ttlSeconds: number;
    /** Absent where nothing is kept. */
    readonly key?: string;
    /** True where the stage keeps a result for it now, and a request would not ask the function. */
    readonly isHit: boolean;
    readonly keptForMs?: number;
  };
  /** What the function was sent, as JSON text. */
  readonly event?: string;
  /** What it returned, or its error, as text. */
  readonly answer?: string;
  /** The answer field by field, the wrong ones marked; absent where none came. */
  readonly fields?: readonly TraceShapeField[];
  readonly function?: TraceFunctionCall;
  /** The last 4 KB of the function's log. */
  readonly functionLog?: string;
  readonly principalId?: string;
  /** The policy as it was returned, as JSON text. */
  readonly policy?: string;
  /** As methods see it: all text. */
  readonly context?: Readonly<Record<string, string>>;
  /** Of a user pool's token. */
  readonly claims?: Readonly<Record<string, string>>;
  readonly usageIdentifierKey?: string;
  /** Whether policy and resource policy let the request in; absent where nobody is known. */
  readonly decision?: {
    readonly methodArn: string;
    readonly result: 'allow' | 'explicit-deny' | 'implicit-deny';
  };
  /** Every check with what it compared, as a request has them. */
  readonly checks: readonly AccessCheck[];
}
