// Requests as AWS's own signers made them: botocore 1.43.11, and the JavaScript SDK's `@smithy/signature-v4`.
// Key AKIDEXAMPLE with the documented example secret, token TOKEN123 where there is one, 2026-01-15T12:00:00Z, us-east-1, execute-api.
import type { HeaderList } from '../trace/trace';

export interface RecordedRequest {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly rawQuery: string;
  readonly headers: HeaderList;
  readonly body: string;
}

export const recordedAt = Date.UTC(2026, 0, 15, 12);
export const recordedSecret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';

export const recordedRequests: readonly RecordedRequest[] = [
  {
    name: 'botocore: path with escapes and an unsorted query',
    method: 'GET',
    path: '/dev/a%20b/%40x',
    rawQuery: 'b=2&a=1%2F2&c=',
    headers: [
      ['X-Amz-Date', '20260115T120000Z'],
      [
        'Authorization',
        'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260115/us-east-1/execute-api/aws4_request, SignedHeaders=host;x-amz-date, Signature=9ab6312ec654daa94843bbb9b013a419f3e3d742d526773b41b2ee3de91995f9',
      ],
      ['Host', 'abc123defg.execute-api.us-east-1.amazonaws.com'],
    ],
    body: '',
  },
  {
    name: 'botocore: body, content type and token',
    method: 'POST',
    path: '/dev/pets',
    rawQuery: '',
    headers: [
      ['Content-Type', 'application/json'],
      ['X-Amz-Date', '20260115T120000Z'],
      ['X-Amz-Security-Token', 'TOKEN123'],
      [
        'Authorization',
        'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260115/us-east-1/execute-api/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, Signature=5fa1bd0868613d49bbb98a4972f44d936c682a52a8c3119f8819b952400e0045',
      ],
      ['Host', 'abc123defg.execute-api.us-east-1.amazonaws.com'],
    ],
    body: '{"type":"cat"}',
  },
  {
    name: 'botocore: a raw @ and a plus in the path, blanks in a header',
    method: 'PUT',
    path: '/_aws/execute-api/abc123defg/dev/@me/a+b',
    rawQuery: '',
    headers: [
      ['X-Custom', '  a   b  '],
      ['X-Amz-Date', '20260115T120000Z'],
      [
        'Authorization',
        'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260115/us-east-1/execute-api/aws4_request, SignedHeaders=host;x-amz-date;x-custom, Signature=98472011a35e02adc6bf55f5b7ec432c8e7fc4bb4435fc3f8f9d35571f18ce7e',
      ],
      ['Host', '127.0.0.1:4600'],
    ],
    body: 'grüße',
  },
  {
    name: 'botocore: slashes and dots that are normalised',
    method: 'DELETE',
    path: '/_aws/execute-api/abc123defg/dev//pets/./x/../7',
    rawQuery: '',
    headers: [
      ['X-Amz-Date', '20260115T120000Z'],
      [
        'Authorization',
        'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260115/us-east-1/execute-api/aws4_request, SignedHeaders=host;x-amz-date, Signature=c0da2231f4e79072214e129b4b7c89793d8ff1927025563799fbef3dda5c632d',
      ],
      ['Host', '127.0.0.1:4600'],
    ],
    body: '',
  },
  {
    name: 'botocore: presigned',
    method: 'GET',
    path: '/dev/pets',
    rawQuery:
      'type=cat&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20260115%2Fus-east-1%2Fexecute-api%2Faws4_request&X-Amz-Date=20260115T120000Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Security-Token=TOKEN123&X-Amz-Signature=ba56024fe123b1d33196ffcbac280f772fb815a6f13508574ae3c466e7cf11a1',
    headers: [['Host', 'abc123defg.execute-api.us-east-1.amazonaws.com']],
    body: '',
  },
  {
    name: 'botocore: presigned on a path form',
    method: 'GET',
    path: '/_aws/execute-api/abc123defg/dev/pets',
    rawQuery:
      'x=a%20b&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20260115%2Fus-east-1%2Fexecute-api%2Faws4_request&X-Amz-Date=20260115T120000Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=1903aadb0d9157df5e7352ccce3c269ecd5ccc68e6852fc88dca6b949881dda3',
    headers: [['Host', '127.0.0.1:4600']],
    body: '',
  },
  {
    name: 'JavaScript SDK: path with escapes, with the hash of the body',
    method: 'GET',
    path: '/_aws/execute-api/abc123defg/dev/a%20b/%40x',
    rawQuery: 'b=2&a=1%2F2&c=',
    headers: [
      ['host', '127.0.0.1:4600'],
      ['x-amz-date', '20260115T120000Z'],
      ['x-amz-content-sha256', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
      [
        'authorization',
        'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260115/us-east-1/execute-api/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=73957c187f7bb66815829a163dfe5311384507d081f1105a4462fdeb2dd95de0',
      ],
    ],
    body: '',
  },
  {
    name: 'JavaScript SDK: body, content type, content length and token',
    method: 'POST',
    path: '/_aws/execute-api/abc123defg/dev/pets',
    rawQuery: '',
    headers: [
      ['host', '127.0.0.1:4600'],
      ['content-type', 'application/json'],
      ['content-length', '14'],
      ['x-amz-date', '20260115T120000Z'],
      ['x-amz-security-token', 'TOKEN123'],
      ['x-amz-content-sha256', '1b4ad8c64dd308d75022f240f5f32797b25fb99771b4647e973d1c47ca3e1c60'],
      [
        'authorization',
        'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260115/us-east-1/execute-api/aws4_request, SignedHeaders=content-length;content-type;host;x-amz-content-sha256;x-amz-date;x-amz-security-token, Signature=63f76e9c70ec83ea8d0a96317db0c6fcb34624c4b678fc2c30085fc383784df3',
      ],
    ],
    body: '{"type":"cat"}',
  },
  {
    name: 'JavaScript SDK: a body that is not signed',
    method: 'POST',
    path: '/_aws/execute-api/abc123defg/dev/pets',
    rawQuery: '',
    headers: [
      ['host', '127.0.0.1:4600'],
      ['x-amz-content-sha256', 'UNSIGNED-PAYLOAD'],
      ['x-amz-date', '20260115T120000Z'],
      [
        'authorization',
        'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260115/us-east-1/execute-api/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=d48a62bf112a2f6ed28a5fc070fb54e84374a1fb82ddf01d3ceef91e2f531f07',
      ],
    ],
    body: '{"type":"cat"}',
  },
  {
    name: 'JavaScript SDK: presigned',
    method: 'GET',
    path: '/_aws/execute-api/abc123defg/dev/pets',
    rawQuery:
      'type=cat&type=a%20b&X-Amz-Security-Token=TOKEN123&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20260115%2Fus-east-1%2Fexecute-api%2Faws4_request&X-Amz-Date=20260115T120000Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=76c76052552df336d93c87271da4a657285792ac8b69263783926b97ad81989c',
    headers: [['host', '127.0.0.1:4600']],
    body: '',
  },
  {
    name: 'JavaScript SDK: presigned with a body',
    method: 'POST',
    path: '/_aws/execute-api/abc123defg/dev/pets',
    rawQuery:
      'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20260115%2Fus-east-1%2Fexecute-api%2Faws4_request&X-Amz-Date=20260115T120000Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=cdf835fde6500d43ec609d42454693d5c3f9f01ea4805a5be7762d0ba2bc77dc',
    headers: [['host', '127.0.0.1:4600']],
    body: '{"type":"cat"}',
  },
];
