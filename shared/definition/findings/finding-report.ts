// Where the rules put what they find.
import type { EntityKey } from '../entities';
import type { Finding } from '../finding';
import { type FindingRule, findingRules } from './finding-rules';

/** Adds a finding of `rule` at a member of the entity under `key`. */
export type Report = (rule: FindingRule, key: EntityKey, path: readonly string[], message: string) => void;

/** A report and the list it fills. */
export function openReport(): { readonly report: Report; readonly findings: Finding[] } {
  const findings: Finding[] = [];
  return {
    findings,
    report: (rule, key, path, message) => {
      findings.push({ rule, severity: findingRules[rule].severity, key, path: path.join('.'), message });
    },
  };
}
