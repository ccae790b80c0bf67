// WAF by AWS's own client, and what the gateway then refuses.
import {
  CreateDeploymentCommand,
  CreateRestApiCommand,
  GetStageCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
} from '@aws-sdk/client-api-gateway';
import {
  AssociateWebACLCommand,
  CheckCapacityCommand,
  CreateIPSetCommand,
  CreateRegexPatternSetCommand,
  CreateRuleGroupCommand,
  CreateWebACLCommand,
  DeleteIPSetCommand,
  DeleteWebACLCommand,
  DescribeManagedRuleGroupCommand,
  DisassociateWebACLCommand,
  GetSampledRequestsCommand,
  GetWebACLCommand,
  GetWebACLForResourceCommand,
  ListAvailableManagedRuleGroupsCommand,
  ListResourcesForWebACLCommand,
  ListTagsForResourceCommand,
  ListWebACLsCommand,
  type Rule,
  type Statement,
  TagResourceCommand,
  UpdateIPSetCommand,
  UpdateWebACLCommand,
} from '@aws-sdk/client-wafv2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

let managed: ManagementUnderTest;
let restApiId = '';
let resourceArn = '';
const Scope = 'REGIONAL' as const;
const visible = (MetricName: string) => ({ SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName });
const TextTransformations = [{ Priority: 0, Type: 'NONE' as const }];
const rule = (
  Name: string,
  Priority: number,
  statement: Statement,
  more: Partial<Rule> = { Action: { Block: {} } },
): Rule => ({
  Name,
  Priority,
  Statement: statement,
  VisibilityConfig: visible(Name),
  ...more,
});
const pathContains = (text: string): Statement => ({
  ByteMatchStatement: {
    SearchString: Buffer.from(text),
    FieldToMatch: { QueryString: {} },
    TextTransformations,
    PositionalConstraint: 'CONTAINS',
  },
});
const acl = (Name: string, Rules: Rule[]) => ({
  Name,
  Scope,
  DefaultAction: { Allow: {} },
  Rules,
  VisibilityConfig: visible(Name),
});

beforeAll(async () => {
  managed = await openTestManagement();
  const { apigateway } = managed;
  const api = await apigateway.send(new CreateRestApiCommand({ name: 'Pets' }));
  restApiId = api.id ?? '';
  const method = { restApiId, resourceId: api.rootResourceId ?? '', httpMethod: 'GET' };
  await apigateway.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
  const requestTemplates = { 'application/json': '{"statusCode":200}' };
  await apigateway.send(new PutIntegrationCommand({ ...method, type: 'MOCK', requestTemplates }));
  await apigateway.send(new PutMethodResponseCommand({ ...method, statusCode: '200' }));
  await apigateway.send(new PutIntegrationResponseCommand({ ...method, statusCode: '200' }));
  await apigateway.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }));
  resourceArn = `arn:aws:apigateway:us-east-1::/restapis/${restApiId}/stages/prod`;
});
afterAll(() => managed.dispose());

async function statusOf(query: string): Promise<number> {
  const [stage] = await managed.client.stages.list({ apiId: restApiId });
  return (await fetch(`${stage?.urls.path}/?${query}`)).status;
}

async function refusal(send: Promise<unknown>): Promise<string> {
  return send.then(
    () => 'no refusal',
    ({ name, message }: Error) => `${name}: ${message}`,
  );
}

it('makes a web ACL that guards a stage at once, shows and samples what it blocked, and lets go of it', async () => {
  const { wafv2, apigateway } = managed;
  const { Summary } = await wafv2.send(new CreateWebACLCommand(acl('guard', [rule('evil', 1, pathContains('evil'))])));
  const WebACLArn = Summary?.ARN ?? '';
  const before = await statusOf('evil');
  await wafv2.send(new AssociateWebACLCommand({ WebACLArn, ResourceArn: resourceArn }));
  const after = [await statusOf('evil'), await statusOf('good')];
  const shown = await apigateway.send(new GetStageCommand({ restApiId, stageName: 'prod' }));
  const resources = await wafv2.send(new ListResourcesForWebACLCommand({ WebACLArn, ResourceType: 'API_GATEWAY' }));
  const { WebACL } = await wafv2.send(new GetWebACLForResourceCommand({ ResourceArn: resourceArn }));
  const search = WebACL?.Rules?.[0]?.Statement?.ByteMatchStatement?.SearchString;
  const TimeWindow = { StartTime: new Date(Date.now() - 60_000), EndTime: new Date(Date.now() + 60_000) };
  const sampled = await wafv2.send(
    new GetSampledRequestsCommand({ WebAclArn: WebACLArn, RuleMetricName: 'evil', Scope, TimeWindow, MaxItems: 10 }),
  );
  const inUse = await refusal(
    wafv2.send(
      new DeleteWebACLCommand({ Name: 'guard', Scope, Id: Summary?.Id ?? '', LockToken: Summary?.LockToken ?? '' }),
    ),
  );
  await wafv2.send(new DisassociateWebACLCommand({ ResourceArn: resourceArn }));
  await wafv2.send(
    new DeleteWebACLCommand({ Name: 'guard', Scope, Id: Summary?.Id ?? '', LockToken: Summary?.LockToken ?? '' }),
  );
  expect({
    before,
    after,
    arn: WebACLArn.replace(Summary?.Id ?? '', 'ID'),
    isShown: shown.webAclArn === WebACLArn,
    resources: resources.ResourceArns,
    search: Buffer.from(search ?? []).toString(),
    sampled: sampled.SampledRequests?.map(({ Action, Request }) => `${Action} ${Request?.Method} ${Request?.URI}`),
    inUse: inUse.split(':')[0],
    free: await statusOf('evil'),
  }).toEqual({
    before: 200,
    after: [403, 200],
    arn: 'arn:aws:wafv2:us-east-1:000000000000:regional/webacl/guard/ID',
    isShown: true,
    resources: [resourceArn],
    search: 'evil',
    sampled: ['BLOCK GET /prod/?evil'],
    inUse: 'WAFAssociatedItemException',
    free: 200,
  });
});

it('takes changes of whoever saw the last state only', async () => {
  const { wafv2 } = managed;
  const { Summary } = await wafv2.send(new CreateWebACLCommand(acl('locked', [])));
  const place = { Name: 'locked', Scope, Id: Summary?.Id ?? '' };
  const update = (LockToken: string | undefined) =>
    wafv2.send(
      new UpdateWebACLCommand({
        ...acl('locked', [rule('a', 0, pathContains('a'))]),
        ...place,
        LockToken: LockToken ?? '',
      }),
    );
  const { NextLockToken } = await update(Summary?.LockToken);
  const stale = await refusal(update(Summary?.LockToken));
  const read = await wafv2.send(new GetWebACLCommand(place));
  expect([
    stale.split(':')[0],
    read.LockToken === NextLockToken,
    read.WebACL?.Capacity,
    read.WebACL?.LabelNamespace,
  ]).toEqual(['WAFOptimisticLockException', true, 10, 'awswaf:000000000000:webacl:locked:']);
});

it('keeps sets while rules refer to them, counts capacity, and lists in pages', async () => {
  const { wafv2 } = managed;
  const ips = await wafv2.send(
    new CreateIPSetCommand({ Name: 'office', Scope, IPAddressVersion: 'IPV4', Addresses: ['192.0.2.0/24'] }),
  );
  const patterns = await wafv2.send(
    new CreateRegexPatternSetCommand({ Name: 'bad', Scope, RegularExpressionList: [{ RegexString: 'x+y' }] }),
  );
  const rules = [
    rule('ips', 0, { IPSetReferenceStatement: { ARN: ips.Summary?.ARN ?? '' } }),
    rule('regex', 1, {
      RegexPatternSetReferenceStatement: {
        ARN: patterns.Summary?.ARN ?? '',
        FieldToMatch: { UriPath: {} },
        TextTransformations: [{ Priority: 0, Type: 'LOWERCASE' }],
      },
    }),
  ];
  const { Capacity } = await wafv2.send(new CheckCapacityCommand({ Scope, Rules: rules }));
  await wafv2.send(
    new CreateRuleGroupCommand({
      Name: 'group',
      Scope,
      Capacity: 50,
      Rules: rules,
      VisibilityConfig: visible('group'),
    }),
  );
  const used = await refusal(
    wafv2.send(
      new DeleteIPSetCommand({
        Name: 'office',
        Scope,
        Id: ips.Summary?.Id ?? '',
        LockToken: ips.Summary?.LockToken ?? '',
      }),
    ),
  );
  for (const name of ['page-a', 'page-b']) await wafv2.send(new CreateWebACLCommand(acl(name, [])));
  const names: string[] = [];
  let NextMarker: string | undefined;
  do {
    const page = await wafv2.send(new ListWebACLsCommand({ Scope, Limit: 1, ...(NextMarker && { NextMarker }) }));
    names.push(...(page.WebACLs ?? []).map(({ Name = '' }) => Name));
    ({ NextMarker } = page);
  } while (NextMarker !== undefined);
  expect([Capacity, used.split(':')[0], names.filter((name) => name.startsWith('page-'))]).toEqual([
    36,
    'WAFAssociatedItemException',
    ['page-a', 'page-b'],
  ]);
});

it('names the field, the parameter and the reason of what is wrong', async () => {
  const { wafv2 } = managed;
  const create = (Rules: Rule[], more: object = {}) =>
    refusal(wafv2.send(new CreateWebACLCommand({ ...acl('wrong', Rules), ...more })));
  const rate = (Limit: number): Statement => ({ RateBasedStatement: { Limit, AggregateKeyType: 'IP' } });
  expect(
    [
      await create([], { Scope: 'CLOUDFRONT' }),
      await create([rule('a', 0, pathContains('a')), rule('b', 0, pathContains('b'))]),
      await create([rule('a', 0, pathContains('a'), {})]),
      await create([rule('a', 0, rate(5))]),
      await create([rule('a', 0, rate(10), { Action: { Allow: {} } })]),
      await create([
        rule('a', 0, { IPSetReferenceStatement: { ARN: `arn:aws:wafv2:us-east-1:000000000000:regional/ipset/x/y` } }),
      ]),
      await create([rule('a', 0, { NotStatement: { Statement: rate(10) } })]),
      await create([
        rule('a', 0, {
          RegexMatchStatement: { RegexString: '(?<=a)b', FieldToMatch: { UriPath: {} }, TextTransformations },
        }),
      ]),
    ].map((text) => text.replace(/^(\w+): (?:Error reason: .*, field: (\w+), .*|.*)$/, '$1 $2').trim()),
  ).toEqual([
    'WAFInvalidParameterException SCOPE_VALUE',
    'WAFInvalidParameterException RULE_PRIORITY',
    'WAFInvalidParameterException RULE_ACTION',
    'WAFInvalidParameterException RATE_LIMIT',
    'WAFInvalidParameterException RULE_ACTION',
    'WAFNonexistentItemException',
    'WAFInvalidParameterException NESTED_STATEMENT',
    'WAFInvalidParameterException REGEX_PATTERN_REFERENCE_STATEMENT',
  ]);
});

it('refuses addresses that are no ranges of the version, and an IP set changes what is blocked at once', async () => {
  const { wafv2 } = managed;
  const set = (Addresses: string[]) => ({ Name: 'here', Scope, IPAddressVersion: 'IPV4' as const, Addresses });
  const wrong = await refusal(wafv2.send(new CreateIPSetCommand(set(['192.0.2.1']))));
  const { Summary } = await wafv2.send(new CreateIPSetCommand(set([])));
  const made = await wafv2.send(
    new CreateWebACLCommand(acl('by-ip', [rule('ip', 0, { IPSetReferenceStatement: { ARN: Summary?.ARN ?? '' } })])),
  );
  await wafv2.send(new AssociateWebACLCommand({ WebACLArn: made.Summary?.ARN ?? '', ResourceArn: resourceArn }));
  const before = await statusOf('');
  const { Id = '', LockToken = '' } = Summary ?? {};
  await wafv2.send(new UpdateIPSetCommand({ Name: 'here', Scope, Id, LockToken, Addresses: ['127.0.0.0/8'] }));
  expect([wrong.split(':')[0], before, await statusOf('')]).toEqual(['WAFInvalidParameterException', 200, 403]);
  await wafv2.send(new DisassociateWebACLCommand({ ResourceArn: resourceArn }));
});

it('offers managed groups, describes them, and tags what it keeps', async () => {
  const { wafv2 } = managed;
  const { ManagedRuleGroups = [] } = await wafv2.send(new ListAvailableManagedRuleGroupsCommand({ Scope }));
  const described = await wafv2.send(
    new DescribeManagedRuleGroupCommand({ Scope, VendorName: 'AWS', Name: 'AWSManagedRulesSQLiRuleSet' }),
  );
  const { Summary } = await wafv2.send(
    new CreateWebACLCommand({ ...acl('tagged', []), Tags: [{ Key: 'a', Value: '1' }] }),
  );
  const ResourceARN = Summary?.ARN ?? '';
  await wafv2.send(new TagResourceCommand({ ResourceARN, Tags: [{ Key: 'b', Value: '2' }] }));
  const { TagInfoForResource } = await wafv2.send(new ListTagsForResourceCommand({ ResourceARN }));
  expect([
    ManagedRuleGroups.length >= 4,
    described.Rules?.map(({ Name }) => Name),
    TagInfoForResource?.TagList,
  ]).toEqual([
    true,
    ['SQLi_QUERYARGUMENTS', 'SQLi_BODY', 'SQLi_COOKIE', 'SQLi_URIPATH'],
    [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  ]);
});
