// Rules of what integrations and authorizers of HTTP and WebSocket APIs reach and say.

import { type EntityKey, entityKey, findEntity, listEntities } from '../entities';
import { functionNameInUri } from '../function-uri';
import { userPoolOfIssuer } from '../user-pool-names';
import type { V2Integration } from '../v2/integration';
import type { Report } from './finding-report';
import type { V2Scope } from './v2-findings';

/** Looks at the integrations of one API. */
export function findV2IntegrationProblems(scope: V2Scope, report: Report): void {
  const { apiId, view, checks } = scope;
  for (const integration of view.integrations.values()) {
    const key = entityKey('v2-integration', apiId, integration.id);
    findFunction(scope, key, 'integrationUri', integration.integrationUri, report);
    findStageVariables(scope, key, textsOf(integration), report);
    findTemplates(scope, key, 'requestTemplates', integration.requestTemplates, report);
    findResponses(scope, integration, report);
  }
  for (const model of view.models.values()) {
    if (model.schema.trim() !== '') continue;
    report('model-schema-invalid', entityKey('v2-model', apiId, model.id), ['schema'], 'The schema is empty.');
  }
  const names = new Set([...view.models.values()].map(({ name }) => name));
  for (const route of view.routes) {
    for (const [selected, name] of Object.entries(route.requestModels ?? {})) {
      if (names.has(name)) continue;
      const path = ['requestModels', selected];
      report('model-unknown', entityKey('v2-route', apiId, route.id), path, `There is no model ${name}.`);
    }
  }
  for (const { key, ids, entity } of listEntities(scope.definition, 'v2-integration-response', apiId)) {
    if (!view.integrations.has(ids[1] ?? '')) continue;
    findTemplates(scope, key, 'responseTemplates', entity.responseTemplates, report);
    const pattern = /^\/(.+)\/$/s.exec(entity.integrationResponseKey)?.[1];
    const problem = pattern === undefined ? undefined : checks.selectionPattern(pattern);
    if (problem !== undefined) report('selection-pattern-invalid', key, ['integrationResponseKey'], problem);
  }
}

/** Looks at the authorizers of one API. */
export function findV2AuthorizerProblems(scope: V2Scope, report: Report): void {
  for (const authorizer of scope.view.authorizers.values()) {
    const key = entityKey('v2-authorizer', scope.apiId, authorizer.id);
    findFunction(scope, key, 'authorizerUri', authorizer.authorizerUri, report);
    const issuer = authorizer.jwtConfiguration?.issuer ?? '';
    const path = ['jwtConfiguration', 'issuer'];
    if (issuer.includes('/.well-known/')) {
      const message = 'The issuer is the address before /.well-known/openid-configuration, as tokens have it in iss.';
      report('issuer-invalid', key, path, message);
    }
    const poolId = userPoolOfIssuer(issuer)?.poolId;
    if (poolId === undefined || findEntity(scope.definition, 'user-pool', poolId) !== undefined) continue;
    const message = `The workspace has no user pool ${poolId}: tokens of the local identity provider are let in, those of AWS are not. Map the pool to its issuer to take them.`;
    report('user-pool-missing', key, path, message);
  }
}

function findFunction(
  { functions }: V2Scope,
  key: EntityKey,
  member: string,
  uri: string | undefined,
  report: Report,
): void {
  const functionName = functionNameInUri(uri ?? '');
  if (functionName === undefined || functions.has(functionName)) return;
  report('function-missing', key, [member], `The workspace has no function ${functionName}: calls answer 500.`);
}

/** Every text of an integration that may name a stage variable, with its path. */
function textsOf(integration: V2Integration): (readonly [readonly string[], string])[] {
  const { integrationUri = '', credentialsArn = '', connectionId = '' } = integration;
  const inMap = (path: readonly string[], map: Readonly<Record<string, string>> | undefined) =>
    Object.entries(map ?? {}).map(([name, text]) => [[...path, name], text] as const);
  return [
    [['integrationUri'], integrationUri],
    [['credentialsArn'], credentialsArn],
    [['connectionId'], connectionId],
    ...inMap(['requestParameters'], integration.requestParameters),
    ...inMap(['requestTemplates'], integration.requestTemplates),
    ...Object.entries(integration.responseParameters ?? {}).flatMap(([status, map]) =>
      inMap(['responseParameters', status], map),
    ),
  ];
}

function findStageVariables(
  { apiId, definition }: V2Scope,
  key: EntityKey,
  texts: readonly (readonly [readonly string[], string])[],
  report: Report,
): void {
  const named = texts.filter(([, text]) => text.includes('stageVariables'));
  if (named.length === 0) return;
  const stages = listEntities(definition, 'v2-stage', apiId);
  for (const [path, text] of stages.length === 0 ? [] : named) {
    for (const [, variable = ''] of text.matchAll(/stageVariables\.(\w+)(?![\w(])/g)) {
      if (stages.some(({ entity }) => Object.hasOwn(entity.stageVariables ?? {}, variable))) continue;
      report('stage-variable-undefined', key, path, `No stage of the API has the variable ${variable}.`);
    }
  }
}

function findTemplates(
  { checks }: V2Scope,
  key: EntityKey,
  member: string,
  templates: Readonly<Record<string, string>> | undefined,
  report: Report,
): void {
  for (const [selected, template] of Object.entries(templates ?? {})) {
    const problem = checks.template(template);
    if (problem !== undefined) report('template-invalid', key, [member, selected], problem);
  }
}

/** AWS documented: the responses of what is no proxy are selected by pattern, with `$default` for what matches none. */
function findResponses({ apiId, view }: V2Scope, { id, integrationType }: V2Integration, report: Report): void {
  const responses = view.integrationResponses.get(id) ?? [];
  const isProxy = integrationType === 'AWS_PROXY' || integrationType === 'HTTP_PROXY';
  if (isProxy || responses.length === 0) return;
  if (responses.some(({ integrationResponseKey }) => integrationResponseKey === '$default')) return;
  const message = 'Add an integration response $default: answers that match no other are not passed on as they should.';
  report('default-response-missing', entityKey('v2-integration', apiId, id), [], message);
}
