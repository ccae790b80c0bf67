// A request that a web ACL saw, as samples tell it.
import type { FinalAction } from './verdict';

export interface WafSample {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly clientIp: string;
  readonly method: string;
  /** Path and query as they were sent. */
  readonly uri: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly action: FinalAction;
  /** Absent: the default action. */
  readonly terminatingRule?: string;
  /** Those that matched, counting ones too. */
  readonly rules: readonly { readonly rule: string; readonly group?: string }[];
  readonly labels: readonly string[];
  /** Of a custom response. */
  readonly responseCode?: number;
}
