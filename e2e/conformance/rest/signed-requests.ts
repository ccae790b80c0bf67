// AWS_IAM: what a signature must be.
import type { ConformanceCase } from '../conformance-case';
import { importCase } from '../run-case';
import {
  alice,
  asAlice,
  by,
  get,
  incomplete,
  invalid,
  line,
  mismatch,
  post,
  refusal,
  signedCaseOf,
  stranger,
} from './signed-request-parts';

// made by chance from the same seed, whatever the case's paths
const { apiId } = importCase({ paths: {} });

const forms: readonly ConformanceCase[] = [
  {
    ...signedCaseOf(
      'no signature',
      'recorded',
      get,
      refusal('MissingAuthenticationTokenException', 'Missing Authentication Token'),
    ),
    id: '97: IAM unsigned',
  },
  signedCaseOf(
    'a bearer token',
    'recorded',
    line('Bearer abc'),
    incomplete(
      /^\{"message":"Invalid key=value pair \(missing equal-sign\) in Authorization header \(hashed with SHA-256 and encoded with Base64\): '[\w+/]{43}='\."\}$/,
    ),
  ),
  signedCaseOf(
    'parts missing',
    'documented',
    line('AWS4-HMAC-SHA256 a=b'),
    incomplete(
      "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-HMAC-SHA256 a=b",
    ),
  ),
  signedCaseOf(
    'another service',
    'documented',
    by(alice, { service: 'apigateway' }),
    invalid("Credential should be scoped to correct service: 'execute-api'."),
  ),
  signedCaseOf(
    'another region',
    'documented',
    by(alice, { region: 'eu-west-1' }),
    invalid("Credential should be scoped to a valid region, not 'eu-west-1'."),
  ),
  signedCaseOf(
    'another terminator',
    'documented',
    by(alice, { changed: { authorization: (text) => text.replace('aws4_request', 'aws5_request') } }),
    invalid("Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'."),
  ),
  signedCaseOf(
    'another day in the scope',
    'documented',
    by(alice, { changed: { authorization: (text) => text.replace('/20260115/', '/20260114/') } }),
    invalid(
      "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20260114' != '20260115', from '20260115T120000Z'.",
    ),
  ),
  {
    ...signedCaseOf(
      'host and path of a custom domain name are signed as they are sent',
      'documented',
      by(alice, {}, { ...get, host: 'api.example.com', path: '/v1/x' }),
      asAlice,
    ),
    companions: {
      domains: [
        {
          domainName: 'api.example.com',
          endpointType: 'REGIONAL',
          routingMode: 'BASE_PATH_MAPPING_ONLY',
          mappings: [{ key: 'base-path-mapping:api.example.com/v1', path: 'v1', apiId, stage: 'dev' }],
          rules: [],
          vpceIds: [],
        },
      ],
    },
  },
  signedCaseOf('almost too old', 'documented', by(alice, { secondsBefore: 300 }), asAlice),
  signedCaseOf(
    'too old',
    'documented',
    by(alice, { secondsBefore: 301 }),
    invalid('Signature expired: 20260115T115459Z is now earlier than 20260115T115500Z (20260115T120000Z - 5 min.)'),
  ),
  signedCaseOf(
    'too old by the virtual clock',
    'assumed',
    { ...by(alice), afterSeconds: 600 },
    invalid('Signature expired: 20260115T120000Z is now earlier than 20260115T120500Z (20260115T121000Z - 5 min.)'),
  ),
  signedCaseOf(
    'too new',
    'documented',
    by(alice, { secondsBefore: -301 }),
    invalid(
      'Signature not yet current: 20260115T120501Z is still later than 20260115T120500Z (20260115T120000Z + 5 min.)',
    ),
  ),
  signedCaseOf(
    'form, scope and time are checked of unknown keys too',
    'documented',
    by(stranger, { secondsBefore: 301 }),
    invalid(/Signature expired: /),
  ),
];

const presigned: readonly ConformanceCase[] = [
  signedCaseOf('in the query', 'documented', by(alice, { presignSeconds: 60 }), asAlice),
  signedCaseOf(
    'in the query, as long as it is good',
    'documented',
    by(alice, { presignSeconds: 60, secondsBefore: 60 }),
    asAlice,
  ),
  signedCaseOf(
    'in the query, after its time',
    'documented',
    by(alice, { presignSeconds: 60, secondsBefore: 61 }),
    invalid(/Signature expired: 20260115T115859Z is now earlier than /),
  ),
  signedCaseOf(
    'in the query, beside other parameters',
    'documented',
    by(alice, { presignSeconds: 60 }, { ...get, path: '/dev/x?a=1' }),
    asAlice,
  ),
];

const signatures: readonly ConformanceCase[] = [
  signedCaseOf('a body', 'documented', by(alice, {}, post), { status: 200, body: 'in' }),
  signedCaseOf('a body with its hash', 'documented', by(alice, { hasPayloadHeader: true }, post), {
    status: 200,
    body: 'in',
  }),
  signedCaseOf('a changed body', 'documented', by(alice, { changed: { body: '{"a":2}' } }, post), mismatch),
  signedCaseOf(
    'a changed body with its hash',
    'documented',
    by(alice, { hasPayloadHeader: true, changed: { body: '{"a":2}' } }, post),
    mismatch,
  ),
  signedCaseOf('a changed query', 'documented', by(alice, { changed: { url: '/dev/x?a=1' } }), mismatch),
  signedCaseOf('another secret', 'documented', by({ ...alice, secretAccessKey: 'other' }), mismatch),
  signedCaseOf(
    'a key whose secret is not here',
    'assumed',
    by({ ...alice, accessKeyId: 'AKIANOSECRET0000KEY1' }),
    mismatch,
  ),
  signedCaseOf(
    'headers that the entrance drops are signed too',
    'documented',
    by(
      alice,
      {},
      {
        ...get,
        headers: [
          ['Content-MD5', 'x'],
          ['X-Gatehouse-Vpc', 'vpc-1'],
        ],
      },
    ),
    asAlice,
  ),
  signedCaseOf(
    'a path with escapes, dots and slashes',
    'documented',
    by(alice, {}, { method: 'DELETE', path: '/dev//a%20b/%40x/../y/@z?b=2&a=1%2F2&c' }),
    { status: 200, body: 'in' },
  ),
  signedCaseOf(
    'the verb on the wire is signed, not the one that replaces it',
    'assumed',
    by(alice, {}, { ...post, headers: [['X-HTTP-Method-Override', 'GET']] }),
    asAlice,
  ),
  signedCaseOf(
    'on a path form the whole path is signed',
    'documented',
    by(alice, {}, { path: '/_aws/execute-api/{api}/dev/x', host: '127.0.0.1:4600' }),
    asAlice,
  ),
  signedCaseOf(
    'on a path form in another region than the API is in',
    'documented',
    by(alice, { region: 'eu-west-1' }, { path: '/_aws/execute-api/{api}/dev/x', host: '127.0.0.1:4600' }),
    invalid("Credential should be scoped to a valid region, not 'eu-west-1'."),
  ),
  signedCaseOf(
    'presigned on a path form',
    'documented',
    by(alice, { presignSeconds: 60 }, { path: '/_aws/execute-api/{api}/dev/x', host: '127.0.0.1:4600' }),
    asAlice,
  ),
];

export const signedRequestCases: readonly ConformanceCase[] = [...forms, ...presigned, ...signatures];
