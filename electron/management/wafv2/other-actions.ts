// Capacity, managed groups, sampled requests, logging and tags of WAF.
// https://docs.aws.amazon.com/waf/latest/APIReference/API_CheckCapacity.html
import { listEntities } from '../../../shared/definition/entities';
import { findManagedGroup, managedGroups } from '../../../shared/waf/managed/managed-groups';
import type { WafSample } from '../../../shared/waf/waf-sample';
import type { WebAcl } from '../../../shared/waf/web-acl';
import type { JsonAction } from '../wire/json-protocol';
import { capacity, checkReferences } from './thing-actions';
import {
  arnOf,
  findByArn,
  invalidParameter,
  keepThing,
  requireScope,
  requireText,
  storedTags,
  type WafCall,
  type WafThing,
  wafError,
} from './waf-call';
import { readRules } from './wire-rules';

export const otherActions: Readonly<Record<string, JsonAction<WafCall>>> = {
  CheckCapacity(sent, call) {
    requireScope(sent);
    const rules = readRules(sent.Rules);
    checkReferences(rules, call);
    return { Capacity: capacity(rules, call) };
  },
  ListAvailableManagedRuleGroups(sent) {
    requireScope(sent);
    return {
      ManagedRuleGroups: managedGroups.map(({ vendor, name, description }) => ({
        VendorName: vendor,
        Name: name,
        VersioningSupported: false,
        Description: description,
      })),
    };
  },
  DescribeManagedRuleGroup(sent) {
    requireScope(sent);
    const group = findManagedGroup(requireText(sent, 'VendorName'), requireText(sent, 'Name'));
    if (group === undefined) throw wafError('WAFNonexistentItemException');
    const labels = group.rules.flatMap(({ RuleLabels = [] }) => RuleLabels);
    return {
      Capacity: group.capacity,
      Rules: group.rules.map(({ Name, Action }) => ({ Name, Action })),
      LabelNamespace: (labels[0]?.Name ?? '').replace(/[^:]+$/, ''),
      AvailableLabels: labels,
    };
  },
  async GetSampledRequests(sent, call) {
    requireScope(sent);
    const arn = requireText(sent, 'WebAclArn');
    const metric = requireText(sent, 'RuleMetricName');
    const found = findByArn(call, arn);
    if (found?.kind !== 'web-acl') throw wafError('WAFNonexistentItemException');
    const { StartTime, EndTime } = (sent.TimeWindow ?? {}) as { StartTime?: unknown; EndTime?: unknown };
    const [from, to] = [Number(StartTime) * 1_000, Number(EndTime) * 1_000];
    if (!(from <= to)) throw invalidParameter('TIME_WINDOW', 'TimeWindow', 'The time window is not valid.');
    const samples = await call.studio.gateway.wafSamples(arn);
    const wanted = samples.filter(
      (sample) => sample.at >= from && sample.at <= to && isOf(found.thing as WebAcl, metric, sample),
    );
    const most = typeof sent.MaxItems === 'number' ? sent.MaxItems : 100;
    return {
      SampledRequests: wanted.slice(0, most).map((sample) => shownSample(found.thing as WebAcl, metric, sample)),
      PopulationSize: wanted.length,
      TimeWindow: { StartTime, EndTime },
    };
  },
  async PutLoggingConfiguration(sent, call) {
    const { LoggingConfiguration } = sent as { LoggingConfiguration?: Record<string, unknown> };
    const acl = requireAcl(call, String(LoggingConfiguration?.ResourceArn ?? ''));
    await keepThing(call, 'web-acl', { ...acl, ...(LoggingConfiguration && { LoggingConfiguration }) });
    return { LoggingConfiguration };
  },
  GetLoggingConfiguration(sent, call) {
    const { LoggingConfiguration } = requireAcl(call, requireText(sent, 'ResourceArn'));
    if (LoggingConfiguration === undefined) throw wafError('WAFNonexistentItemException');
    return { LoggingConfiguration };
  },
  async DeleteLoggingConfiguration(sent, call) {
    const { LoggingConfiguration, ...acl } = requireAcl(call, requireText(sent, 'ResourceArn'));
    if (LoggingConfiguration === undefined) throw wafError('WAFNonexistentItemException');
    await keepThing(call, 'web-acl', acl);
    return {};
  },
  ListLoggingConfigurations(sent, call) {
    requireScope(sent);
    const acls = listEntities(call.definition, 'web-acl').map(({ entity }) => entity.LoggingConfiguration);
    return { LoggingConfigurations: acls.filter((found) => found !== undefined) };
  },
  async TagResource(sent, call) {
    const { kind, thing } = requireTagged(call, sent);
    await keepThing(call, kind, { ...thing, tags: { ...thing.tags, ...storedTags(sent.Tags) } } as WafThing);
    return {};
  },
  async UntagResource(sent, call) {
    const { kind, thing } = requireTagged(call, sent);
    const gone = new Set(Array.isArray(sent.TagKeys) ? sent.TagKeys.map(String) : []);
    const tags = Object.fromEntries(Object.entries(thing.tags ?? {}).filter(([key]) => !gone.has(key)));
    await keepThing(call, kind, { ...thing, tags } as WafThing);
    return {};
  },
  ListTagsForResource(sent, call) {
    const { kind, thing } = requireTagged(call, sent);
    const TagList = Object.entries(thing.tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
    return { TagInfoForResource: { ResourceARN: arnOf(call, kind, thing), TagList } };
  },
};

function requireAcl(call: WafCall, arn: string): WebAcl {
  const found = findByArn(call, arn);
  if (found?.kind !== 'web-acl') throw wafError('WAFNonexistentItemException');
  return found.thing as WebAcl;
}

function requireTagged(call: WafCall, sent: Readonly<Record<string, unknown>>) {
  const found = findByArn(call, requireText(sent, 'ResourceARN'));
  if (found === undefined) throw wafError('WAFNonexistentItemException');
  return found;
}

/** A rule's metric stands for requests that it matched, the ACL's own for those that the default action decided. */
function isOf({ Rules, VisibilityConfig }: WebAcl, metric: string, sample: WafSample): boolean {
  if (metric === VisibilityConfig.MetricName) return sample.terminatingRule === undefined;
  const named = Rules.filter((rule) => rule.VisibilityConfig.MetricName === metric).map(({ Name, Statement }) => [
    Name,
    Statement.ManagedRuleGroupStatement?.Name,
  ]);
  return sample.rules.some(({ rule, group }) =>
    named.some(([name, managed]) => rule === name || (group !== undefined && group === managed)),
  );
}

function shownSample({ Rules }: WebAcl, metric: string, sample: WafSample): object {
  const { at, clientIp, method, uri, headers, labels, responseCode } = sample;
  const own = Rules.find(({ VisibilityConfig }) => VisibilityConfig.MetricName === metric);
  const inGroup = sample.rules.find(({ rule, group }) => group !== undefined && rule === sample.terminatingRule);
  const isCounted = own?.Action?.Count !== undefined;
  return {
    Request: {
      ClientIP: clientIp,
      Method: method,
      URI: uri,
      HTTPVersion: 'HTTP/1.1',
      Headers: headers.map(([Name, Value]) => ({ Name, Value })),
    },
    Weight: 1,
    Timestamp: at / 1_000,
    Action: isCounted ? 'COUNT' : sample.action,
    ...(inGroup !== undefined && { RuleNameWithinRuleGroup: inGroup.rule }),
    ...(labels.length > 0 && { Labels: labels.map((Name) => ({ Name })) }),
    ...(responseCode !== undefined && { ResponseCodeSent: responseCode }),
  };
}
