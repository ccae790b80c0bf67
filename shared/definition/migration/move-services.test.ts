import { expect, it } from 'vitest';
import { integrationSchema } from '../rest/integration';
import { moveService } from './move-services';

const moved = (uri: string, template: string) =>
  moveService(
    integrationSchema.parse({
      type: 'AWS',
      uri: `arn:aws:apigateway:eu-west-1:${uri}`,
      requestTemplates: { 'application/json': template },
    }),
  );

it.each([
  [
    'sqs:path/123456789012/orders',
    'Action=SendMessage&MessageBody=$util.urlEncode($input.body)&MessageGroupId=a%20b',
    'SQS-SendMessage',
    {
      QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders',
      MessageBody: '$request.body',
      MessageGroupId: 'a b',
      Region: 'eu-west-1',
    },
  ],
  [
    'states:action/StartExecution',
    '{"input": "$util.escapeJavaScript($input.json(\'$\'))", "name": "$context.requestId", "stateMachineArn": "arn:m"}',
    'StepFunctions-StartExecution',
    { Input: '$request.body', Name: '$context.requestId', StateMachineArn: 'arn:m', Region: 'eu-west-1' },
  ],
  [
    'events:action/PutEvents',
    '{"Entries": [{"Source": "shop", "DetailType": "Order", "Detail": "$util.escapeJavaScript($input.body)"}]}',
    'EventBridge-PutEvents',
    { Source: 'shop', DetailType: 'Order', Detail: '$request.body', Region: 'eu-west-1' },
  ],
])('finds the subtype of %s', (uri, template, integrationSubtype, requestParameters) => {
  expect(moved(uri, template)).toEqual({ integrationSubtype, requestParameters });
});

it.each([
  ['sqs:path/123456789012/orders', "#set($a = 1)Action=SendMessage&MessageBody=$input.path('$.a')"],
  ['sqs:path/123456789012/orders', 'Action=DeleteMessage&ReceiptHandle=a'],
  ['sqs:path/${stageVariables.queue}', 'Action=SendMessage&MessageBody=$input.body'],
  ['states:action/StartExecution', '{"input": {"a": 1}, "stateMachineArn": "arn:m"}'],
  ['events:action/PutEvents', '{"Entries": [{"Source": "a"}, {"Source": "b"}]}'],
  ['dynamodb:action/PutItem', '{"TableName": "t"}'],
  ['lambda:path/2015-03-31/functions/arn:f/invocations', '$input.body'],
])('leaves what does more: %s %s', (uri, template) => {
  expect(moved(uri, template)).toBeUndefined();
});
