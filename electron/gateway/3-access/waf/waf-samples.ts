// The last requests that web ACLs saw, for GetSampledRequests: bounded, in memory.
// https://docs.aws.amazon.com/waf/latest/APIReference/API_GetSampledRequests.html
import type { InspectedRequest } from '../../../../shared/waf/inspected-request';
import type { Verdict } from '../../../../shared/waf/verdict';
import type { WafSample } from '../../../../shared/waf/waf-sample';

export interface WafSamples {
  add(arn: string, seen: SeenRequest): void;
  /** Newest first. */
  of(arn: string): readonly WafSample[];
}

interface SeenRequest {
  readonly at: number;
  readonly request: InspectedRequest;
  readonly verdict: Verdict;
}

const keptPerAcl = 500;

/** Opens an empty store. */
export function openWafSamples(): WafSamples {
  const seen = new Map<string, SeenRequest[]>();
  return {
    add(arn, request) {
      const kept = seen.get(arn) ?? [];
      kept.push(request);
      if (kept.length > keptPerAcl) kept.shift();
      seen.set(arn, kept);
    },
    of: (arn) => (seen.get(arn) ?? []).map(sampleOf).reverse(),
  };
}

function sampleOf({ at, request, verdict }: SeenRequest): WafSample {
  const { method, path, rawQuery, headers, sourceIp } = request;
  return {
    at,
    clientIp: sourceIp,
    method,
    uri: rawQuery === '' ? path : `${path}?${rawQuery}`,
    headers,
    action: verdict.action,
    rules: verdict.rules.filter(({ isMatch }) => isMatch).map(({ rule, group }) => ({ rule, ...(group && { group }) })),
    labels: verdict.labels,
    ...(verdict.terminatingRule !== undefined && { terminatingRule: verdict.terminatingRule }),
    ...(verdict.response !== undefined && { responseCode: verdict.response.status }),
  };
}
