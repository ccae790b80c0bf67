import { afterEach, describe, expect, it } from 'vitest';
import type { ServiceEndpoint } from '../../../shared/definition/companions/service-endpoint';
import { mapRequest } from '../5-integration-request/map-request';
import { mapResponse } from '../7-integration-response/map-response';
import { openExchange, runSteps, type TestExchange } from '../context/exchange-for-tests';
import { callEndpoint } from './call-endpoint';
import { type FakeAnswer, openFakeAwsService, type ReceivedCall } from './fake-aws-service';
import { openHttpEndpoints } from './http-endpoints';

const secrets = { AKID: 'secret/of+AKID', test: 'test' };
const account = '123456789012';
const opened: { dispose(): Promise<void> }[] = [];

afterEach(async () => {
  for (const thing of opened.splice(0)) await thing.dispose();
});

interface Given extends TestExchange {
  readonly uri: string;
  readonly endpoint?: Partial<ServiceEndpoint>;
  readonly answers?: (call: ReceivedCall) => FakeAnswer;
}

/** Runs an AWS integration against a service that checks signatures. */
async function call({ uri, endpoint, answers, ...options }: Given) {
  const fake = await openFakeAwsService(secrets, answers);
  const http = openHttpEndpoints({ endpoints: { localPort: () => undefined } });
  opened.push(http, fake);
  const service = /^arn:aws:apigateway:[^:]+:(?:[^:]+\.)?([^:.]+):/.exec(uri)?.[1] ?? '';
  const method = { methodResponses: { 200: { statusCode: '200' } }, ...options.method };
  const test = openExchange({
    ...options,
    http,
    method: {
      ...method,
      integration: {
        type: 'AWS',
        uri,
        httpMethod: 'POST',
        integrationResponses: { 200: { statusCode: '200' } },
        ...options.method?.integration,
      },
    },
  });
  const serviceEndpoints = [
    { service, endpointUrl: fake.url, accessKeyId: 'AKID', secretAccessKey: secrets.AKID, ...endpoint },
  ];
  const companions = { ...test.exchange.tools.companions(), serviceEndpoints };
  const exchange = { ...test.exchange, tools: { ...test.exchange.tools, companions: () => companions } };
  const outcome = await runSteps([mapRequest, callEndpoint, mapResponse], exchange);
  return { outcome, calls: fake.calls, log: test.log, notes: test.notes, fake, exchange };
}

/** Header mappings. */
function headers(mapping: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(mapping).map(([name, value]) => [`integration.request.header.${name}`, `'${value}'`]),
  );
}

const template = (text: string) => ({ requestTemplates: { 'application/json': text } });
const uri = (rest: string) => `arn:aws:apigateway:eu-west-1:${rest}`;
const form = 'application/x-www-form-urlencoded';

describe('the request that a service gets', () => {
  it.each<[what: string, given: Given, sent: Partial<ReceivedCall>]>([
    [
      'DynamoDB, with its target',
      { uri: uri('dynamodb:action/PutItem'), method: { integration: template('{"TableName":"T"}') } },
      {
        url: '/?Action=PutItem',
        headers: { 'x-amz-target': 'DynamoDB_20120810.PutItem', 'content-type': 'application/x-amz-json-1.0' },
        body: '{"TableName":"T"}',
        signature: 'eu-west-1/dynamodb',
      },
    ],
    [
      'Kinesis, with its target',
      {
        uri: uri('kinesis:action/PutRecord'),
        method: { integration: template('{"Data":"$util.base64Encode($input.body)"}') },
        body: 'é',
      },
      {
        headers: { 'x-amz-target': 'Kinesis_20131202.PutRecord', 'content-type': 'application/x-amz-json-1.1' },
        body: '{"Data":"w6k="}',
        signature: 'eu-west-1/kinesis',
      },
    ],
    [
      'Step Functions, with its target',
      { uri: uri('states:action/StartExecution'), body: '{"input":"{}"}' },
      { headers: { 'x-amz-target': 'AWSStepFunctions.StartExecution' }, signature: 'eu-west-1/states' },
    ],
    [
      'EventBridge, with the target that is mapped',
      {
        uri: uri('events:action/PutEvents'),
        method: {
          integration: {
            requestParameters: headers({
              'X-Amz-Target': 'AWSEvents.PutEvents',
              'Content-Type': 'application/x-amz-json-1.1',
            }),
          },
        },
      },
      {
        url: '/?Action=PutEvents',
        headers: { 'x-amz-target': 'AWSEvents.PutEvents', 'content-type': 'application/x-amz-json-1.1' },
        signature: 'eu-west-1/events',
      },
    ],
    [
      'SQS, as a form',
      {
        uri: uri(`sqs:path/${account}/queue`),
        body: 'hello & bye',
        method: {
          integration: {
            ...template('Action=SendMessage&MessageBody=$util.urlEncode($input.body)'),
            requestParameters: headers({ 'Content-Type': form }),
          },
        },
      },
      {
        method: 'POST',
        url: `/${account}/queue`,
        headers: { 'content-type': form },
        body: 'Action=SendMessage&MessageBody=hello+%26+bye',
        signature: 'eu-west-1/sqs',
      },
    ],
    [
      'SQS, as JSON, without a version',
      {
        uri: uri('sqs:action/SendMessage'),
        method: {
          integration: {
            requestParameters: headers({
              'Content-Type': 'application/x-amz-json-1.0',
              'X-Amz-Target': 'AmazonSQS.SendMessage',
            }),
          },
        },
      },
      { url: '/?Action=SendMessage', headers: { 'x-amz-target': 'AmazonSQS.SendMessage' }, signature: 'eu-west-1/sqs' },
    ],
    [
      'SNS, with parameters of the URI, of mappings, and the version',
      {
        uri: uri('sns:action/Publish&Subject=a%20b'),
        query: 'm=x+%26+y/é',
        method: {
          integration: {
            requestParameters: { 'integration.request.querystring.Message': 'method.request.querystring.m' },
          },
        },
      },
      {
        url: '/?Action=Publish&Subject=a%20b&Message=x%20%26%20y%2F%C3%A9&Version=2010-03-31',
        signature: 'eu-west-1/sns',
      },
    ],
    ['SNS, at its root', { uri: uri('sns:path//'), body: 'Action=Publish' }, { url: '//', signature: 'eu-west-1/sns' }],
    [
      'SSM, over the query protocol, by GET',
      {
        uri: uri('ssm:action/GetParameter'),
        method: {
          integration: { httpMethod: 'GET', requestParameters: { 'integration.request.querystring.Name': "'/a b'" } },
        },
        body: 'not sent',
      },
      {
        method: 'GET',
        url: '/?Action=GetParameter&Name=%2Fa%20b&Version=2014-11-06',
        body: '',
        signature: 'eu-west-1/ssm',
      },
    ],
    [
      'S3, with a path parameter, its path signed once',
      {
        uri: uri('s3:path/{bucket}/{key}'),
        pathParameters: { bucket: 'photos', key: 'a%20b%2F%C3%A9+(1).png' },
        body: Uint8Array.from([1, 2]),
        method: {
          integration: {
            httpMethod: 'PUT',
            requestParameters: {
              'integration.request.path.bucket': 'method.request.path.bucket',
              'integration.request.path.key': 'method.request.path.key',
              ...headers({ 'Content-Type': 'image/png', 'x-amz-meta-a': 'b  c' }),
            },
          },
        },
      },
      {
        method: 'PUT',
        url: '/photos/a%20b/%C3%A9%2B%281%29.png',
        headers: { 'content-type': 'image/png', 'x-amz-content-sha256': expect.stringMatching(/^a12871fee210fb86/) },
        body: '\u0001\u0002',
        signature: 'eu-west-1/s3',
      },
    ],
    [
      'S3, with its bucket in the host of the URI',
      { uri: uri('photos.s3:path/key'), method: { integration: { httpMethod: 'GET' } } },
      { method: 'GET', url: '/photos/key', signature: 'eu-west-1/s3' },
    ],
    [
      'stage variables in every part',
      {
        uri: 'arn:aws:apigateway:${stageVariables.region}:${stageVariables.service}:action/${stageVariables.action}',
        stageVariables: { region: 'us-east-2', service: 'dynamodb', action: 'Scan' },
        endpoint: { service: 'dynamodb' },
      },
      { url: '/?Action=Scan', headers: { 'x-amz-target': 'DynamoDB_20120810.Scan' }, signature: 'us-east-2/dynamodb' },
    ],
  ])('%s', async (_, given, sent) => {
    const { calls, outcome } = await call(given);
    expect([outcome.status, calls.length, calls[0]]).toMatchObject([200, 1, sent]);
  });

  it('has the headers of every integration, and none of the client’s', async () => {
    const client = [
      ['Cookie', 'a=b'],
      ['User-Agent', 'curl'],
      ['Content-Type', 'text/csv'],
    ] as const;
    const { calls, fake } = await call({
      uri: uri('secretsmanager:action/GetSecretValue'),
      headers: client,
      endpoint: { sessionToken: 'TOKEN' },
    });
    expect(calls[0]?.headers).toEqual({
      accept: 'application/json',
      'user-agent': 'AmazonAPIGateway_a1b2c3d4e5',
      'content-type': 'text/csv',
      'content-length': '0',
      host: fake.url.slice('http://'.length),
      'x-amzn-apigateway-api-id': 'a1b2c3d4e5',
      'x-amzn-trace-id': 'Root=1-66ad6d53-aaaaaaaaaaaaaaaaaaaaaaaa',
      'x-amz-date': expect.stringMatching(/^\d{8}T\d{6}Z$/),
      'x-amz-security-token': 'TOKEN',
      'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      authorization: expect.stringContaining('SignedHeaders=accept;content-type;host;x-amz-content-sha256;x-amz-date;'),
      connection: expect.any(String),
    });
  });
});

it('selects the response by the status of the service', async () => {
  const { outcome } = await call({
    uri: uri('dynamodb:action/GetItem'),
    answers: () => ({ status: 400, body: '{"__type":"x#ValidationException"}' }),
    method: {
      methodResponses: { 200: { statusCode: '200' }, 422: { statusCode: '422' } },
      integration: {
        integrationResponses: {
          200: { statusCode: '200' },
          422: {
            statusCode: '422',
            selectionPattern: '4\\d{2}',
            responseTemplates: { 'application/json': "$input.path('$.__type')" },
          },
        },
      },
    },
  });
  expect(outcome).toMatchObject({ status: 422, body: 'x#ValidationException' });
});

it('logs the address on AWS, and says in the trace where the request went', async () => {
  const { log, notes, fake } = await call({ uri: uri('dynamodb:action/GetItem'), origin: 'test', body: '{}' });
  expect(log.map((line) => line.replace(/Latency: \d+/i, 'latency: 0'))).toEqual([
    'TRACE Endpoint request URI: https://dynamodb.eu-west-1.amazonaws.com/?Action=GetItem',
    expect.stringMatching(
      /^TRACE Endpoint request headers: \{X-Amz-Target=DynamoDB_20120810\.GetItem,.*Host=dynamodb\.eu-west-1\.amazonaws\.com,.*Authorization=\*+[0-9a-f]{6}\}$/,
    ),
    'TRACE Endpoint request body after transformations: {}',
    'INFO Sending request to https://dynamodb.eu-west-1.amazonaws.com/?Action=GetItem',
    'INFO Received response. Status: 200, Integration latency: 0 ms',
    expect.stringContaining('TRACE Endpoint response headers: {'),
    'TRACE Endpoint response body before transformations: {}',
    expect.stringContaining('TRACE Method response body after transformations: {}'),
  ]);
  expect(notes).toContainEqual({ decided: `POST ${fake.url}/?Action=GetItem` });
});
