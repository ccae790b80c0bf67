// AWS integrations: what each service is sent, by section 6.5's table.
import type { CaseRequest, ConformanceCase, SentRequest } from '../conformance-case';
import { operation, parameters } from '../operations';

const region = 'us-east-1';
const account = '123456789012';
const role = `arn:aws:iam::${account}:role/integration`;
const form = 'application/x-www-form-urlencoded';
const post: CaseRequest = { method: 'POST', path: '/dev/x', body: '{"message":"hello & bye"}' };

/** An operation that calls `service`, written as in the URI. */
export function awsService(service: string, integration: object = {}, more: object = {}): object {
  return operation(
    {
      type: 'aws',
      httpMethod: 'POST',
      uri: `arn:aws:apigateway:${region}:${service}`,
      credentials: role,
      responses: { default: { statusCode: '200' } },
      ...integration,
    },
    { more },
  );
}

/** The endpoint of the case for these services. */
export function endpointsFor(...services: readonly string[]) {
  return {
    serviceEndpoints: services.map((service) => ({
      service,
      endpointUrl: 'http://{endpoint}',
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: 'secret',
    })),
  };
}

/** The Authorization header for `service`, with these headers signed beside those of every request. */
function signedFor(service: string): RegExp {
  return new RegExp(
    `^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/\\d{8}/${region}/${service}/aws4_request, ` +
      'SignedHeaders=[a-z0-9;-]*host;[a-z0-9;-]+, Signature=[0-9a-f]{64}$',
  );
}

function headers(mapping: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(mapping).map(([name, value]) => [`integration.request.header.${name}`, `'${value}'`]),
  );
}

function sends(
  id: string,
  source: ConformanceCase['source'],
  service: string,
  uri: string,
  integration: object,
  sent: SentRequest,
  request: CaseRequest = post,
): ConformanceCase {
  const whole = { ...sent, headers: { Authorization: signedFor(service), ...sent.headers } };
  return {
    id: `6.5: ${id}`,
    source,
    paths: { '/x': { post: awsService(uri, integration, parameters('query name', 'query key')) } },
    companions: endpointsFor(service),
    request,
    answer: { status: 200, body: '{"from":"endpoint"}', sent: whole },
  };
}

const template = (text: string) => ({ requestTemplates: { 'application/json': text } });

export const awsServiceRequestCases: readonly ConformanceCase[] = [
  sends(
    'DynamoDB gets its target without a mapping',
    'recorded',
    'dynamodb',
    'dynamodb:action/PutItem',
    template('{"TableName":"T","Item":{"id":{"S":"$input.path(\'$.message\')"}}}'),
    {
      method: 'POST',
      url: '/?Action=PutItem',
      headers: { 'X-Amz-Target': 'DynamoDB_20120810.PutItem' },
      body: '{"TableName":"T","Item":{"id":{"S":"hello & bye"}}}',
    },
  ),
  sends(
    'Kinesis gets its target without a mapping',
    'recorded',
    'kinesis',
    'kinesis:action/PutRecord',
    template('{"StreamName":"s","Data":"$util.base64Encode($input.body)","PartitionKey":"p"}'),
    {
      headers: { 'X-Amz-Target': 'Kinesis_20131202.PutRecord' },
      body: '{"StreamName":"s","Data":"eyJtZXNzYWdlIjoiaGVsbG8gJiBieWUifQ==","PartitionKey":"p"}',
    },
  ),
  sends(
    'Step Functions get their target, and their input as escaped text',
    'recorded',
    'states',
    'states:action/StartExecution',
    template('{"stateMachineArn":"m","input":"$util.escapeJavaScript($input.json(\'$\'))"}'),
    {
      headers: { 'X-Amz-Target': 'AWSStepFunctions.StartExecution' },
      body: '{"stateMachineArn":"m","input":"{\\"message\\":\\"hello & bye\\"}"}',
    },
  ),
  sends(
    'EventBridge gets the target that is mapped',
    'recorded',
    'events',
    'events:action/PutEvents',
    {
      requestParameters: headers({
        'X-Amz-Target': 'AWSEvents.PutEvents',
        'Content-Type': 'application/x-amz-json-1.1',
      }),
    },
    {
      headers: { 'X-Amz-Target': 'AWSEvents.PutEvents', 'Content-Type': 'application/x-amz-json-1.1' },
    },
  ),
  sends(
    'EventBridge gets no target by itself',
    'recorded',
    'events',
    'events:action/PutEvents',
    {},
    {
      headers: { 'X-Amz-Target': null },
    },
  ),
  sends(
    'SQS takes a form',
    'recorded',
    'sqs',
    `sqs:path/${account}/queue`,
    {
      requestParameters: headers({ 'Content-Type': form }),
      ...template('Action=SendMessage&MessageBody=$util.urlEncode($input.body)'),
    },
    {
      url: `/${account}/queue`,
      headers: { 'Content-Type': form, 'X-Amz-Target': null },
      body: 'Action=SendMessage&MessageBody=%7B%22message%22%3A%22hello+%26+bye%22%7D',
    },
  ),
  sends(
    'SQS takes JSON',
    'recorded',
    'sqs',
    `sqs:path/${account}/queue`,
    {
      requestParameters: headers({
        'Content-Type': 'application/x-amz-json-1.0',
        'X-Amz-Target': 'AmazonSQS.SendMessage',
      }),
      ...template('{"QueueUrl":"u","MessageBody":$input.json(\'$.message\')}'),
    },
    {
      url: `/${account}/queue`,
      headers: { 'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': 'AmazonSQS.SendMessage' },
      body: '{"QueueUrl":"u","MessageBody":"hello & bye"}',
    },
  ),
  sends(
    'SNS takes a form',
    'documented',
    'sns',
    'sns:action/Publish',
    {
      requestParameters: headers({ 'Content-Type': form }),
      ...template("Action=Publish&TopicArn=$util.urlEncode('arn:aws:sns:t')&Message=$util.urlEncode($input.body)"),
    },
    {
      url: '/?Action=Publish&Version=2010-03-31',
      headers: { 'Content-Type': form },
      body: 'Action=Publish&TopicArn=arn%3Aaws%3Asns%3At&Message=%7B%22message%22%3A%22hello+%26+bye%22%7D',
    },
  ),
  sends(
    'SSM is reached over the query protocol',
    'recorded',
    'ssm',
    'ssm:action/GetParameter',
    { requestParameters: { 'integration.request.querystring.Name': 'method.request.querystring.name' } },
    {
      url: '/?Action=GetParameter&Name=%2Fa%2Fb%20c&Version=2014-11-06',
      headers: { 'X-Amz-Target': null, Accept: 'application/json' },
    },
    { ...post, path: '/dev/x?name=/a/b%20c' },
  ),
  sends(
    'S3 takes a key that is mapped into the path',
    'documented',
    's3',
    's3:path/photos/{key}',
    {
      httpMethod: 'PUT',
      requestParameters: { 'integration.request.path.key': 'method.request.querystring.key' },
    },
    {
      method: 'PUT',
      url: '/photos/a/b%20c.png',
      headers: { 'x-amz-content-sha256': '06b59b57c09fec247e968b00f6e68b03241514eeb9cb15efe65e23c4bab8037d' },
    },
    { ...post, path: '/dev/x?key=a/b%20c.png' },
  ),
  sends(
    'parameters of the URI go before mapped ones',
    'assumed',
    'sns',
    'sns:action/Publish&Subject=s',
    {
      requestParameters: { 'integration.request.querystring.Message': "'m'" },
    },
    { url: '/?Action=Publish&Subject=s&Message=m&Version=2010-03-31' },
  ),
  sends(
    'GET sends no body',
    'documented',
    's3',
    's3:path/photos/key',
    { httpMethod: 'GET' },
    {
      method: 'GET',
      url: '/photos/key',
      body: '',
      headers: { 'Content-Type': null },
    },
  ),
  {
    ...sends(
      'headers of every service, and none of the client’s',
      'recorded',
      'logs',
      'logs:action/PutLogEvents',
      {},
      {
        headers: {
          Accept: 'application/json',
          'User-Agent': 'AmazonAPIGateway_{api}',
          'Content-Type': 'text/csv',
          Cookie: null,
          'X-Amzn-Apigateway-Api-Id': '{api}',
          'X-Amz-Date': /^\d{8}T\d{6}Z$/,
          'X-Amz-Content-Sha256': /^[0-9a-f]{64}$/,
          'X-Amz-Security-Token': null,
        },
      },
    ),
    request: {
      ...post,
      headers: [
        ['Content-Type', 'text/csv'],
        ['Cookie', 'a=b'],
        ['User-Agent', 'curl'],
      ],
    },
  },
  {
    id: '6.5: stage variables in region, service, path and credentials',
    source: 'documented',
    paths: {
      '/x': {
        post: awsService('', {
          uri: 'arn:aws:apigateway:${stageVariables.region}:${stageVariables.service}:path/${stageVariables.queue}',
          credentials: `arn:aws:iam::${account}:role/\${stageVariables.role}`,
        }),
      },
    },
    companions: endpointsFor('sqs'),
    stage: { variables: { region, service: 'sqs', queue: 'q', role: 'r' } },
    request: post,
    answer: { status: 200, sent: { url: '/q', headers: { Authorization: signedFor('sqs') } } },
  },
];
