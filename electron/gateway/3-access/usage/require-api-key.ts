// The API key of methods that require one, and with it the usage plan.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html

import type { ApiKey } from '../../../../shared/definition/companions/usage-plan';
import type { KeyEvidence } from '../../../../shared/trace/access-check';
import { findHeader } from '../../context/header-lines';
import type { Exchange, MethodMatch, Step } from '../../exchange';
import { GatewayError } from '../../gateway-error';
import type { AccessSettings } from '../../ports';
import { logLines } from '../../trace/log-lines';
import { maskedSecret } from '../../trace/secrets';
import type { StagePlan, UsageIndex } from './usage-index';

interface KeySearch {
  readonly source: KeyEvidence['source'];
  /** As it came; undefined where none did. */
  readonly value: string | undefined;
  readonly key: ApiKey | undefined;
  readonly plan: StagePlan | undefined;
  /** What is wrong: what the log says, and what the explainer does. */
  readonly fault: { readonly logged: string; readonly missing: string } | undefined;
}

/** Opens the step. */
export function openRequireApiKey(indexOf: (settings: AccessSettings) => UsageIndex): Step {
  return {
    name: 'require-api-key',
    phase: 'access',
    run(exchange) {
      const { match, trace } = exchange;
      if (match === undefined) return;
      if (!match.method.method.apiKeyRequired) {
        // AWS documented: a method that needs no key has no plan either, whatever key comes
        if (trace.isOn) noteUnneeded(exchange, match);
        return;
      }
      const search = searchKey(exchange, indexOf(exchange.tools.access()));
      if (trace.isOn) note(exchange, match, search);
      if (search.fault !== undefined || search.key === undefined || search.plan === undefined) {
        throw new GatewayError('INVALID_API_KEY', { reason: refusalText(exchange, match, search) });
      }
      const { id, value } = search.key;
      exchange.access = { ...exchange.access, apiKey: { id, value, name: nameOf(search.key) }, plan: search.plan };
    },
  };
}

function searchKey({ deployment, invocation, stage, access }: Exchange, index: UsageIndex): KeySearch {
  const source = deployment.view.api.apiKeySource;
  const sent = source === 'AUTHORIZER' ? access?.usageIdentifierKey : findHeader(invocation.headers, 'x-api-key');
  const value = sent === '' ? undefined : sent;
  const key = value === undefined ? undefined : index.keyOf(value);
  const plan = key && index.planOf(key.id, stage.apiId, stage.stageName);
  const found = { source, value, key, plan };
  if (value === undefined) return faulty(found, 'API Key was not provided', noKeyWords[source]);
  if (key === undefined) return faulty(found, 'API Key does not exist', 'no API key has this value');
  if (!key.enabled) return faulty(found, 'API Key is disabled', `API key ${nameOf(key)} is disabled`);
  if (plan !== undefined) return { ...found, fault: undefined };
  // AWS recorded: these words, where no plan has the stage
  return index.hasStage(stage.apiId, stage.stageName)
    ? faulty(
        found,
        'No Usage Plan found for key and API Stage',
        `no usage plan of API key ${nameOf(key)} has this stage`,
      )
    : faulty(found, 'API Stage is not in a Usage Plan', 'this stage is in no usage plan');
}

const noKeyWords = {
  HEADER: 'the request has no X-API-Key header',
  AUTHORIZER: 'the authorizer returned no usageIdentifierKey; the X-API-Key header does not count here',
} as const;

function faulty({ source, value, key, plan }: Omit<KeySearch, 'fault'>, logged: string, missing: string): KeySearch {
  return { source, value, key, plan, fault: { logged, missing } };
}

function note(exchange: Exchange, match: MethodMatch, { source, value, key, plan, fault }: KeySearch): void {
  const { trace, stage } = exchange;
  const masked = value === undefined ? '' : maskedSecret(value);
  begin(exchange, masked);
  if (fault === undefined) trace.log('INFO', logLines.usagePlanSucceeded(masked, stage.apiId, stage.stageName));
  const said =
    fault === undefined && key !== undefined && plan !== undefined
      ? `API key ${nameOf(key)} in usage plan ${plan.plan.name}`
      : `${match.resourcePath} requires an API key: ${fault?.missing}`;
  trace.note({ decided: said });
  trace.check({
    name: 'api-key',
    verdict: fault === undefined ? 'passed' : 'denied',
    said,
    evidence: {
      kind: 'api-key',
      source,
      ...(value !== undefined && { value: masked }),
      ...(key !== undefined && { apiKeyId: key.id, ...(key.name !== undefined && { keyName: key.name }) }),
      ...(plan !== undefined && { usagePlanId: plan.plan.id, usagePlanName: plan.plan.name }),
      ...(fault !== undefined && { missing: fault.missing }),
    },
  });
}

function noteUnneeded(exchange: Exchange, { method, resourcePath }: MethodMatch): void {
  const { trace, stage } = exchange;
  begin(exchange, '');
  trace.log('INFO', logLines.keyNotRequired(method.method.httpMethod, resourcePath));
  trace.log('INFO', logLines.usagePlanSucceeded('', stage.apiId, stage.stageName));
  trace.note({ decided: 'no API key required' });
}

function begin({ invocation, stage, trace }: Exchange, maskedKey: string): void {
  trace.log('INFO', logLines.extendedRequestId(invocation.extendedRequestId));
  trace.log('INFO', logLines.verifyingUsagePlan(invocation.requestId, maskedKey, stage.apiId, stage.stageName));
}

function refusalText({ stage }: Exchange, { method, resourcePath }: MethodMatch, { value, fault }: KeySearch): string {
  const key = value === undefined ? '' : maskedSecret(value);
  // AWS recorded: the sentence, with the reason after the colon
  return (
    `API Key ${key} not authorized because method '${method.method.httpMethod} ${resourcePath}' requires API Key ` +
    `and API Key is not associated with a Usage Plan for API Stage ${stage.apiId}/${stage.stageName}: ${fault?.logged}`
  );
}

function nameOf({ name, id }: ApiKey): string {
  return name === undefined || name === '' ? id : name;
}
