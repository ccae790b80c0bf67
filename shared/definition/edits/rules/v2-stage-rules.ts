// Rules of stages of HTTP and WebSocket APIs.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-stages.html
import { type Definition, findEntity, listEntities } from '../../entities';
import { limits } from '../../limits';
import { defaultStageName, type V2Stage } from '../../v2/stage';
import { accessLogProblems } from './access-log-rules';
import type { RuleProblem } from './rule-problem';

/** What is wrong with `stage` as one of API `apiId`. */
export function v2StageProblems(definition: Definition, apiId: string, stage: V2Stage): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const isWebSocket = findEntity(definition, 'v2-api', apiId)?.protocolType === 'WEBSOCKET';
  if (isWebSocket && stage.stageName === defaultStageName) {
    // AWS documented: a WebSocket API has no stage without a name. AWS assumed: the wording
    problems.push({ path: ['stageName'], message: 'Stage name only allows a-zA-Z0-9_-' });
  }
  if (Object.keys(stage.stageVariables ?? {}).length > limits.stageVariables.count) {
    problems.push({ path: ['stageVariables'], message: 'A stage has 100 variables at most.', code: 'LIMIT_EXCEEDED' });
  }
  if (Object.keys(stage.tags ?? {}).length > limits.tagsPerResource) {
    problems.push({ path: ['tags'], message: 'A stage has 50 tags at most.', code: 'LIMIT_EXCEEDED' });
  }
  problems.push(...accessLogProblems(stage.accessLogSettings, isWebSocket));
  problems.push(...routeSettingProblems(definition, apiId, stage));
  if (!isWebSocket) problems.push(...webSocketSettings(stage));
  const certificate = stage.clientCertificateId;
  if (certificate !== undefined && findEntity(definition, 'client-certificate', certificate) === undefined) {
    problems.push({ path: ['clientCertificateId'], message: 'Invalid Client Certificate identifier specified' });
  }
  return problems;
}

function routeSettingProblems(definition: Definition, apiId: string, stage: V2Stage): RuleProblem[] {
  const known = new Set(listEntities(definition, 'v2-route', apiId).map(({ entity }) => entity.routeKey));
  return Object.keys(stage.routeSettings ?? {})
    .filter((routeKey) => !known.has(routeKey))
    .map((routeKey) => ({
      path: ['routeSettings', routeKey],
      // AWS documented: public bug reports quote it
      message: `Unable to find Route by key ${routeKey} within the provided RouteSettings`,
      code: 'NOT_FOUND',
    }));
}

/** AWS documented: HTTP APIs have access logs only. AWS assumed: the wording */
function webSocketSettings(stage: V2Stage): RuleProblem[] {
  const settings = [
    { at: ['defaultRouteSettings'], setting: stage.defaultRouteSettings ?? {} },
    ...Object.entries(stage.routeSettings ?? {}).map(([key, setting]) => ({ at: ['routeSettings', key], setting })),
  ];
  return settings.flatMap(({ at, setting }) =>
    (['dataTraceEnabled', 'loggingLevel'] as const)
      .filter((member) => setting[member] !== undefined && setting[member] !== false && setting[member] !== 'OFF')
      .map((member) => ({
        path: [...at, member],
        message: `Execution logs are not supported on protocol type HTTP: ${member}`,
      })),
  );
}
