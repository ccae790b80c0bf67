// REST APIs: their stages, compiled, and the chain that serves them.
import { openStageTable } from '../2-routing/stage-table';
import { type Authorize, openAuthorize } from '../3-access/authorize';
import { openAuthorizeByFunction } from '../3-access/authorizers/authorize-by-function';
import { openAuthorizeIam } from '../3-access/signature/authorize-iam';
import { openRequireApiKey } from '../3-access/usage/require-api-key';
import { openThrottle } from '../3-access/usage/throttle';
import { openUsageIndex } from '../3-access/usage/usage-index';
import { compileAccessLog } from '../9-exit/access-log';
import type { CompileCache } from '../deploy/compile-cache';
import type { CompiledDeployment } from '../deploy/compiled-deployment';
import { openMethodSettings } from '../deploy/method-settings';
import type { StageDeployment } from '../ports';
import type { GatewayParts, ProtocolApis } from '../protocol-apis';
import { openInvoker } from './invoke-stage';
import { restChain } from './rest-chain';

export interface RestApisParts extends GatewayParts {
  readonly compileCache: CompileCache;
  readonly authorizeByToken: Authorize;
}

/** Opens the REST APIs of a gateway. They answer for ids that belong to no API, too. */
export function openRestApis(parts: RestApisParts): ProtocolApis {
  const { compileCache, counters } = parts;
  const stages = openStageTable();
  const methodSettingsOf = openMethodSettings();
  const authorize = openAuthorize({
    AWS_IAM: openAuthorizeIam(),
    CUSTOM: openAuthorizeByFunction({ cache: parts.authorizerCache }),
    COGNITO_USER_POOLS: parts.authorizeByToken,
  });
  const chain = restChain({
    authorize,
    requireApiKey: openRequireApiKey(openUsageIndex()),
    throttle: openThrottle({ methodSettingsOf, counters: parts.usage }),
  });

  function serve(stage: StageDeployment, deployment: CompiledDeployment): void {
    const { accessLogFormat } = stage.settings;
    stages.put({
      stage,
      deployment,
      accessLog: accessLogFormat ? compileAccessLog(accessLogFormat) : undefined,
      totals: counters.stage(stage.apiId, deployment.apiName, stage.stageName),
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
    invoke: openInvoker({ ...parts, stages, chain, methodSettingsOf }),
    dispose: () => undefined,
  };
}
