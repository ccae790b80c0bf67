// Routing rules of custom domain names as clients make them, and what they are refused for.
import {
  CreateDomainNameCommand,
  CreateRoutingRuleCommand,
  DeleteDomainNameCommand,
  DeleteRoutingRuleCommand,
  ListRoutingRulesCommand,
  PutRoutingRuleCommand,
  type RoutingRuleCondition,
} from '@aws-sdk/client-apigatewayv2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openV2, type V2UnderTest } from './v2-fixture';

const DomainName = 'rules.example.com';
let v2: V2UnderTest;
let Actions: { InvokeApi: { ApiId: string; Stage: string; StripBasePath: boolean } }[] = [];

beforeAll(async () => {
  v2 = await openV2();
  const mock = { type: 'mock', requestTemplates: { 'application/json': '{"statusCode":200}' } };
  const paths = { '/x': { get: { 'x-amazon-apigateway-integration': mock } } };
  const text = JSON.stringify({ openapi: '3.0.1', info: { title: 'Rest', version: '1' }, paths });
  const { apiId } = await v2.client.documents.import({ text });
  await v2.client.deployments.create({ apiId, stageName: 'dev' });
  Actions = [{ InvokeApi: { ApiId: apiId, Stage: 'dev', StripBasePath: true } }];
  await v2.answer(new CreateDomainNameCommand({ DomainName }));
});
afterAll(() => v2.dispose());

const below = (...paths: string[]): RoutingRuleCondition => ({ MatchBasePaths: { AnyOf: paths } });
const sent = (Header: string, ValueGlob: string): RoutingRuleCondition => ({
  MatchHeaders: { AnyOf: [{ Header, ValueGlob }] },
});

it('is made, replaced, listed by priority and taken away', async () => {
  const Conditions = [below('pets')];
  const make = (Priority: number) =>
    v2.answer(new CreateRoutingRuleCommand({ DomainName, Actions, Conditions, Priority }));
  const late = await make(20);
  const early = await make(10);
  const rule = { DomainName, RoutingRuleId: String(late.RoutingRuleId) };
  const replaced = await v2.answer(new PutRoutingRuleCommand({ ...rule, Actions, Conditions: [], Priority: 30 }));
  const { RoutingRules } = await v2.answer(new ListRoutingRulesCommand({ DomainName }));
  expect([early, replaced, RoutingRules]).toEqual([
    {
      Actions,
      Conditions,
      Priority: 10,
      RoutingRuleId: expect.stringMatching(/^[a-z0-9]{6}$/),
      RoutingRuleArn: `arn:aws:apigateway:us-east-1::/domainnames/${DomainName}/routingrules/${early.RoutingRuleId}`,
    },
    { ...late, Conditions: [], Priority: 30 },
    [early, replaced],
  ]);
  await v2.answer(new DeleteRoutingRuleCommand(rule));
});

it('takes two headers beside a base path, and nothing more', async () => {
  let Priority = 100;
  const refused = (Conditions: RoutingRuleCondition[], actions = Actions) => {
    Priority += 1;
    return v2.refused(new CreateRoutingRuleCommand({ DomainName, Actions: actions, Conditions, Priority }));
  };
  const three = [sent('x-version', 'beta*'), sent('x-tenant', 'acme'), below('orders/v2')];
  await v2.answer(new CreateRoutingRuleCommand({ DomainName, Actions, Conditions: three, Priority: 100 }));
  const http = await v2.createApi();
  const elsewhere = { InvokeApi: { ApiId: http, Stage: 'dev', StripBasePath: false } };
  expect([
    await refused([sent('a', '1'), sent('b', '2'), sent('c', '3')]),
    await refused([below('a'), below('b')]),
    await refused([{}]),
    await refused([sent('a', 'x*y')]),
    await refused([sent('a b', 'x')]),
    await refused([below('a b')]),
    await refused([], [elsewhere]),
    await v2.refused(new CreateRoutingRuleCommand({ DomainName, Actions, Conditions: [], Priority: 100 })),
  ]).toEqual([
    'BadRequestException: A routing rule has at most two matchHeaders conditions',
    'BadRequestException: A routing rule has at most one matchBasePaths condition',
    'BadRequestException: A condition of a routing rule matches headers or base paths',
    'BadRequestException: Invalid header value glob specified: x*y',
    'BadRequestException: Invalid header specified: a b',
    'BadRequestException: Invalid base path specified: a b',
    'BadRequestException: Routing rules may invoke stages of REST Apis only',
    'ConflictException: A routing rule with priority 100 already exists for this domain name',
  ]);
});

it('goes with its domain name', async () => {
  await v2.answer(new DeleteDomainNameCommand({ DomainName }));
  const left = [...(v2.studio.current.workspace?.workingCopy.definition.keys() ?? [])];
  expect(left.filter((key) => key.includes(DomainName))).toEqual([]);
});
