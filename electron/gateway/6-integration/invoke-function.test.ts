import { expect, it } from 'vitest';
import type { LambdaInvocation } from '../../../shared/lambda/functions';
import { openAccess } from '../no-companions';
import type { FunctionGrants } from '../ports';
import { invokeFunction } from './invoke-function';

const from = 'arn:aws:execute-api:us-east-1:123456789012:abc123/dev/GET/pets/{id}';

function grant(members: object = {}): string {
  return JSON.stringify({
    Sid: 'api',
    Effect: 'Allow',
    Principal: { Service: 'apigateway.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: 'arn:aws:lambda:us-east-1:123456789012:function:orders',
    Condition: { ArnLike: { 'AWS:SourceArn': 'arn:aws:execute-api:us-east-1:123456789012:abc123/*/GET/pets/*' } },
    ...members,
  });
}

async function outcomeOf(
  statements: FunctionGrants['statements'] | undefined,
  { source = from, ...more }: Partial<LambdaInvocation> & { readonly source?: string | null } = {},
) {
  const functionGrants = statements && [{ functionName: 'orders', statements }];
  const tools = {
    access: () => ({ ...openAccess, ...(functionGrants && { functionGrants }) }),
    identity: { accountId: '123456789012', region: 'us-east-1' },
    lambda: { invoke: async () => ({ kind: 'answered' }) },
  };
  const exchange = { tools, deployment: { view: { api: {} } } } as unknown as Parameters<typeof invokeFunction>[0];
  const invocation: LambdaInvocation = {
    functionName: 'orders',
    invocationType: 'RequestResponse',
    payload: '{}',
    region: 'us-east-1',
    accountId: '123456789012',
    ...more,
  };
  const outcome = await invokeFunction(exchange, invocation, source ?? undefined);
  return outcome.kind === 'refused' ? outcome.status : 200;
}

const live = {
  qualifier: 'live',
  statement: grant({ Resource: 'arn:aws:lambda:us-east-1:123456789012:function:orders:live' }),
};

it.each<[string, number, Parameters<typeof outcomeOf>]>([
  ['no policies are asked', 200, [undefined]],
  ['nothing was granted', 403, [[]]],
  ['the method was granted', 200, [[{ statement: grant() }]]],
  ['another method was', 403, [[{ statement: grant() }], { source: from.replace('GET', 'POST') }]],
  ['another service was', 403, [[{ statement: grant({ Principal: { Service: 'sns.amazonaws.com' } }) }]]],
  ['it is denied as well', 403, [[{ statement: grant() }, { statement: grant({ Effect: 'Deny', Condition: {} }) }]]],
  ['a role asks', 200, [[], { source: null }]],
  ['the alias that is called was granted', 200, [[live], { qualifier: 'live' }]],
  ['only an alias was', 403, [[live]]],
  ['only the function was, and an alias is called', 403, [[{ statement: grant() }], { qualifier: 'live' }]],
  ['the statement is none', 403, [[{ statement: '{' }]]],
  ['the function is not here', 200, [[], { functionName: 'elsewhere' }]],
])('when %s: %i', async (_, status, given) => {
  expect(await outcomeOf(...given)).toBe(status);
});
