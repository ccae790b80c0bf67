// A finding: something in the definition that API Gateway would refuse, ignore or that will surprise.
import type { EntityKey } from './entities';

export interface Finding {
  /** The rule's name, for example `integration-missing`; docs/findings.md lists them. */
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly key: EntityKey;
  /** Member of the entity, dotted; empty for the whole. */
  readonly path: string;
  /** What is wrong and what to do. */
  readonly message: string;
}
