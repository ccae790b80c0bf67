// A Lambda authorizer made ready to ask: everything parsed at deploy.
import type { IdentitySource } from '../../../../shared/definition/identity-sources';
import type { LambdaEndpoint } from '../../deploy/compiled-method';
import type { SelectionPattern } from '../../deploy/selection-pattern';

/** Immutable; shared by all requests of a deployment. */
export interface FunctionAuthorizer {
  readonly id: string;
  readonly name: string;
  readonly type: 'TOKEN' | 'REQUEST';
  /** 0: every request asks the function. */
  readonly ttlSeconds: number;
  readonly sources: readonly IdentitySource[];
  /** What a token must be like as a whole; TOKEN only. */
  readonly validation: { readonly source: string; readonly pattern: SelectionPattern } | undefined;
  /** The function. */
  readonly endpoint: LambdaEndpoint | undefined;
  /** Why no request can be authorized; such methods answer AUTHORIZER_CONFIGURATION_ERROR. */
  readonly fault: string | undefined;
  /** What an answer may weigh; absent: no limit of its own. */
  readonly mostAnswerBytes?: number;
  /** Changes with everything that a kept result depends on. */
  readonly fingerprint: string;
}
