// HTTP APIs: their stages, compiled, and the chain that serves them.
import { openStageTable } from '../2-routing/stage-table';
import { openAuthorizeFunctionRoute } from '../3-access/http-api/authorize-function-route';
import { openAuthorizeIamRoute } from '../3-access/http-api/authorize-iam-route';
import { openAuthorizeJwtRoute } from '../3-access/http-api/authorize-jwt-route';
import { openAuthorizeRoute } from '../3-access/http-api/authorize-route';
import { openThrottleRoute } from '../3-access/http-api/throttle-route';
import { compileLogFormat } from '../9-exit/access-log';
import { httpVariable } from '../context/http-api/http-variables';
import { openSnapshotCache } from '../deploy/compile-cache';
import { compileHttpApi } from '../deploy/http-api/compile-http-api';
import type { CompiledHttpApi } from '../deploy/http-api/compiled-http-api';
import type { StageDeployment } from '../ports';
import type { GatewayParts, ProtocolApis } from '../protocol-apis';
import { httpChain } from './http-chain';
import { type LiveHttpStage, openHttpInvoker } from './invoke-http';

/** Opens the HTTP APIs of a gateway. */
export function openHttpApis(parts: GatewayParts): ProtocolApis {
  const stages = openStageTable<LiveHttpStage>();
  const compileCache = openSnapshotCache(compileHttpApi);
  const authorize = openAuthorizeRoute({
    AWS_IAM: openAuthorizeIamRoute(),
    JWT: openAuthorizeJwtRoute(parts.tokenKeys),
    CUSTOM: openAuthorizeFunctionRoute({ cache: parts.routeAuthorizerCache }),
  });
  const chain = httpChain({ throttle: openThrottleRoute(parts.usage), authorize });

  function serve(stage: StageDeployment, deployment: CompiledHttpApi): void {
    const { accessLogFormat } = stage.settings;
    stages.put({
      stage,
      deployment,
      accessLog: accessLogFormat ? compileLogFormat(accessLogFormat, httpVariable) : undefined,
      totals: parts.counters.stage({
        apiId: stage.apiId,
        apiName: deployment.apiName,
        stage: stage.stageName,
        protocol: 'HTTP',
      }),
    });
  }

  return {
    deploy(stage) {
      const deployment = compileCache.compile(stage);
      serve(stage, deployment);
      return deployment.problems;
    },
    updateStageSettings(apiId, stageName, settings) {
      const live = stages.find(apiId, stageName);
      if (live !== undefined) serve({ ...live.stage, settings }, live.deployment);
    },
    undeploy: stages.remove,
    hasApi: stages.hasApi,
    invoke: openHttpInvoker({ ...parts, stages, chain }),
    dispose: () => undefined,
  };
}
