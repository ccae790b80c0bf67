// Policies: of APIs, and of the users, roles and policies that callers have.
import { findPolicyFindings, type PolicySubject } from '../../policy/policy-findings';
import type { RestApiView } from '../api-view';
import { type Definition, type EntityKey, listEntities } from '../entities';
import { matchResourcePath } from '../match-resource-path';
import type { ApiScope } from './api-scope';
import type { Report } from './finding-report';

/** Looks at the resource policy of one API. */
export function findResourcePolicyProblems({ api, apiKey, view, stages }: ApiScope, report: Report): void {
  if (view === undefined) return;
  if (api.policy === undefined || api.policy === '') {
    const isPrivate = api.endpointConfiguration.types[0] === 'PRIVATE';
    const message = `Nobody may call a private API without a resource policy, and AWS refuses to deploy it: "Private REST API doesn't have a resource policy attached to it". Add one that allows execute-api:Invoke.`;
    if (isPrivate) report('private-without-policy', apiKey, ['policy'], message);
    return;
  }
  const subject = resourcePolicySubject(view, new Set(stages.map(({ entity }) => entity.stageName)));
  reportPolicy(api.policy, subject, apiKey, ['policy'], (rule, ...rest) => {
    // the rules of the API itself name a broken policy
    if (rule !== 'policy-invalid') report(rule, ...rest);
  });
}

/** What the resource policy of an API can speak of. */
export function resourcePolicySubject(view: RestApiView, stageNames: ReadonlySet<string>): PolicySubject {
  const { api, resources } = view;
  const methods = [...resources.values()].flatMap((resource) => [...resource.methods.values()]);
  return {
    use: 'resource',
    api: {
      apiId: api.id,
      endpointType: api.endpointConfiguration.types[0] ?? 'EDGE',
      stageNames,
      hasSignedMethods: methods.some(({ authorizationType }) => authorizationType === 'AWS_IAM'),
      serves: (verb, path) => matchResourcePath(view, verb, path) !== undefined,
    },
  };
}

/** Looks at the policies of callers. */
export function findCallerPolicyProblems(definition: Definition, report: Report): void {
  for (const kind of ['iam-user', 'iam-role'] as const) {
    for (const { key, entity } of listEntities(definition, kind)) {
      for (const [name, text] of Object.entries(entity.policies ?? {})) {
        reportPolicy(text, { use: 'identity' }, key, ['policies', name], report);
      }
    }
  }
  for (const { key, entity } of listEntities(definition, 'iam-role')) {
    reportPolicy(entity.assumeRolePolicyDocument, { use: 'trust' }, key, ['assumeRolePolicyDocument'], report);
  }
  for (const { key, entity } of listEntities(definition, 'iam-policy')) {
    reportPolicy(entity.document, { use: 'identity' }, key, ['document'], report);
  }
}

function reportPolicy(
  text: string,
  subject: PolicySubject,
  key: EntityKey,
  path: readonly string[],
  report: Report,
): void {
  for (const { rule, message, line, column } of findPolicyFindings(text, subject)) {
    report(rule, key, path, `Line ${line}, column ${column}: ${message}`);
  }
}
