import { describe, expect, it } from 'vitest';
import { callEndpoint } from '../6-integration/call-endpoint';
import { openExchange, runSteps, type TestExchange } from '../context/exchange-for-tests';
import { mapRequest } from './map-request';

const dynamodb = 'arn:aws:apigateway:eu-west-1:dynamodb:action/PutItem';
const callers = 'arn:aws:iam::*:user/*';

/** Runs an AWS integration without any endpoint; an address if it came so far that one was looked for. */
async function outcomeOf(integration: object, options: TestExchange = {}) {
  const { exchange, problems } = openExchange({
    ...options,
    method: {
      ...options.method,
      integration: { type: 'AWS', httpMethod: 'POST', uri: dynamodb, ...options.method?.integration, ...integration },
    },
  });
  const { refused } = await runSteps([mapRequest, callEndpoint], exchange);
  const reason = refused?.[1].reason?.replace('Execution failed due to configuration error: ', '');
  const isMissing = reason?.startsWith('No endpoint is set for ');
  return {
    outcome: isMissing ? exchange.integrationRequest?.url : [refused?.[0], reason],
    reason,
    problems: problems.map(({ path, message }) => `${path}: ${message}`),
  };
}

const invalid = ['API_CONFIGURATION_ERROR', 'Invalid endpoint address'];

describe('the address', () => {
  it.each([
    [dynamodb, 'https://dynamodb.eu-west-1.amazonaws.com/?Action=PutItem'],
    ['arn:aws-cn:apigateway:cn-north-1:sqs:path/1/q', 'https://sqs.cn-north-1.amazonaws.com.cn/1/q'],
    ['arn:aws-us-gov:apigateway:us-gov-west-1:sns:path//', 'https://sns.us-gov-west-1.amazonaws.com//'],
    ['arn:aws:apigateway:us-east-1:photos.s3:path/a/b', 'https://photos.s3.us-east-1.amazonaws.com/a/b'],
    [
      'arn:aws:apigateway:us-east-1:iam:action/GetUser&UserName=a',
      'https://iam.amazonaws.com/?Action=GetUser&UserName=a&Version=2010-05-08',
    ],
    [
      'arn:aws:apigateway:us-east-1:ec2:action/RunInstances&Version=2013-01-01',
      'https://ec2.us-east-1.amazonaws.com/?Action=RunInstances&Version=2013-01-01',
    ],
    ['arn:aws:apigateway:us-east-1:logs:path/', 'https://logs.us-east-1.amazonaws.com/'],
    ['arn:aws:apigateway:us-east-1:${stageVariables.unset}:path/', invalid],
    ['arn:aws:apigateway:${stageVariables.evil}:sqs:path/', invalid],
    ['arn:aws:apigateway:us-east-1:s3:path/{key}', invalid],
    [
      'arn:aws:apigateway:us-east-1:dynamodb:action/ GetItem',
      ['API_CONFIGURATION_ERROR', 'URI/URL syntax error encountered in signing process'],
    ],
  ])('of %s is %s', async (uri, outcome) => {
    expect((await outcomeOf({ uri }, { stageVariables: { evil: 'a.b/c' } })).outcome).toEqual(outcome);
  });

  it('that is missing here is asked for by name', async () => {
    expect((await outcomeOf({ uri: 'arn:aws:apigateway:eu-west-1:states:action/StartExecution' })).reason).toBe(
      'No endpoint is set for states. Add one: a service endpoint states with the address of an emulator, such as ' +
        'http://localhost:4566, or of AWS itself (https://states.eu-west-1.amazonaws.com).',
    );
  });

  it.each([
    [
      'AWS',
      'arn:aws:apigateway:us-east-1:dynamodb:PutItem',
      /^methodIntegration.uri: AWS ARN for integration must contain path or action/,
    ],
    ['AWS', 'http://localhost', /must contain path or action/],
    ['AWS_PROXY', dynamodb, /^methodIntegration.uri: Integrations of type 'AWS_PROXY' currently only supports Lambda/],
  ])('is reported where it is none of %s: %s', async (type, uri, problem) => {
    const { problems, outcome } = await outcomeOf({ type, uri });
    expect([problems, outcome]).toEqual([
      [expect.stringMatching(problem)],
      ['API_CONFIGURATION_ERROR', expect.anything()],
    ]);
  });
});

it('takes the client’s method where the integration says ANY', async () => {
  const { exchange } = openExchange({
    httpMethod: 'DELETE',
    method: { integration: { type: 'AWS', uri: 'arn:aws:apigateway:us-east-1:s3:path/b/k', httpMethod: 'ANY' } },
  });
  await runSteps([mapRequest], exchange);
  expect(exchange.integrationRequest).toMatchObject({ method: 'DELETE' });
});

it.each(['Authorization', 'Connection', 'Expect', 'Proxy-Authenticate', 'TE', 'Content-Length', 'Transfer-Encoding'])(
  'refuses a mapped %s',
  async (name) => {
    const { outcome } = await outcomeOf({ requestParameters: { [`integration.request.header.${name}`]: "'x'" } });
    expect(outcome).toEqual(['API_CONFIGURATION_ERROR', `${name} header already present`]);
  },
);

describe('credentials', () => {
  const address = 'https://dynamodb.eu-west-1.amazonaws.com/?Action=PutItem';
  const noRole = (text: string) => [
    'API_CONFIGURATION_ERROR',
    `API Gateway does not have permission to assume the provided role ${text}`,
  ];
  const variables = { stageVariables: { role: 'r' } };

  it.each<[what: string, credentials: string, options: TestExchange, outcome: unknown]>([
    ['may be absent', '', {}, address],
    ['may be a role', 'arn:aws:iam::123456789012:role/service-role/r', {}, address],
    ['may name a stage variable', 'arn:aws:iam::123456789012:role/${stageVariables.role}', variables, address],
    [
      'fail where the stage variable is not set',
      'arn:aws:iam::123456789012:role/${stageVariables.role}',
      {},
      noRole('arn:aws:iam::123456789012:role/${stageVariables.role}'),
    ],
    ['fail where they are no role', 'r', {}, noRole('r')],
    ['may be the caller’s', callers, { method: { authorizationType: 'AWS_IAM' } }, address],
    ['may be the tester’s', callers, { origin: 'test' }, address],
    [
      'fail where nobody has authenticated the caller',
      callers,
      {},
      [
        'API_CONFIGURATION_ERROR',
        'The caller’s credentials are asked for, and the method does not use AWS_IAM authorization',
      ],
    ],
  ])('%s', async (_, credentials, options, outcome) => {
    expect((await outcomeOf({ credentials }, options)).outcome).toEqual(outcome);
  });
});
