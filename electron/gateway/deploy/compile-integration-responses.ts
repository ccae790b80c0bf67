// The integration responses of a method: which one an answer selects, and its mappings and templates.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html

import { own } from '../../../shared/definition/records';
import type { IntegrationResponse } from '../../../shared/definition/rest/integration';
import type { Method } from '../../../shared/definition/rest/method';
import type { HeaderList } from '../../../shared/trace/trace';
import { headerText } from '../context/header-lines';
import { applicationJson, mediaTypeOf } from '../context/media-type';
import { compileBodyTemplate } from './compile-template';
import type {
  BodyTemplate,
  CompiledIntegrationResponse,
  CompiledIntegrationResponses,
  ParameterMapping,
} from './compiled-method';
import type { ReportProblem } from './report-problem';
import type { SelectionPattern } from './selection-pattern';
import type { SharedParts } from './shared-parts';

interface Candidate {
  readonly pattern: SelectionPattern | undefined;
  readonly compiled: CompiledIntegrationResponse;
}

/** Selections that are remembered: every status code there is. */
const rememberedCharacters = 3;

const headerTarget = /^method\.response\.header\.(.+)$/;

/** Compiles the integration responses of `method`. */
export function compileIntegrationResponses(
  method: Method,
  parts: SharedParts,
  report: ReportProblem,
): CompiledIntegrationResponses {
  const responses = Object.values(method.methodIntegration?.integrationResponses ?? {});
  // AWS recorded: of several that match, the lower status code wins
  responses.sort((a, b) => Number(a.statusCode) - Number(b.statusCode));
  const candidates = responses.map((response) => compileCandidate(response, method, parts, report));
  const byDefault = candidates.find(({ pattern }) => pattern === undefined)?.compiled;
  const remembered = new Map<string, CompiledIntegrationResponse | undefined>();

  const choose = (text: string): CompiledIntegrationResponse | undefined =>
    candidates.find(({ pattern }) => pattern?.matches(text))?.compiled ?? byDefault;

  return {
    select(text) {
      if (text.length > rememberedCharacters) return choose(text);
      if (!remembered.has(text) && remembered.size < 1_000) remembered.set(text, choose(text));
      return remembered.has(text) ? remembered.get(text) : choose(text);
    },
  };
}

function compileCandidate(
  response: IntegrationResponse,
  method: Method,
  parts: SharedParts,
  report: ReportProblem,
): Candidate {
  const path = `methodIntegration.integrationResponses.${response.statusCode}`;
  const source = response.selectionPattern ?? '';
  const pattern = source === '' ? undefined : parts.pattern(source);
  if (pattern?.problem !== undefined) report(`${path}.selectionPattern`, pattern.problem);
  const headers = compileHeaders(response, path, parts, report);
  const templates = compileTemplates(response, path, parts, report);
  return {
    pattern,
    compiled: {
      response,
      status: Number(response.statusCode),
      label: source === '' ? 'default' : source,
      isDeclared: own(method.methodResponses, response.statusCode) !== undefined,
      headers,
      constantHeaders: constantHeaders(headers),
      templates,
      // AWS documented: without a template for what is accepted, the one for JSON, else the first
      fallback: templates.get(applicationJson) ?? [...templates.values()][0] ?? null,
      contentHandling: response.contentHandling,
    },
  };
}

function compileHeaders(
  response: IntegrationResponse,
  path: string,
  parts: SharedParts,
  report: ReportProblem,
): ParameterMapping[] {
  const headers: ParameterMapping[] = [];
  for (const [key, value] of Object.entries(response.responseParameters ?? {})) {
    const name = headerTarget.exec(key)?.[1];
    const expression = parts.expression(value, 'response');
    if (name === undefined) report(`${path}.responseParameters`, `${key} is no header of the method response.`);
    else if ('problem' in expression) report(`${path}.responseParameters`, expression.problem);
    else headers.push({ name, expression });
  }
  return headers;
}

function constantHeaders(headers: readonly ParameterMapping[]): HeaderList | undefined {
  const lines: [string, string][] = [];
  for (const { name, expression } of headers) {
    if (expression.literal === undefined) return undefined;
    lines.push([name, headerText(expression.literal)]);
  }
  return lines;
}

function compileTemplates(
  response: IntegrationResponse,
  path: string,
  parts: SharedParts,
  report: ReportProblem,
): ReadonlyMap<string, BodyTemplate | null> {
  const templates = new Map<string, BodyTemplate | null>();
  for (const [contentType, source] of Object.entries(response.responseTemplates ?? {})) {
    const at = `${path}.responseTemplates.${contentType}`;
    // AWS documented: an empty template returns the body unmapped
    const template =
      source === null || source === '' ? null : compileBodyTemplate(contentType, source, at, parts, report);
    templates.set(mediaTypeOf(contentType) ?? contentType, template);
  }
  return templates;
}
