import { expect, it } from 'vitest';
import { AwsError, notImplemented } from './aws-error';
import { decodeCbor } from './cbor';
import type { ManagementRequest } from './management-request';
import { refusalAnswer } from './refusal-answer';

const denied = new AwsError('AccessDeniedException', 403, 'no');

function refused(headers: Readonly<Record<string, string>>, error: AwsError) {
  const request = { method: 'POST', rawPath: '/', query: new URLSearchParams(), headers, body: Buffer.alloc(0) };
  const answer = refusalAnswer(request as unknown as ManagementRequest, error, 'urn:x');
  const body = answer.body as string | Uint8Array;
  return [
    answer.status,
    answer.headers?.['Content-Type'],
    typeof body === 'string' ? body : decodeCbor(Buffer.from(body)),
  ];
}

it('gives clients of JSON protocols the one status that they know for a fault of theirs', () => {
  const json = { 'x-amz-target': 'Logs_20140328.DescribeLogGroups', 'content-type': 'application/x-amz-json-1.1' };
  const tables = { 'x-amz-target': 'DynamoDB_20120810.ListTables', 'content-type': 'application/x-amz-json-1.0' };
  expect([refused(json, denied), refused(tables, notImplemented('dynamodb', 'ListTables'))]).toEqual([
    [400, 'application/x-amz-json-1.1', '{"__type":"AccessDeniedException","message":"no"}'],
    [
      501,
      'application/x-amz-json-1.0',
      '{"__type":"NotImplemented","message":"Gatehouse does not implement dynamodb ListTables yet."}',
    ],
  ]);
});

it('answers in CBOR who speaks it, and S3 in its own XML', () => {
  const authorization = 'AWS4-HMAC-SHA256 Credential=test/20260115/us-east-1/s3/aws4_request, SignedHeaders=host';
  expect([
    refused({ 'smithy-protocol': 'rpc-v2-cbor' }, denied),
    refused({ authorization }, notImplemented('s3', 'GET /')),
  ]).toEqual([
    [400, 'application/cbor', { __type: 'AccessDeniedException', message: 'no' }],
    [
      501,
      'application/xml',
      '<Error><Code>NotImplemented</Code><Message>Gatehouse does not implement s3 GET / yet.</Message></Error>',
    ],
  ]);
});
