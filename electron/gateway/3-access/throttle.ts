// The stage's throttle: a token bucket for each method that the method settings limit.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html

import type { CompiledMethodSettings } from '../deploy/method-settings';
import type { Step } from '../exchange';
import { GatewayError } from '../gateway-error';
import type { StageSettings } from '../ports';
import { openTokenBucket, type TokenBucket } from './token-bucket';

interface LimitedBucket {
  readonly rate: number;
  readonly burst: number;
  readonly bucket: TokenBucket;
}

/** Opens the step with its buckets, one gateway's. A bucket starts full when its limits are first met or change. */
export function openThrottle(methodSettingsOf: (settings: StageSettings) => CompiledMethodSettings): Step {
  const buckets = new Map<string, LimitedBucket>();
  return {
    name: 'throttle',
    phase: 'access',
    run({ stage, match, invocation, tools, trace }) {
      const settings = methodSettingsOf(stage.settings);
      if (settings.isEmpty || match === undefined) return;
      const { httpMethod } = match.method.method;
      const setting = settings.find(match.resourcePath, httpMethod, invocation.httpMethod);
      if (setting?.throttlingRateLimit === undefined && setting?.throttlingBurstLimit === undefined) return;
      // AWS recorded: what an entry does not say is the account's limit
      const { throttlingRateLimit: rate = 10_000, throttlingBurstLimit: burst = 5_000 } = setting;
      // AWS assumed: a negative limit is how consoles and templates write "no throttling"
      if (rate < 0 || burst < 0) return;
      const key = `${stage.apiId}/${stage.stageName}/${match.resourceId}/${httpMethod}`;
      const now = tools.clock();
      let limited = buckets.get(key);
      if (limited === undefined || limited.rate !== rate || limited.burst !== burst) {
        limited = { rate, burst, bucket: openTokenBucket({ rate, burst }, now) };
        buckets.set(key, limited);
      }
      if (trace.isOn) trace.note({ decided: `${rate} a second, burst ${burst}` });
      if (limited.bucket.take(now)) return;
      // AWS assumed: the log words it as for a key's throttle
      throw new GatewayError('THROTTLED', {
        reason:
          `Key throttle limit exceeded for RestApi ${stage.apiId}, Stage ${stage.stageName}, ` +
          `Resource ${match.resourceId}, HttpMethod ${httpMethod}. Limit: ${rate.toFixed(2)} Burst: ${burst}`,
      });
    },
  };
}
