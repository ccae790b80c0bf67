// The integration responses of an integration of a WebSocket API: which one an answer selects, and its templates.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-responses.html
import { entityKey } from '../../../../shared/definition/entities';
import type { V2Integration, V2IntegrationResponse } from '../../../../shared/definition/v2/integration';
import { defaultKey, parseSelectionExpression } from '../../../../shared/selection/selection-expression';
import type { CompileProblem } from '../../process/messages';
import type { ReportProblem } from '../report-problem';
import type { SharedParts } from '../shared-parts';
import type { SocketReplies, SocketReply, SocketTemplates } from './compiled-websocket-api';

type CompileTemplates = (
  templates: Readonly<Record<string, string>> | undefined,
  selection: string | undefined,
  parts: SharedParts,
  report: ReportProblem,
) => SocketTemplates;

/** Compiles the integration responses. */
export function compileReplies(
  integration: V2Integration | undefined,
  responses: readonly V2IntegrationResponse[],
  apiId: string,
  parts: SharedParts,
  problems: CompileProblem[],
  compileTemplates: CompileTemplates,
): SocketReplies {
  const integrationId = integration?.id ?? '';
  const source = integration?.integrationResponseSelectionExpression ?? ownSelection(integration);
  const parsed = parseSelectionExpression(source);
  if ('problem' in parsed) {
    const key = entityKey('v2-integration', apiId, integrationId);
    problems.push({ key, path: 'integrationResponseSelectionExpression', message: parsed.problem });
  }
  return {
    selection: 'problem' in parsed ? { source, evaluate: () => undefined } : parsed,
    all: responses.map((response) => {
      const key = entityKey('v2-integration-response', apiId, integrationId, response.id);
      const report: ReportProblem = (path, message) => problems.push({ key, path, message });
      return compileReply(response, parts, report, compileTemplates);
    }),
  };
}

/** AWS assumed: what selects where nothing is said; documented as the values that each type allows. */
function ownSelection(integration: V2Integration | undefined): string {
  return integration?.integrationType === 'AWS'
    ? '$integration.response.body.errorMessage'
    : '$integration.response.statuscode';
}

function compileReply(
  response: V2IntegrationResponse,
  parts: SharedParts,
  report: ReportProblem,
  compileTemplates: CompileTemplates,
): SocketReply {
  const { integrationResponseKey: key, contentHandlingStrategy } = response;
  return {
    key,
    matches: matcherOf(key, parts, report),
    templates: compileTemplates(response.responseTemplates, response.templateSelectionExpression, parts, report),
    isBase64: contentHandlingStrategy === 'CONVERT_TO_TEXT',
  };
}

/** AWS documented: a pattern stands between slashes. */
function matcherOf(key: string, parts: SharedParts, report: ReportProblem): SocketReply['matches'] {
  if (key === defaultKey) return () => false;
  if (!(key.length > 1 && key.startsWith('/') && key.endsWith('/'))) return (text) => text === key;
  const pattern = parts.pattern(key.slice(1, -1));
  if (pattern.problem !== undefined) report('integrationResponseKey', pattern.problem);
  return (text) => pattern.matches(text);
}
