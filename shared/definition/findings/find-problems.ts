// Findings: what API Gateway would refuse, ignore, or answer with a surprise.
import { fidelityLedger } from '../../fidelity/fidelity-ledger';
import type { FidelityEntry } from '../../fidelity/ledger';
import { type Definition, listEntities } from '../entities';
import type { Finding } from '../finding';
import { scopeOfApi } from './api-scope';
import { findAuthorizerProblems } from './authorizer-findings';
import { findCacheProblems } from './cache-findings';
import { findCertificateProblems } from './certificate-findings';
import { findUnenforcedSettings } from './fidelity-findings';
import { openReport } from './finding-report';
import { findIamProblems } from './iam-findings';
import { findMethodProblems } from './method-findings';
import { findCompanionProblems, findPartProblems } from './part-findings';
import { findCallerPolicyProblems, findResourcePolicyProblems } from './policy-findings';
import { findStructureProblems } from './structure-findings';
import { findTestProblems } from './test-findings';
import { createTextChecks, type TextChecks } from './text-checks';
import { findUserPoolProblems } from './user-pool-findings';
import { findV2Problems } from './v2-findings';
import { findWafProblems } from './waf-findings';

export interface FindingTools {
  /** Remembered checks of templates and patterns; without them each is compiled once for this look. */
  readonly checks?: TextChecks;
  /** Default: Gatehouse's own. */
  readonly ledger?: readonly FidelityEntry[];
}

const order: Readonly<Record<Finding['severity'], number>> = { error: 0, warning: 1, info: 2 };

/** The findings of one API, or of the whole workspace: errors first, each kind in the order of the definition. */
export function findProblems(definition: Definition, apiId?: string, tools: FindingTools = {}): readonly Finding[] {
  const { checks = createTextChecks(), ledger = fidelityLedger } = tools;
  const { report, findings } = openReport();
  for (const { key, entity } of listEntities(definition, 'rest-api', apiId)) {
    const scope = scopeOfApi(definition, key, entity, checks);
    findStructureProblems(scope, report);
    findMethodProblems(scope, report);
    findAuthorizerProblems(scope, report);
    findUserPoolProblems(scope, report);
    findPartProblems(scope, report);
    findCacheProblems(scope, report);
    findResourcePolicyProblems(scope, report);
  }
  findV2Problems(definition, apiId, checks, report);
  if (apiId === undefined) {
    findTestProblems(definition, report);
    findCompanionProblems(definition, report);
    findCallerPolicyProblems(definition, report);
    findIamProblems(definition, report);
    findCertificateProblems(definition, report);
    findWafProblems(definition, report);
  }
  findUnenforcedSettings(definition, apiId, ledger, report);
  return findings.sort((a, b) => order[a.severity] - order[b.severity]);
}
