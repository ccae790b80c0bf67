// Stages: variables, throttles, detailed metrics and access logs go over, the rest has no place in an HTTP API.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html
import { listEntities } from '../entities';
import type { MethodSetting, Stage } from '../rest/stage';
import type { RouteSetting } from '../v2/stage';
import type { PlacedNotes } from './migration-note';
import { given, type Move, putPart } from './move';
import { httpContextName } from './move-parameters';
import type { MovedRoutes } from './move-routes';

const stageDefault = '*/*';

/** Makes the stages, under their names. They serve nothing until something is deployed to them. */
export function moveStages(move: Move, routes: MovedRoutes): void {
  const { id } = move.view.api;
  for (const { key, entity } of listEntities(move.made, 'stage', id)) {
    const notes = move.notes.at(key, entity.stageName);
    noteLosses(entity, notes);
    const problem = putPart(move, 'v2-stage', entity.stageName, membersOf(entity, move, routes, notes));
    if (problem !== undefined) notes.leftOut('stage', `${problem}. It is left out.`);
    notes.sameUnlessNoted('stage', 'It goes over with its variables, throttles and access log.');
  }
}

function membersOf(stage: Stage, { now }: Move, routes: MovedRoutes, notes: PlacedNotes): object {
  const at = Math.floor(now / 1_000);
  const { stageName, description, variables, tags, autoDeploy } = stage;
  const settings = moveSettings(stage.methodSettings ?? {}, routes, notes);
  return {
    stageName,
    ...given('description', description?.slice(0, 1_024)),
    ...given('autoDeploy', autoDeploy),
    ...given('stageVariables', variables),
    ...given('accessLogSettings', moveAccessLog(stage.accessLogSettings, notes)),
    ...given('defaultRouteSettings', settings.default),
    ...(settings.routes.length > 0 && { routeSettings: Object.fromEntries(settings.routes) }),
    ...given('tags', tags),
    createdDate: at,
    lastUpdatedDate: at,
  };
}

function moveSettings(
  methodSettings: Readonly<Record<string, MethodSetting>>,
  moved: MovedRoutes,
  notes: PlacedNotes,
): { readonly default?: RouteSetting; readonly routes: (readonly [string, RouteSetting])[] } {
  const routes: (readonly [string, RouteSetting])[] = [];
  let ofStage: RouteSetting | undefined;
  for (const [key, setting] of Object.entries(methodSettings)) {
    const kept = settingOf(setting);
    if (kept === undefined) continue;
    if (key === stageDefault) ofStage = kept;
    else {
      const routeKeys = moved.get(placeOf(key));
      if (routeKeys === undefined) {
        notes.lost(`settings of ${placeOf(key)}`, 'There is no route of this method and path.');
      }
      for (const routeKey of routeKeys ?? []) routes.push([routeKey, kept]);
    }
  }
  return { ...given('default', ofStage), routes };
}

/** `~1pets~1{id}/GET`, `pets/{id}/GET` → `/pets/{id}/GET`. */
function placeOf(key: string): string {
  const path = key.replaceAll('~1', '/').replaceAll('~0', '~');
  return `/${path.replace(/^\/+/, '')}`;
}

function settingOf(setting: MethodSetting): RouteSetting | undefined {
  const { metricsEnabled, throttlingBurstLimit: burst = -1, throttlingRateLimit: rate = -1 } = setting;
  const kept = {
    ...(metricsEnabled === true && { detailedMetricsEnabled: true }),
    // -1 is how REST APIs write that there is no limit but the account's
    ...(burst >= 0 && { throttlingBurstLimit: burst }),
    ...(rate >= 0 && { throttlingRateLimit: rate }),
  };
  return Object.keys(kept).length === 0 ? undefined : kept;
}

function moveAccessLog(settings: Stage['accessLogSettings'], notes: PlacedNotes): Stage['accessLogSettings'] {
  if (settings === undefined) return undefined;
  const { format, destinationArn } = settings;
  if (destinationArn?.includes(':firehose:')) {
    notes.lost('access log in Firehose', 'HTTP APIs write access logs to CloudWatch Logs.');
  }
  const missing = new Set<string>();
  const moved = format?.replace(/\$context\.([A-Za-z0-9_.]*[A-Za-z0-9_])/g, (written, name: string) => {
    const known = httpContextName(name);
    if (known === undefined) missing.add(written);
    return known === undefined ? '-' : `$context.${known}`;
  });
  if (missing.size > 0)
    notes.lost(`access log: ${[...missing].join(', ')}`, 'HTTP APIs do not know it: - stands there.');
  if (moved?.includes('$context.routeKey')) {
    notes.changes('access log', '$context.routeKey stands where the resource did.');
  }
  // AWS documented: the format of an HTTP API's log has to name the request
  const isNamed = moved === undefined || /\$context\.(?:extendedR|r)equestId/.test(moved);
  return {
    ...given('format', isNamed ? moved : `$context.requestId ${moved}`),
    ...(destinationArn !== undefined && !destinationArn.includes(':firehose:') && { destinationArn }),
  };
}

function noteLosses(stage: Stage, notes: PlacedNotes): void {
  const settings = Object.values(stage.methodSettings ?? {});
  if (stage.cacheClusterEnabled) notes.lost('caching', 'Cache in CloudFront or in the backend.');
  if (stage.canarySettings !== undefined) notes.lost('canary', 'Shift traffic with function aliases.');
  if (stage.webAclArn !== undefined) {
    notes.lost('WAF', 'Put a CloudFront distribution with the web ACL before the API.');
  }
  if (stage.tracingEnabled) notes.lost('X-Ray tracing', 'Trace in the functions.');
  if (stage.clientCertificateId !== undefined) notes.lost('client certificate', 'Use a private integration.');
  if (settings.some(({ loggingLevel = 'OFF' }) => loggingLevel !== 'OFF')) {
    notes.lost('execution logs', 'Use access logs.');
  }
}
