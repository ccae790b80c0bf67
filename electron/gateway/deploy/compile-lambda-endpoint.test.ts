import { expect, it } from 'vitest';
import type { Integration } from '../../../shared/definition/rest/integration';
import { openExchange } from '../context/exchange-for-tests';

const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/orders/invocations';

function problemsOf(integration: Partial<Integration>): readonly (readonly [string, string])[] {
  const { problems } = openExchange({
    method: { integration: { type: 'AWS_PROXY', httpMethod: 'POST', uri, ...integration } },
  });
  return problems.map(({ path, message }) => [path, message]);
}

it.each<Partial<Integration>>([
  {},
  { type: 'AWS' },
  { uri: uri.replace('orders', '${stageVariables.fn}') },
  { credentials: 'arn:aws:iam::123456789012:role/invoke' },
  { credentials: 'arn:aws:iam::*:user/*' },
  { credentials: '${stageVariables.role}' },
])('compiles %j without a problem', (integration) => {
  expect(problemsOf(integration)).toEqual([]);
});

it.each<readonly [Partial<Integration>, string, string]>([
  [
    { uri: uri.replace('orders', 'a:b:c') },
    'uri',
    'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/a:b:c/invocations names no function. ' +
      'The form is arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{functionArn}/invocations.',
  ],
  [{ httpMethod: 'GET' }, 'httpMethod', 'Functions are invoked with POST; with GET every request fails.'],
  [{ credentials: 'someone' }, 'credentials', 'someone is neither the ARN of a role nor arn:aws:iam::*:user/*.'],
  [
    { requestParameters: { 'integration.request.header.TE': "'x'" } },
    'requestParameters',
    'TE may not be mapped: every request fails.',
  ],
  [
    { responseTransferMode: 'STREAM' },
    'responseTransferMode',
    'STREAM and a uri with response-streaming-invocations go together.',
  ],
])('reports %j', (integration, path, message) => {
  expect(problemsOf(integration)).toEqual([[`methodIntegration.${path}`, message]]);
});
