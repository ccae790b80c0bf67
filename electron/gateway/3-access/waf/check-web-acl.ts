// Asks the web ACL of the stage, before any other access control.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html
import { createHash } from 'node:crypto';
import type { HeaderList } from '../../../../shared/trace/trace';
import { textOfBytes } from '../../../../shared/waf/byte-text';
import { type CompiledWebAcl, compileWebAcl } from '../../../../shared/waf/compile-web-acl';
import type { InspectedRequest } from '../../../../shared/waf/inspected-request';
import { openRateWindows, type RateWindows } from '../../../../shared/waf/rate-windows';
import type { FinalAction, Verdict, WafResponse } from '../../../../shared/waf/verdict';
import type { LiveExchange } from '../../chains/live-exchange';
import type { Step } from '../../exchange';
import { GatewayError } from '../../gateway-error';
import type { Companions } from '../../ports';
import type { WafSamples } from './waf-samples';

/** What `$context` tells of the web ACL. */
export interface WafOutcome {
  readonly arn: string;
  readonly responseCode: 'WAF_ALLOW' | 'WAF_BLOCK';
  readonly latencyMs: number;
  readonly status: number;
  readonly error?: string;
}

type Waf = NonNullable<Companions['waf']>;

// AWS assumed: the statuses of requests that have to prove first that a person or a browser sends them
const puzzles: Readonly<Partial<Record<FinalAction, number>>> = { CAPTCHA: 405, CHALLENGE: 202 };

/** Opens the step; rates count and samples are kept for one gateway. `now` is the monotonic clock. */
export function openCheckWebAcl(
  now: () => number,
  samples: Pick<WafSamples, 'add'>,
  rates: RateWindows = openRateWindows(),
): Step {
  const compiledOf = openCompiledAcls();
  return {
    name: 'check-web-acl',
    phase: 'access',
    appliesTo: ({ stage }) => stage.settings.webAclArn !== undefined,
    run(exchange: LiveExchange) {
      const { tools, stage } = exchange;
      const arn = stage.settings.webAclArn;
      if (arn === undefined) return;
      const startedMs = now();
      const found = compiledOf(tools.companions().waf, arn, tools.identity.accountId);
      if (found === undefined) {
        // AWS assumed: an ACL that is gone guards nothing
        exchange.waf = {
          arn,
          responseCode: 'WAF_ALLOW',
          latencyMs: 0,
          status: 500,
          error: 'There is no such web ACL.',
        };
        return;
      }
      const at = tools.clock();
      const request = inspectedRequest(exchange);
      const verdict = found.acl.evaluate(request, at, rates);
      const isAllowed = verdict.action === 'ALLOW';
      exchange.waf = {
        arn,
        responseCode: isAllowed ? 'WAF_ALLOW' : 'WAF_BLOCK',
        latencyMs: now() - startedMs,
        status: 200,
      };
      samples.add(arn, { at, request, verdict });
      tell(exchange, found.name, arn, verdict);
      if (!isAllowed) throw refusal(found.name, verdict);
      if (verdict.insertedHeaders.length === 0) return;
      const { invocation } = exchange;
      exchange.invocation = { ...invocation, headers: withInserted(invocation.headers, verdict.insertedHeaders) };
    },
  };
}

/** AWS documented: a header of the same name is overwritten, so that no client speaks for the web ACL. */
export function withInserted(headers: HeaderList, inserted: HeaderList): HeaderList {
  const names = new Set(inserted.map(([name]) => name.toLowerCase()));
  return [...headers.filter(([name]) => !names.has(name.toLowerCase())), ...inserted];
}

interface FoundAcl {
  readonly name: string;
  readonly acl: CompiledWebAcl;
}

/** Compiled once for as long as nothing of WAF changes. */
function openCompiledAcls() {
  let of: Waf | undefined;
  let acls = new Map<string, FoundAcl>();
  return (waf: Waf | undefined, arn: string, accountId: string): FoundAcl | undefined => {
    if (waf === undefined) return undefined;
    if (of !== waf) {
      of = waf;
      acls = new Map();
    }
    const known = acls.get(arn);
    if (known !== undefined) return known;
    const webAcl = waf.webAcls.find(({ ARN }) => ARN === arn);
    if (webAcl === undefined) return undefined;
    const acl = compileWebAcl(webAcl, {
      sets: waf.sets,
      accountId: webAcl.accountId ?? accountId,
      digest: (algorithm, bytes) => createHash(algorithm).update(bytes).digest(),
    });
    const found = { name: webAcl.Name, acl };
    acls.set(arn, found);
    return found;
  };
}

function inspectedRequest({ invocation }: LiveExchange): InspectedRequest {
  const { httpMethod, contextPath, rawQuery, headers, body, sourceIp } = invocation;
  return { method: httpMethod, path: contextPath, rawQuery, headers, body: textOfBytes(body), sourceIp };
}

function tell({ trace }: LiveExchange, webAcl: string, arn: string, verdict: Verdict): void {
  if (!trace.isOn) return;
  trace.checked();
  const { action, terminatingRule, labels, rules } = verdict;
  const by = terminatingRule === undefined ? 'The default action' : `Rule ${terminatingRule}`;
  trace.check({
    name: 'web-acl',
    verdict: action === 'ALLOW' ? 'passed' : 'denied',
    said: `${by} of ${webAcl} ${words[action]} it.`,
    evidence: {
      kind: 'waf',
      webAcl,
      arn,
      action,
      labels,
      rules,
      ...(terminatingRule !== undefined && { terminatingRule }),
    },
  });
}

const words: Readonly<Record<FinalAction, string>> = {
  ALLOW: 'allows',
  BLOCK: 'blocks',
  CAPTCHA: 'wants a CAPTCHA for',
  CHALLENGE: 'wants a challenge for',
};

function refusal(webAcl: string, { action, terminatingRule, response }: Verdict): GatewayError {
  const by = terminatingRule === undefined ? 'the default action' : `rule ${terminatingRule}`;
  const reason = `Web ACL ${webAcl} refused the request: ${by} says ${action}.`;
  const puzzle = puzzles[action];
  if (puzzle !== undefined) {
    const headers = [['x-amzn-waf-action', action.toLowerCase()] as const];
    return new GatewayError('WAF_FILTERED', { reason, answer: { status: puzzle, headers, body: '' } });
  }
  return new GatewayError('WAF_FILTERED', { reason, ...(response !== undefined && { answer: answerOf(response) }) });
}

/** AWS documented: the response is the ACL's own, and gateway responses do not change it. */
function answerOf({ status, headers, contentType, body }: WafResponse) {
  const typed = contentType === undefined ? headers : [['Content-Type', contentType] as const, ...headers];
  return { status, headers: typed, body };
}
