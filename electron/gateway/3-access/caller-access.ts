// What the access steps find out of a caller: who it is, what its own policies say, and which API key it uses.
import type { IamPolicies, Principal } from '../../../shared/iam/principal';
import type { Policy } from '../../../shared/policy/policy';
import type { TraceFunctionCall } from '../../../shared/trace/trace';
import type { StagePlan } from './usage/usage-index';

/** Written anew by each step that adds to it; read by mappings, templates, events, logs and the steps after. */
export interface CallerAccess {
  /** Members of `$context.identity` that the caller's signature gives: `caller`, `userArn`, `accessKey`, … */
  readonly identity?: Readonly<Record<string, string | null>>;
  /** `$context.authorizer` and `requestContext.authorizer`: `principalId` and context values, or `claims`. */
  readonly authorizer?: AuthorizerContext;
  /** How the authorizer was asked; absent where the method has none. */
  readonly authorizerCall?: AuthorizerCall;
  /** Set by an authorizer; the key where the API takes keys from it. */
  readonly usageIdentifierKey?: string;
  /** The API key, once it is known to be good for this stage. */
  readonly apiKey?: { readonly id: string; readonly value: string; readonly name: string };
  /** The usage plan that the key has for this stage. */
  readonly plan?: StagePlan;
  /** Who signed; absent for callers without a signature. */
  readonly principal?: Principal;
  /** What speaks for the caller beside the resource policy; absent: nothing does. */
  readonly policies?: CallerPolicies;
}

/** How an authorizer was asked: `$context.authorizer.status`, `latency` and the like of access logs. */
export interface AuthorizerCall {
  /** 200, or what the client got: 401, 403, 500. */
  readonly status: number;
  readonly latencyMs: number;
  /** 0 where a kept result was used. */
  readonly integrationLatencyMs?: number;
  /** Of the Lambda service. */
  readonly integrationStatus?: number;
  /** What was wrong. */
  readonly error?: string;
  /** The function that was asked; absent where a kept result was used. */
  readonly function?: TraceFunctionCall;
  /** The last 4 KB of its log as base64, where it was asked for. */
  readonly logTail?: string;
}

export type AuthorizerContext = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** Policies of the caller, by where they come from. */
export type CallerPolicies =
  | {
      /** What a Lambda authorizer returned. */
      readonly kind: 'authorizer';
      readonly authorizerId: string;
      readonly authorizerName: string;
      readonly policy: Policy;
    }
  | IamPolicies;
