// A stage's settings as the gateway takes them: what works without a deployment.
import type { AnyStage } from '../../../shared/definition/any-api';
import type { StageSettings } from '../../gateway/ports';

/** The part of a stage that the gateway applies at once. */
export function stageSettings(stage: AnyStage): StageSettings {
  const { accessLogSettings, clientCertificateId, port } = stage;
  return {
    ...ownSettings(stage),
    ...(accessLogSettings?.format !== undefined && { accessLogFormat: accessLogSettings.format }),
    ...(clientCertificateId !== undefined && { clientCertificateId }),
    ...(port !== undefined && { port }),
  };
}

/** What REST APIs have and HTTP and WebSocket APIs have not, and the other way round. */
function ownSettings(stage: AnyStage) {
  if ('tracingEnabled' in stage) {
    const { variables = {}, methodSettings = {}, tracingEnabled, canarySettings, cacheClusterSize = '0.5' } = stage;
    const { percentTraffic = 0, useStageCache = false, stageVariableOverrides } = canarySettings ?? {};
    // AWS recorded: overrides win, new names are added, others stay
    const canary = { percentTraffic, useStageCache, variables: { ...variables, ...stageVariableOverrides } };
    const guard = stage.webAclArn !== undefined && { webAclArn: stage.webAclArn };
    const cache = stage.cacheClusterEnabled && { cache: { sizeGigabytes: Number(cacheClusterSize) } };
    return { variables, methodSettings, tracingEnabled, ...(canarySettings && { canary }), ...cache, ...guard };
  }
  const { stageVariables = {}, routeSettings = {}, defaultRouteSettings = {} } = stage;
  return { variables: stageVariables, methodSettings: {}, tracingEnabled: false, routeSettings, defaultRouteSettings };
}
