// REST APIs: their stages, compiled, and the chain that serves them.
import type { CacheExplanation, CacheQuestion } from '../../../shared/cache/cached-entries';
import type { FillRandom } from '../1-entry/request-ids';
import { type LiveStage, openStageTable } from '../2-routing/stage-table';
import { type Authorize, openAuthorize } from '../3-access/authorize';
import { openAuthorizeByFunction } from '../3-access/authorizers/authorize-by-function';
import { openAuthorizeIam } from '../3-access/signature/authorize-iam';
import { openRequireApiKey } from '../3-access/usage/require-api-key';
import { openThrottle } from '../3-access/usage/throttle';
import { openUsageIndex } from '../3-access/usage/usage-index';
import { openCheckWebAcl } from '../3-access/waf/check-web-acl';
import type { WafSamples } from '../3-access/waf/waf-samples';
import { compileAccessLog } from '../9-exit/access-log';
import { openAnswerSeal } from '../cache/answer-seal';
import { askCache, type CacheReply, type CacheRequest, flushStage } from '../cache/ask-cache';
import { openCacheFlights } from '../cache/cache-flights';
import { openCacheHistory } from '../cache/cache-history';
import { openKeep, openLookUp } from '../cache/cache-steps';
import { explainCache } from '../cache/explain-cache';
import type { CacheStage, ResponseCache } from '../cache/response-cache';
import type { CompileCache } from '../deploy/compile-cache';
import type { CompiledDeployment } from '../deploy/compiled-deployment';
import { openMethodSettings } from '../deploy/method-settings';
import type { StageDeployment, StageSettings } from '../ports';
import type { GatewayParts, ProtocolApis } from '../protocol-apis';
import { openInvoker } from './invoke-stage';
import { restChain } from './rest-chain';

export interface RestApisParts extends GatewayParts {
  readonly compileCache: CompileCache;
  readonly authorizeByToken: Authorize;
  readonly wafSamples: WafSamples;
  readonly responseCache: ResponseCache;
  readonly fillRandom: FillRandom;
}

export interface RestApis extends ProtocolApis {
  askCache(request: CacheRequest): Promise<CacheReply>;
}

/** Opens the REST APIs of a gateway. They answer for ids that belong to no API, too. */
export function openRestApis(parts: RestApisParts): RestApis {
  const { compileCache, counters } = parts;
  const stages = openStageTable();
  const methodSettingsOf = openMethodSettings();
  const authorize = openAuthorize({
    AWS_IAM: openAuthorizeIam(),
    CUSTOM: openAuthorizeByFunction({ cache: parts.authorizerCache }),
    COGNITO_USER_POOLS: parts.authorizeByToken,
  });
  const { responseCache: cache, tools } = parts;
  const flights = openCacheFlights();
  const history = openCacheHistory();
  const caching = { cache, flights, history, seal: openAnswerSeal(parts.fillRandom), methodSettingsOf };
  const chain = restChain({
    authorize,
    checkWebAcl: openCheckWebAcl(parts.now, parts.wafSamples),
    requireApiKey: openRequireApiKey(openUsageIndex()),
    throttle: openThrottle({ methodSettingsOf, counters: parts.usage }),
    lookUpCache: openLookUp(caching),
    keepInCache: openKeep(caching),
  });

  function release(stage: StageDeployment, deployment: CompiledDeployment): LiveStage {
    const { apiId, stageName, settings } = stage;
    const { accessLogFormat } = settings;
    const isCanary = stage.release === 'canary' && { release: 'canary' as const };
    return {
      stage,
      deployment,
      accessLog: accessLogFormat ? compileAccessLog(accessLogFormat) : undefined,
      totals: counters.stage({ apiId, apiName: deployment.apiName, stage: stageName, ...isCanary }),
    };
  }

  /**
   * AWS documented: a cluster that is switched off or gets another size loses what it kept; deployments lose nothing.
   */
  function keepOrFlush(apiId: string, stageName: string, settings: StageSettings | undefined): void {
    const former = stages.find(apiId, stageName)?.stage.settings.cache;
    if (former === undefined || former.sizeGigabytes === settings?.cache?.sizeGigabytes) return;
    void flushStage(caching, { apiId, stageName });
  }

  /** Both deployments at once: no request sees the one of before with the other of after. */
  function serve(stage: StageDeployment): CompiledDeployment {
    const deployment = compileCache.compile(stage);
    const { canary, settings } = stage;
    keepOrFlush(stage.apiId, stage.stageName, settings);
    if (canary === undefined || settings.canary === undefined) {
      stages.put(release(stage, deployment));
      return deployment;
    }
    const { variables } = settings.canary;
    const canaryStage = { ...stage, ...canary, release: 'canary', settings: { ...settings, variables } } as const;
    stages.put({
      ...release({ ...stage, release: 'production' }, deployment),
      canary: release(canaryStage, compileCache.compile(canary)),
    });
    return deployment;
  }

  const stageOf = ({ apiId, stageName }: CacheStage) => stages.find(apiId, stageName)?.stage;

  async function explain({ apiId, stageName }: CacheStage, question: CacheQuestion): Promise<CacheExplanation> {
    const live = stages.find(apiId, stageName);
    if (live !== undefined) return explainCache({ tools, cache, methodSettingsOf }, live, question);
    return { verdict: 'unrouted', said: `API ${apiId} serves no stage ${stageName}.`, notes: [] };
  }

  return {
    deploy: (stage) => serve(stage).problems,
    updateStageSettings(apiId, stageName, settings) {
      const live = stages.find(apiId, stageName);
      if (live === undefined) return;
      const { release: _, ...stage } = live.stage;
      serve({ ...stage, settings });
    },
    undeploy(apiId, stageName) {
      keepOrFlush(apiId, stageName, undefined);
      stages.remove(apiId, stageName);
    },
    hasApi: stages.hasApi,
    invoke: openInvoker({ ...parts, stages, chain, methodSettingsOf }),
    dispose: () => undefined,
    askCache: (request) => askCache({ cache, flights, history, clock: tools.clock, stageOf, explain }, request),
  };
}
