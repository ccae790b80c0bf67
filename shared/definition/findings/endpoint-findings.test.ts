import { expect, it } from 'vitest';
import { apiWithPaths } from '../edits/edit-fixtures';
import { createMethod } from '../edits/method-edits';
import { createStage } from '../edits/stage-edits';
import { type Definition, type Entity, type EntityKey, entityKey } from '../entities';
import type { Integration } from '../rest/integration';
import { findProblems } from './find-problems';

const start = apiWithPaths('/pets');
const { apiId } = start;
const resourceId = start.ids['/pets'] ?? '';
const arn = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/orders/50dc6c495c0c9188';
const link = { id: 'link01', name: 'orders', targetArns: [arn], status: 'AVAILABLE' };
const behindLink = {
  type: 'HTTP_PROXY',
  httpMethod: 'GET',
  uri: 'http://orders.internal/x',
  connectionType: 'VPC_LINK',
  connectionId: 'link01',
} as const;

/** What is said of the endpoint of `integration`, with `companions` beside the API and a stage with `variables`. */
function findingsFor(
  integration: Partial<Integration>,
  companions: readonly (readonly [EntityKey, object])[] = [],
  variables: Readonly<Record<string, string>> = {},
): readonly string[] {
  const method = entityKey('method', apiId, resourceId, 'GET');
  const made = createMethod(start.definition, { apiId, resourceId, httpMethod: 'GET' }).definition;
  const staged = createStage(made, { apiId, stageName: 'dev', now: 0, variables }).definition;
  const before = staged.get(method) as { readonly methodIntegration: object };
  const definition: Definition = new Map([
    ...staged,
    ...companions.map(([key, entity]) => [key, entity as Entity] as const),
    [method, { ...before, methodIntegration: { ...before.methodIntegration, ...integration } } as Entity],
  ]);
  return findProblems(definition, apiId, { ledger: [] }).map(({ rule, message }) => `${rule}: ${message}`);
}

const service = (name: string) =>
  [entityKey('service-endpoint', name), { service: name, endpointUrl: 'http://localhost:4566' }] as const;
const linked = [entityKey('vpc-link', 'link01'), link] as const;
const mapped = [
  entityKey('load-balancer', 'orders'),
  { name: 'orders', arn, target: 'http://127.0.0.1:3000' },
] as const;

it.each([
  ['arn:aws:apigateway:eu-west-1:sqs:path/1/q', 'sqs', []],
  ['arn:aws:apigateway:eu-west-1:photos.s3:path/key', 's3', []],
  ['arn:aws:apigateway:eu-west-1:runtime.sagemaker:path/x', 'runtime.sagemaker', []],
  ['arn:aws:apigateway:eu-west-1:${stageVariables.service}:path/x', 'sqs', ['stage-variable-undefined']],
  ['arn:aws:apigateway:eu-west-1:dynamodb:action/PutItem', 'sqs', ['service-endpoint-missing']],
])('says of %s, with an endpoint for %s: %j', (uri, name, rules) => {
  const found = findingsFor({ type: 'AWS', httpMethod: 'POST', uri }, [service(name)]);
  expect(found.map((text) => text.split(':')[0])).toEqual(rules);
});

it.each<[what: string, integration: object, companions: readonly (readonly [EntityKey, object])[], found: string[]]>([
  ['a link that is mapped', {}, [linked, mapped], []],
  ['a link to a name of this machine', { uri: 'http://orders.localhost:3000/x' }, [linked], []],
  [
    'a link to nothing',
    {},
    [linked],
    [
      `load-balancer-unmapped: Nothing stands for ${arn} here: add a load balancer with the target to call, or the uri is called as written.`,
    ],
  ],
  ['a link that is not there', {}, [mapped], ['vpc-link-unknown: There is no VPC link link01.']],
  ['a link of a stage’s variable', { connectionId: '${stageVariables.link}' }, [linked, mapped], []],
  [
    'a link that a stage names wrong',
    { connectionId: '${stageVariables.wrong}' },
    [linked, mapped],
    ['vpc-link-unknown: There is no VPC link link09.'],
  ],
])('says of %s', (_, integration, companions, found) => {
  expect(findingsFor({ ...behindLink, ...integration }, companions, { link: 'link01', wrong: 'link09' })).toEqual(
    found,
  );
});

it('misses a function that the workspace does not have, where its name can be known', () => {
  const calling = (functionName: string) => ({
    type: 'AWS_PROXY' as const,
    httpMethod: 'POST',
    uri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:1:function:${functionName}/invocations`,
  });
  const known = [entityKey('function', 'known'), { functionName: 'known' }] as const;
  expect([
    findingsFor(calling('known'), [known]),
    findingsFor(calling('known:live'), [known]),
    findingsFor(calling('${stageVariables.fn}'), [known], { fn: 'any' }),
    findingsFor(calling('other'), [known]),
  ]).toEqual([[], [], [], ['function-missing: The workspace has no function other: calls answer 500.']]);
});
