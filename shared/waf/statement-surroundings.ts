// What a statement needs to be compiled and evaluated.
import type { InspectedRequest, InspectionLimits } from './inspected-request';
import type { RateWindows } from './rate-windows';
import type { Digest } from './text-transformations';
import type { MatchEvidence } from './verdict';
import type { WafSets } from './web-acl';

/** What a statement is evaluated against. */
export interface WafMoment {
  readonly request: InspectedRequest;
  readonly limits: InspectionLimits;
  /** Full names of the labels that rules before added. */
  readonly labels: ReadonlySet<string>;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly rates: RateWindows;
}

export type CompiledStatement = (moment: WafMoment) => MatchEvidence | undefined;

export interface StatementSurroundings {
  readonly sets: WafSets;
  readonly digest: Digest;
  /** Names the rule in rate counters: its ACL and itself. */
  readonly rule: string;
  /** `awswaf:{account}:webacl:{name}:`, what labels of this ACL begin with. */
  readonly labelPrefix: string;
}

/** A statement that refers to what is not there, or holds what cannot be read. */
export class StatementProblem extends Error {
  override readonly name = 'StatementProblem';
}
