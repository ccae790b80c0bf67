import { expect, it } from 'vitest';
import { accessLogProblems } from './access-log-rules';

const group = 'arn:aws:logs:us-east-1:000000000000:log-group:pets';
const stream = 'arn:aws:firehose:us-east-1:000000000000:deliverystream/amazon-apigateway-pets';
const format = '$context.requestId';

it.each([
  ['nothing', undefined],
  ['one of the two', { destinationArn: group }],
  ['a log group', { destinationArn: group, format }],
  ['a log group as other tools write it', { destinationArn: `${group}:*`, format }],
  ['a delivery stream of the right name', { destinationArn: stream, format }],
  ['the extended id', { format: '{"id":"$context.extendedRequestId"}' }],
  ['a line break at the end', { format: `${format}\n` }],
])('takes %s', (_, settings) => {
  expect(accessLogProblems(settings, true)).toEqual([]);
});

it.each([
  ['what is no ARN', { destinationArn: 'pets' }, 'destinationArn'],
  ['an ARN of something else', { destinationArn: 'arn:aws:s3:::pets' }, 'destinationArn'],
  ['a delivery stream of another name', { destinationArn: stream.replace('amazon-', '') }, 'destinationArn'],
  ['a format that names no request', { format: '$context.status' }, 'format'],
  ['a format that only begins like the id', { format: '$context.requestIdentity' }, 'format'],
  ['a format of two lines', { format: `${format}\n$context.status` }, 'format'],
])('refuses %s', (_, settings, member) => {
  expect(accessLogProblems(settings, true).map(({ path }) => path)).toEqual([['accessLogSettings', member]]);
});

it('refuses delivery streams where only log groups may be', () => {
  expect(accessLogProblems({ destinationArn: stream, format }, false)).toMatchObject([
    { message: 'Access logs of HTTP APIs go to CloudWatch Logs only' },
  ]);
});
