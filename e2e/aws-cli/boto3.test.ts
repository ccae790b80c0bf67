// boto3 against the endpoint, by a script of its own.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { awsEnvironment, whyNoBoto3 } from './aws-command';
import { openEndpoint } from './open-endpoint';

const reason = whyNoBoto3();
if (reason !== undefined) process.stderr.write(`Tests with boto3 are skipped: ${reason}.\n`);

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));

describe.skipIf(reason !== undefined)('boto3', () => {
  it('builds an API, pages through it, tests it, hears refusals and takes it away', async () => {
    const endpoint = await openEndpoint();
    const env = awsEnvironment(endpoint.url, endpoint.folder);
    const { stdout } = await promisify(execFile)('python3', [script('boto3-tour.py')], { env });
    const { resource, ...outcome } = JSON.parse(stdout) as { resource: string };
    const [statement] = (JSON.parse(resource) as { Statement: { Resource: string }[] }).Statement;
    expect(outcome).toEqual({
      created: 'datetime',
      pages: [25, 6],
      tested: [200, { é: 'ü' }],
      refusals: [
        ['NotFoundException', 'Invalid Resource identifier specified', 404],
        ['BadRequestException', 'Enumeration value for HttpMethod must be non-empty', 400],
        [
          'ValidationException',
          "1 validation error detected: Value 'WRONG' at 'putIntegrationInput.type' failed to satisfy constraint: Member must satisfy enum value set: [HTTP, MOCK, AWS_PROXY, HTTP_PROXY, AWS]",
          400,
        ],
      ],
      left: [],
    });
    expect(statement?.Resource).toMatch(/^arn:aws:execute-api:us-east-1:000000000000:[a-z0-9]{10}\/\*$/);
    expect(endpoint.faults).toEqual([]);
    await endpoint.dispose();
  });

  it('signs as users, sessions and in regions, brings tokens and keys, and is told apart by all of them', async () => {
    const endpoint = await openEndpoint();
    const env = awsEnvironment(endpoint.url, endpoint.folder);
    const { stdout } = await promisify(execFile)('python3', [script('access-tour.py')], { env });
    const region = (name: string) => [
      'InvalidSignatureException',
      `{"message":"Credential should be scoped to a valid region, not '${name}'."}`,
    ];
    const unauthorized = ['UnauthorizedException', '{"message":"Unauthorized"}'];
    const alice = [200, 'arn:aws:iam::000000000000:user/alice'];
    expect(JSON.parse(stdout)).toEqual({
      silent: 'AccessDeniedException',
      callers: [
        alice,
        alice,
        alice,
        [200, 'arn:aws:sts::000000000000:assumed-role/deploy/tour'],
        [200, 'arn:aws:iam::000000000000:user/gatehouse'],
      ],
      refused: [
        ['MissingAuthenticationTokenException', '{"message":"Missing Authentication Token"}'],
        'InvalidSignatureException',
        'InvalidSignatureException',
        region('eu-west-1'),
        ['UnrecognizedClientException', '{"message":"The security token included in the request is invalid."}'],
        'AccessDeniedException',
      ],
      // an address without a region means the region of its API
      'another region': [200, region('us-east-1')],
      tokens: [[200, 'jane'], unauthorized, unauthorized],
      'tested authorizer': [0, 'jane'],
      quota: [
        [200, ''],
        [200, ''],
        [429, 'LimitExceededException'],
      ],
      usage: [[2, 0]],
      'an hour later': [
        'InvalidSignatureException',
        ['UnauthorizedException', '{"message":"The incoming token has expired"}'],
      ],
      'signed then': [
        200,
        ['ExpiredTokenException', '{"message":"The security token included in the request is expired"}'],
      ],
    });
    expect(endpoint.faults).toEqual([]);
    await endpoint.dispose();
  });

  it('builds HTTP APIs, calls them, and hears refusals', async () => {
    const endpoint = await openEndpoint();
    const env = awsEnvironment(endpoint.url, endpoint.folder);
    const { stdout } = await promisify(execFile)('python3', [script('http-api-tour.py')], { env });
    expect(JSON.parse(stdout)).toEqual({
      quick: [[200, ['/hello?a=1', null]], 'datetime'],
      pages: [2, 1],
      'not deployed': [404, { message: 'Not Found' }],
      deployed: ['DEPLOYED', [200, ['/pets/1', 'dev']]],
      'after a change': [404, 200],
      authorizer: ['$request.header.Authorization'],
      tags: { env: 'test' },
      mapping: ['v1/pets', ['v1/pets']],
      refusals: [
        ['ConflictException', 'Route with key GET /pets/{id} already exists for this API', 409],
        ['NotFoundException', 'Invalid Integration identifier specified nobody1', 404],
        ['NotFoundException', 'Invalid API identifier specified 000000000000:nobody', 404],
        ['BadRequestException', 'Invalid protocol specified. Must be one of [HTTP, WEBSOCKET]', 400],
        ['ConflictException', 'Stage already exists', 409],
      ],
      left: [],
    });
    expect(endpoint.faults).toEqual([]);
    await endpoint.dispose();
  });
});
