// Rules of the integration of a method: placeholders, responses, patterns, templates, stage variables.
import type { Integration } from '../rest/integration';
import type { ApiScope, MethodScope } from './api-scope';
import { findEndpointProblems } from './endpoint-findings';
import type { Report } from './finding-report';

const AT = 'methodIntegration';

/** Looks at the integration of one method. */
export function findIntegrationProblems(
  scope: ApiScope,
  at: MethodScope,
  integration: Integration,
  report: Report,
): void {
  findPlaceholders(at, integration, report);
  findStageVariables(scope, at, integration, report);
  findEndpointProblems(scope, at, integration, report);
  findTemplates(scope, at, integration, report);
  // AWS documented: proxy integrations hand the endpoint's answer through, their integration responses do nothing
  if (integration.type === 'HTTP_PROXY' || integration.type === 'AWS_PROXY') return;
  findResponses(scope, at, integration, report);
}

// AWS documented: a placeholder in a uri is filled from integration.request.path.{name} only
function findPlaceholders(
  { key }: MethodScope,
  { type, uri = '', requestParameters }: Integration,
  report: Report,
): void {
  if (type === 'MOCK') return;
  for (const [, name = ''] of uri.matchAll(/(?<!\$)\{([^{}]+)\}/g)) {
    if (Object.hasOwn(requestParameters ?? {}, `integration.request.path.${name}`)) continue;
    const message = `{${name}} in the uri is not filled: map integration.request.path.${name} to a value.`;
    report('uri-placeholder-unmapped', key, [AT, 'uri'], message);
  }
}

function findStageVariables(
  { stages }: ApiScope,
  { key }: MethodScope,
  integration: Integration,
  report: Report,
): void {
  if (stages.length === 0) return;
  for (const [path, text] of textsOf(integration)) {
    if (!text.includes('stageVariables')) continue;
    for (const [, dotted, quoted] of text.matchAll(/stageVariables(?:\.(\w+)(?![\w(])|\[["'](\w+)["']\])/g)) {
      const variable = dotted ?? quoted ?? '';
      if (stages.some(({ entity }) => Object.hasOwn(entity.variables ?? {}, variable))) continue;
      report('stage-variable-undefined', key, path, `No stage of the API has the variable ${variable}.`);
    }
  }
}

/** Every text of an integration that may name a stage variable, with its path. */
function textsOf(integration: Integration): (readonly [readonly string[], string])[] {
  const { uri = '', credentials = '', connectionId = '', requestParameters, requestTemplates } = integration;
  const inMap = (path: readonly string[], map: Readonly<Record<string, string | null>> | undefined) =>
    Object.entries(map ?? {}).map(([name, text]) => [[AT, ...path, name], text ?? ''] as const);
  return [
    [[AT, 'uri'], uri],
    [[AT, 'credentials'], credentials],
    [[AT, 'connectionId'], connectionId],
    ...inMap(['requestParameters'], requestParameters),
    ...inMap(['requestTemplates'], requestTemplates),
    ...Object.entries(integration.integrationResponses ?? {}).flatMap(([statusCode, response]) => [
      ...inMap(['integrationResponses', statusCode, 'responseParameters'], response.responseParameters),
      ...inMap(['integrationResponses', statusCode, 'responseTemplates'], response.responseTemplates),
    ]),
  ];
}

function findTemplates({ checks }: ApiScope, { key }: MethodScope, integration: Integration, report: Report): void {
  const check = (path: readonly string[], templates: Readonly<Record<string, string | null>> | undefined) => {
    for (const [contentType, template] of Object.entries(templates ?? {})) {
      const problem = template === null ? undefined : checks.template(template);
      if (problem !== undefined) report('template-invalid', key, [...path, contentType], problem);
    }
  };
  check([AT, 'requestTemplates'], integration.requestTemplates);
  for (const [statusCode, response] of Object.entries(integration.integrationResponses ?? {})) {
    check([AT, 'integrationResponses', statusCode, 'responseTemplates'], response.responseTemplates);
  }
}

function findResponses({ checks }: ApiScope, at: MethodScope, integration: Integration, report: Report): void {
  const { key, method } = at;
  const responses = Object.entries(integration.integrationResponses ?? {});
  for (const [statusCode, { selectionPattern = '' }] of responses) {
    const path = [AT, 'integrationResponses', statusCode];
    if (!Object.hasOwn(method.methodResponses ?? {}, statusCode)) {
      report('method-response-missing', key, path, `The method has no method response ${statusCode}: add one.`);
    }
    const problem = selectionPattern === '' ? undefined : checks.selectionPattern(selectionPattern);
    if (problem !== undefined) report('selection-pattern-invalid', key, [...path, 'selectionPattern'], problem);
  }
  if (responses.some(([, { selectionPattern = '' }]) => selectionPattern === '')) return;
  const message = 'Add an integration response without a selection pattern: what matches none is answered with 500.';
  report('default-response-missing', key, [AT, 'integrationResponses'], message);
}
