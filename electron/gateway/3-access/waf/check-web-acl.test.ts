import { expect, it } from 'vitest';
import type { Statement } from '../../../../shared/waf/statement';
import type { Named, Rule, WafSets, WebAcl } from '../../../../shared/waf/web-acl';
import { noCompanions } from '../../no-companions';
import { mockAnswering } from '../../testing/sample-api';
import { openSampleGateway, type SentRequest } from '../../testing/sample-gateway';

const arn = 'arn:aws:wafv2:us-east-1:123456789012:regional/webacl/guard/1';
const ipSetArn = 'arn:aws:wafv2:us-east-1:123456789012:regional/ipset/office/2';
const VisibilityConfig = { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: 'm' };
const none = [{ Priority: 0, Type: 'NONE' as const }];
const rule = (
  Name: string,
  Priority: number,
  Statement: Statement,
  more: Partial<Rule> = { Action: { Block: {} } },
): Rule => ({
  Name,
  Priority,
  Statement,
  VisibilityConfig,
  ...more,
});
const header = (Name: string, SearchString: string): Statement => ({
  ByteMatchStatement: {
    SearchString,
    FieldToMatch: { SingleHeader: { Name } },
    TextTransformations: none,
    PositionalConstraint: 'CONTAINS',
  },
});
const sets: WafSets = {
  ipSets: [{ ARN: ipSetArn, Name: 'office', Addresses: ['192.0.2.0/24'] }],
  regexPatternSets: [],
  ruleGroups: [],
  countries: {},
};

const seen = { responseTemplates: { 'application/json': '$input.params("x-amzn-waf-seen")' } };

function open(acl: Partial<WebAcl>, accessLogFormat = '$context.wafResponseCode $context.waf.status') {
  const opened = openSampleGateway(
    { paths: { '/': { GET: { methodIntegration: mockAnswering(200, seen) } } } },
    { settings: { webAclArn: arn, accessLogFormat } },
  );
  const webAcl: Named<WebAcl> = {
    ARN: arn,
    Name: 'guard',
    Id: '1',
    DefaultAction: { Allow: {} },
    VisibilityConfig,
    Rules: [],
    ...acl,
  };
  opened.gateway.setCompanions({ ...noCompanions, waf: { webAcls: [webAcl], sets } });
  const send = async (request: Partial<SentRequest> = {}) => {
    const { status, text } = await opened.send({ path: '/dev', ...request });
    return `${status} ${text}`;
  };
  return { ...opened, answerTo: opened.send, send };
}

it('refuses with WAF_FILTERED before anything else, a missing method too', async () => {
  const { send, traces, accessLog, gateway } = open({ Rules: [rule('bad', 1, header('x', 'evil'))] });
  const headers = [['X', 'so evil']] as const;
  const answers = [await send(), await send({ headers }), await send({ path: '/dev/nowhere', headers })];
  await gateway.drain();
  expect([answers, accessLog.map(({ text }) => text), traces[1]?.checks?.[0]]).toMatchObject([
    ['200 ', '403 {"message":"Forbidden"}', '403 {"message":"Forbidden"}'],
    ['WAF_ALLOW 200', 'WAF_BLOCK 200', 'WAF_BLOCK 200'],
    {
      name: 'web-acl',
      verdict: 'denied',
      said: 'Rule bad of guard blocks it.',
      evidence: { rules: [{ rule: 'bad', isMatch: true, evidence: { words: 'header x contains "evil"' } }] },
    },
  ]);
});

it('answers as the rule says, with its own body, status and headers', async () => {
  const CustomResponse = {
    ResponseCode: 418,
    CustomResponseBodyKey: 'tea',
    ResponseHeaders: [{ Name: 'x-why', Value: 'tea' }],
  };
  const { answerTo } = open({
    Rules: [rule('pot', 1, header('x', 'coffee'), { Action: { Block: { CustomResponse } } })],
    CustomResponseBodies: { tea: { ContentType: 'TEXT_PLAIN', Content: 'I am a teapot' } },
  });
  const { status, text, headers } = await answerTo({ path: '/dev', headers: [['X', 'coffee']] });
  expect([status, text, headers.get('content-type'), headers.get('x-why')]).toEqual([
    418,
    'I am a teapot',
    'text/plain',
    'tea',
  ]);
});

it('goes on after a rule that counts, whose headers and labels reach what follows', async () => {
  const InsertHeaders = [{ Name: 'seen', Value: 'yes' }];
  const { send } = open({
    Rules: [
      rule('count', 1, header('x', 'a'), {
        Action: { Count: { CustomRequestHandling: { InsertHeaders } } },
        RuleLabels: [{ Name: 'team:a' }],
      }),
      rule('stop', 2, {
        AndStatement: {
          Statements: [{ LabelMatchStatement: { Scope: 'NAMESPACE', Key: 'team:' } }, header('y', 'b')],
        },
      }),
    ],
  });
  const x = ['X', 'a'] as const;
  expect([
    await send({ headers: [x] }),
    await send({ headers: [x, ['X-AMZN-WAF-Seen', 'forged']] }),
    await send({ headers: [x, ['Y', 'b']] }),
    await send({ headers: [['Y', 'b']] }),
  ]).toEqual(['200 yes', '200 yes', '403 {"message":"Forbidden"}', '200 ']);
});

it('counts requests of a key within the window, on the virtual clock', async () => {
  const { send, gateway } = open({
    Rules: [rule('rate', 1, { RateBasedStatement: { Limit: 10, EvaluationWindowSec: 60, AggregateKeyType: 'IP' } })],
  });
  const statuses: string[] = [];
  for (let at = 0; at < 12; at += 1) statuses.push((await send()).slice(0, 3));
  gateway.advanceClock(61);
  statuses.push((await send()).slice(0, 3));
  expect(statuses).toEqual([...Array(10).fill('200'), '403', '403', '200']);
});

it('blocks by default where only an IP set may pass, and says so of an ACL that is gone', async () => {
  const { send, gateway } = open({
    DefaultAction: { Block: {} },
    Rules: [rule('office', 1, { IPSetReferenceStatement: { ARN: ipSetArn } }, { Action: { Allow: {} } })],
  });
  const from = async (ip: string) => (await send({ headers: [['X-Gatehouse-Source-Ip', ip]] })).slice(0, 3);
  const answers = [await from('192.0.2.9'), await from('198.51.100.1')];
  gateway.setCompanions(noCompanions);
  expect([...answers, await from('198.51.100.1')]).toEqual(['200', '403', '200']);
});
