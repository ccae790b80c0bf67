import { expect, it } from 'vitest';
import { type Definition, type EntityKey, entityKey } from '../entities';
import { openReport } from './finding-report';
import { findWafProblems } from './waf-findings';

const arn = (kind: string, id: string) => `arn:aws:wafv2:us-east-1:000000000000:regional/${kind}/${id}/${id}`;
const rule = (Name: string, Priority: number, Statement: object, more: object = { Action: { Block: {} } }) => ({
  Name,
  Priority,
  Statement,
  ...more,
});
const looking = { FieldToMatch: { UriPath: {} }, TextTransformations: [{ Priority: 0, Type: 'NONE' }] };
const ips = (id: string) => ({ IPSetReferenceStatement: { ARN: arn('ipset', id) } });

function found(rules: readonly object[], more: Readonly<Record<string, object>> = {}) {
  const entities = {
    [entityKey('ip-set', 'here')]: { Name: 'here', Id: 'here', IPAddressVersion: 'IPV4', Addresses: [] },
    [entityKey('web-acl', 'a')]: { Name: 'a', Id: 'a', DefaultAction: { Allow: {} }, Rules: rules },
    ...more,
  };
  const { report, findings } = openReport();
  findWafProblems(new Map(Object.entries(entities) as [EntityKey, never][]) as Definition, report);
  return findings.map((finding) => [finding.rule, finding.key, finding.path]);
}

it('names sets, groups and web ACLs that are not there, at any depth', () => {
  const managed = { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesBotControlRuleSet' } };
  expect(
    found(
      [
        rule('fine', 0, ips('here')),
        rule('lost', 1, { NotStatement: { Statement: ips('gone') } }),
        rule('bots', 2, managed, { OverrideAction: { None: {} } }),
      ],
      { [entityKey('stage', 'r1', 'prod')]: { stageName: 'prod', webAclArn: arn('webacl', 'gone') } },
    ),
  ).toEqual([
    ['waf-reference-unknown', 'web-acl:a', 'Rules.1'],
    ['waf-group-unknown', 'web-acl:a', 'Rules.2'],
    ['waf-reference-unknown', 'stage:r1/prod', 'webAclArn'],
  ]);
});

it('names what AWS refuses: priorities twice, no action, patterns that look around', () => {
  expect(
    found(
      [
        rule('one', 0, ips('here')),
        rule('two', 0, ips('here')),
        rule('none', 1, ips('here'), {}),
        rule('look', 2, { RegexMatchStatement: { RegexString: '(?<=a)b', ...looking } }),
      ],
      { [entityKey('regex-pattern-set', 'p')]: { Name: 'p', Id: 'p', RegularExpressionList: [{ RegexString: '(' }] } },
    ),
  ).toEqual([
    ['waf-rule-refused', 'web-acl:a', 'Rules.2'],
    ['waf-rule-refused', 'web-acl:a', 'Rules.3'],
    ['waf-rule-refused', 'web-acl:a', 'Rules.1.Priority'],
    ['waf-rule-refused', 'regex-pattern-set:p', 'RegularExpressionList.0.RegexString'],
  ]);
});

it('warns of rules behind one that takes every request, unless that one only counts', () => {
  const all = { ByteMatchStatement: { SearchString: '/', PositionalConstraint: 'STARTS_WITH', ...looking } };
  const behind = rule('behind', 9, ips('here'));
  expect([
    found([behind, rule('all', 1, all)]),
    found([behind, rule('all', 1, all, { Action: { Count: {} } })]),
  ]).toEqual([[['waf-rule-unreachable', 'web-acl:a', 'Rules.0']], []]);
});
