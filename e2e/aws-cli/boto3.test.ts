// boto3 against the endpoint, by a script of its own.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { awsEnvironment, whyNoBoto3 } from './aws-command';
import { openEndpoint } from './open-endpoint';

const reason = whyNoBoto3();
if (reason !== undefined) process.stderr.write(`Tests with boto3 are skipped: ${reason}.\n`);

const tour = fileURLToPath(new URL('boto3-tour.py', import.meta.url));

describe.skipIf(reason !== undefined)('boto3', () => {
  it('builds an API, pages through it, tests it, hears refusals and takes it away', async () => {
    const endpoint = await openEndpoint();
    const env = awsEnvironment(endpoint.url, endpoint.folder);
    const { stdout } = await promisify(execFile)('python3', [tour], { env });
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
});
