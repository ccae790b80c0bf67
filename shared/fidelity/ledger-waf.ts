// The ledger's rows about WAF.
import type { FidelityEntry } from './ledger';
import { rows } from './ledger-beyond-apis';

const group = ['Name', 'Id', 'Description', 'tags', 'region', 'accountId'];
const bodies = ['CustomResponseBodies.*.ContentType', 'CustomResponseBodies.*.Content'];
const sampled = 'The last requests of each rule are kept in memory while the gateway runs.';

export const wafRows: readonly FidelityEntry[] = [
  ...rows('web-acl', 'enforced', undefined, [...group, ...bodies, 'DefaultAction', 'AssociationConfig']),
  ...rows(
    'web-acl',
    'approximated',
    'SQL and scripts are found by grammars of Gatehouse’s own, countries by the ranges that the account maps, and four managed groups of AWS by rules that look for what AWS says they look for; other managed groups never match. CAPTCHA answers 405 and Challenge 202.',
    ['Rules'],
  ),
  ...rows('web-acl', 'approximated', sampled, ['VisibilityConfig.SampledRequestsEnabled']),
  ...rows('web-acl', 'stored only', 'Rules put no metrics of their own into CloudWatch.', [
    'VisibilityConfig.CloudWatchMetricsEnabled',
    'VisibilityConfig.MetricName',
  ]),
  ...rows('web-acl', 'stored only', 'Nobody solves a CAPTCHA or a challenge here.', [
    'TokenDomains',
    'CaptchaConfig',
    'ChallengeConfig',
  ]),
  ...rows('web-acl', 'stored only', 'Traces tell what WAF decided; nothing is delivered to a stream.', [
    'LoggingConfiguration',
  ]),
  ...rows('ip-set', 'enforced', undefined, [...group, 'IPAddressVersion', 'Addresses']),
  ...rows('regex-pattern-set', 'enforced', undefined, [...group, 'RegularExpressionList.*.RegexString']),
  ...rows('waf-rule-group', 'enforced', undefined, [...group, ...bodies, 'Rules']),
  ...rows('waf-rule-group', 'stored only', 'Capacity is checked when rules are saved and limits nothing at run time.', [
    'Capacity',
  ]),
  ...rows('waf-rule-group', 'stored only', 'Rules put no metrics of their own into CloudWatch.', [
    'VisibilityConfig.SampledRequestsEnabled',
    'VisibilityConfig.CloudWatchMetricsEnabled',
    'VisibilityConfig.MetricName',
  ]),
];
