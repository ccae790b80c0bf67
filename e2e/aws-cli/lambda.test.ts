// A function made, called and behind an API, and its log read, all by the AWS CLI.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AwsCli, openAwsCli, whyNoCli } from './aws-command';
import { type Endpoint, openEndpoint } from './open-endpoint';

const reason = whyNoCli();
if (reason !== undefined) process.stderr.write(`Tests with the AWS CLI are skipped: ${reason}.\n`);

const code = `export const handler = async (event) => {
  console.log('greeting', event.path ?? event.name);
  return event.path === undefined ? { hello: event.name } : { statusCode: 200, body: 'hello from ' + event.path };
};`;

describe.skipIf(reason !== undefined)('the AWS CLI', () => {
  let endpoint: Endpoint;
  let cli: AwsCli;

  beforeAll(async () => {
    endpoint = await openEndpoint();
    cli = openAwsCli(endpoint.url, endpoint.folder);
  });

  afterAll(async () => {
    cli.dispose();
    await endpoint.dispose();
  });

  it('makes a function, calls it alone and behind an API, and reads what it logged', async () => {
    await writeFile(join(endpoint.folder, 'greet.zip'), zipSync({ 'index.mjs': strToU8(code) }));
    await writeFile(join(endpoint.folder, 'event.json'), '{"name": "me"}');
    const role = ['--role', 'arn:aws:iam::000000000000:role/lambda'];
    const create = [
      '--runtime',
      'nodejs20.x',
      '--handler',
      'index.handler',
      '--zip-file',
      'fileb://greet.zip',
      ...role,
    ];
    const arn = await cli.json(
      'lambda',
      'create-function',
      '--function-name',
      'greet',
      ...create,
      '--query',
      'FunctionArn',
    );
    const invoke = ['invoke', '--function-name', 'greet', '--payload', 'fileb://event.json', 'out.json'];
    const status = await cli.json('lambda', ...invoke, '--query', 'StatusCode');
    const alone = await readFile(join(endpoint.folder, 'out.json'), 'utf8');

    const api = (await cli.json('apigateway', 'create-rest-api', '--name', 'Greets')) as {
      id: string;
      rootResourceId: string;
    };
    const method = ['--rest-api-id', api.id, '--resource-id', api.rootResourceId, '--http-method', 'GET'];
    await cli.json('apigateway', 'put-method', ...method, '--authorization-type', 'NONE');
    const uri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${arn}/invocations`;
    const proxy = ['--type', 'AWS_PROXY', '--integration-http-method', 'POST', '--uri', uri];
    await cli.json('apigateway', 'put-integration', ...method, ...proxy);
    await cli.json('apigateway', 'create-deployment', '--rest-api-id', api.id, '--stage-name', 'dev');
    const answer = await fetch(`${endpoint.url}/_aws/execute-api/${api.id}/dev/`);

    const events = ['filter-log-events', '--log-group-name', '/aws/lambda/greet', '--query', 'events[].message'];
    const messages = (await cli.json('logs', ...events)) as string[];
    expect([arn, status, JSON.parse(alone), await answer.text()]).toEqual([
      'arn:aws:lambda:us-east-1:000000000000:function:greet',
      200,
      { hello: 'me' },
      'hello from /',
    ]);
    expect(
      messages.filter((message) => message.includes('greeting')).map((message) => message.trim().split(' ').at(-1)),
    ).toEqual(['me', '/']);
    await cli.json('lambda', 'delete-function', '--function-name', 'greet');
    expect(await cli.refusal('lambda', 'get-function', '--function-name', 'greet')).toContain(
      '(ResourceNotFoundException)',
    );
    expect(endpoint.faults).toEqual([]);
  }, 60_000);
});
