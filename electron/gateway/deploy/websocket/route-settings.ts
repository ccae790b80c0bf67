// A stage's route settings of a WebSocket API, in the form of a REST API's method settings.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-stages-stagename.html
import type { MethodSetting } from '../../../../shared/definition/rest/stage';
import type { RouteSetting } from '../../../../shared/definition/v2/stage';
import type { StageSettings } from '../../ports';
import type { CompiledMethodSettings } from '../method-settings';

/** Prepares each stage's settings once. */
export function openRouteSettings(): (settings: StageSettings) => CompiledMethodSettings {
  const prepared = new WeakMap<StageSettings, CompiledMethodSettings>();
  return (settings) => {
    const known = prepared.get(settings) ?? compileRouteSettings(settings);
    prepared.set(settings, known);
    return known;
  };
}

/** A route's own entry replaces the defaults as a whole. */
function compileRouteSettings({ routeSettings = {}, defaultRouteSettings }: StageSettings): CompiledMethodSettings {
  const entries = new Map(Object.entries(routeSettings).map(([key, setting]) => [key, methodSetting(setting)]));
  const fallback = defaultRouteSettings && methodSetting(defaultRouteSettings);
  return {
    isEmpty: entries.size === 0 && fallback === undefined,
    hasOwn: (routeKey) => entries.has(routeKey),
    find: (routeKey) => entries.get(routeKey) ?? fallback,
  };
}

function methodSetting(setting: RouteSetting): MethodSetting {
  const { detailedMetricsEnabled, dataTraceEnabled, loggingLevel, throttlingBurstLimit, throttlingRateLimit } = setting;
  return {
    ...(detailedMetricsEnabled !== undefined && { metricsEnabled: detailedMetricsEnabled }),
    ...(dataTraceEnabled !== undefined && { dataTraceEnabled }),
    ...(loggingLevel !== undefined && { loggingLevel }),
    ...(throttlingBurstLimit !== undefined && { throttlingBurstLimit }),
    ...(throttlingRateLimit !== undefined && { throttlingRateLimit }),
  };
}
