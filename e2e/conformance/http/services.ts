// HTTP APIs: AWS services by subtype (reference A9).
import type { Companions } from '../../../electron/gateway/ports';
import type { CaseAnswer, SentRequest } from '../conformance-case';
import type { CaseRoute, HttpCase } from '../http-case';

const role = 'arn:aws:iam::123456789012:role/caller';

function service(integrationSubtype: string, requestParameters: Readonly<Record<string, string>>): CaseRoute {
  return { integrationType: 'AWS_PROXY', integrationSubtype, credentialsArn: role, requestParameters };
}

const endpointsFor = (name: string): Partial<Companions> => ({
  serviceEndpoints: [{ service: name, endpointUrl: 'http://{endpoint}' }],
});

function called(
  subtype: string,
  name: string,
  parameters: Readonly<Record<string, string>>,
  sent: SentRequest,
  more: Partial<HttpCase> = {},
): HttpCase {
  return {
    id: `A9: ${subtype}`,
    source: 'documented',
    routes: { 'POST /x': service(subtype, parameters) },
    companions: endpointsFor(name),
    endpoint: { status: 202, headers: { 'x-own': 'yes' }, body: 'answer' },
    request: { method: 'POST', path: '/x', body: '{"a":{"b":"c d"},"text":"{\\"k\\":1}"}' },
    answer: {
      status: 202,
      body: 'answer',
      headers: { 'x-own': 'yes' },
      sent: { ...sent, headers: { authorization: signedFor(name), ...sent.headers } },
    },
    ...more,
  };
}

const signedFor = (name: string, region = 'us-east-1') =>
  new RegExp(`^AWS4-HMAC-SHA256 Credential=[^/]+/\\d{8}/${region}/${name}/aws4_request,`);
const json = (version: string, target: string): NonNullable<SentRequest['headers']> => ({
  'content-type': `application/x-amz-json-${version}`,
  'x-amz-target': target,
});
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const queue = 'https://sqs.us-east-1.amazonaws.com/123456789012/q';
const queueForm = 'QueueUrl=https%3A%2F%2Fsqs.us-east-1.amazonaws.com%2F123456789012%2Fq';
const machine = 'arn:aws:states:us-east-1:123456789012:stateMachine:m';
const refused = (status: number, message: string): CaseAnswer => ({
  status,
  body: JSON.stringify({ message }),
  sent: null,
});

export const httpServiceCases: readonly HttpCase[] = [
  called(
    'EventBridge-PutEvents',
    'events',
    {
      Detail: '$request.body.text',
      DetailType: 'made',
      Source: 'shop',
      Time: '2026-01-02T03:04:05Z',
      Resources: 'arn:a, arn:b',
    },
    {
      method: 'POST',
      url: '/',
      headers: json('1.1', 'AWSEvents.PutEvents'),
      body: '{"Entries":[{"Detail":"{\\"k\\":1}","DetailType":"made","Source":"shop","Time":1767323045,"Resources":["arn:a","arn:b"]}]}',
    },
  ),
  called(
    'SQS-SendMessage',
    'sqs',
    {
      QueueUrl: queue,
      MessageBody: '$request.body.a.b',
      DelaySeconds: '5',
      MessageAttributes: '{"n":{"DataType":"Number","StringValue":"1"}}',
    },
    {
      method: 'POST',
      url: '/123456789012/q',
      headers: form,
      body: `Action=SendMessage&Version=2012-11-05&${queueForm}&MessageBody=c%20d&DelaySeconds=5&MessageAttribute.1.Name=n&MessageAttribute.1.Value.DataType=Number&MessageAttribute.1.Value.StringValue=1`,
    },
  ),
  called(
    'SQS-ReceiveMessage',
    'sqs',
    { QueueUrl: queue, AttributeNames: '["All","SenderId"]' },
    {
      headers: form,
      body: `Action=ReceiveMessage&Version=2012-11-05&${queueForm}&AttributeName.1=All&AttributeName.2=SenderId`,
    },
  ),
  called(
    'SQS-DeleteMessage',
    'sqs',
    { QueueUrl: queue, ReceiptHandle: 'r/1' },
    {
      headers: form,
      body: `Action=DeleteMessage&Version=2012-11-05&${queueForm}&ReceiptHandle=r%2F1`,
    },
  ),
  called(
    'SQS-PurgeQueue',
    'sqs',
    { QueueUrl: queue },
    {
      headers: form,
      body: `Action=PurgeQueue&Version=2012-11-05&${queueForm}`,
    },
  ),
  called(
    'AppConfig-GetConfiguration',
    'appconfig',
    { Application: 'a b', Environment: 'e', Configuration: 'c', ClientId: 'me', ClientConfigurationVersion: '2' },
    {
      method: 'GET',
      url: '/applications/a%20b/environments/e/configurations/c?client_id=me&client_configuration_version=2',
    },
  ),
  called(
    'Kinesis-PutRecord',
    'kinesis',
    { StreamName: 's', Data: 'aGk=', PartitionKey: '$request.body.a.b' },
    {
      headers: json('1.1', 'Kinesis_20131202.PutRecord'),
      body: '{"StreamName":"s","Data":"aGk=","PartitionKey":"c d"}',
    },
  ),
  called(
    'StepFunctions-StartExecution',
    'states',
    { StateMachineArn: machine, Input: '$request.body.text' },
    {
      headers: json('1.0', 'AWSStepFunctions.StartExecution'),
      body: `{"stateMachineArn":"${machine}","input":"{\\"k\\":1}"}`,
    },
  ),
  called(
    'StepFunctions-StartSyncExecution',
    'states',
    { StateMachineArn: machine, TraceHeader: 't' },
    {
      headers: json('1.0', 'AWSStepFunctions.StartSyncExecution'),
      body: `{"stateMachineArn":"${machine}","traceHeader":"t"}`,
    },
  ),
  called(
    'StepFunctions-StopExecution',
    'states',
    { ExecutionArn: 'e', Cause: 'c', Error: 'x' },
    {
      headers: json('1.0', 'AWSStepFunctions.StopExecution'),
      body: '{"executionArn":"e","cause":"c","error":"x"}',
    },
  ),
  called(
    'SQS-PurgeQueue-1.0',
    'sqs',
    { QueueUrl: queue, Region: 'eu-west-1' },
    {
      headers: { ...form, authorization: signedFor('sqs', 'eu-west-1') },
    },
  ),
  called(
    'SQS-SendMessage',
    'sqs',
    { QueueUrl: queue, MessageBody: '$request.body.gone' },
    {},
    {
      id: 'A9: a required parameter that resolves to nothing',
      source: 'assumed',
      answer: refused(400, 'Bad Request'),
    },
  ),
  called(
    'SQS-SendMessage',
    'sqs',
    { QueueUrl: queue },
    {},
    {
      id: '62: SQS-SendMessage without MessageBody',
      source: 'assumed',
      answer: refused(500, 'Internal Server Error'),
    },
  ),
  called(
    'SQS-PurgeQueue',
    'sqs',
    { QueueUrl: queue, Region: '$request.body.a.b' },
    {},
    {
      id: 'A9: a region that is no name',
      source: 'assumed',
      answer: refused(400, 'Bad Request'),
    },
  ),
  called(
    'SQS-PurgeQueue',
    'sqs',
    { QueueUrl: queue },
    {},
    {
      id: 'A9: credentials that are no role',
      source: 'documented',
      routes: { 'POST /x': { ...service('SQS-PurgeQueue', { QueueUrl: queue }), credentialsArn: 'nobody' } },
      answer: refused(500, 'Internal Server Error'),
    },
  ),
  called(
    'SQS-PurgeQueue',
    'sqs',
    { QueueUrl: queue },
    {},
    {
      id: 'A9: responses are mapped by status',
      routes: {
        'POST /x': {
          ...service('SQS-PurgeQueue', { QueueUrl: queue }),
          responseParameters: { '202': { 'overwrite:statuscode': '200', 'append:header.x-more': 'm' } },
        },
      },
      answer: { status: 200, headers: { 'x-more': 'm' } },
    },
  ),
];
