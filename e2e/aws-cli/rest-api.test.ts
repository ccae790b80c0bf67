// The AWS CLI builds a REST API from nothing, tests, deploys, exports and removes it.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AwsCli, openAwsCli, whyNoCli } from './aws-command';
import { type Endpoint, openEndpoint } from './open-endpoint';

const reason = whyNoCli();
if (reason !== undefined) process.stderr.write(`Tests with the AWS CLI are skipped: ${reason}.\n`);

describe.skipIf(reason !== undefined)('the AWS CLI', () => {
  let endpoint: Endpoint;
  let cli: AwsCli;
  let api = { id: '', rootResourceId: '' };
  let hello = '';

  beforeAll(async () => {
    endpoint = await openEndpoint();
    cli = openAwsCli(endpoint.url, endpoint.folder);
  });

  afterAll(async () => {
    cli.dispose();
    await endpoint.dispose();
  });

  const gw = (...words: string[]) => cli.json('apigateway', ...words);
  const refused = (...words: string[]) => cli.refusal('apigateway', ...words);
  const onApi = () => ['--rest-api-id', api.id];
  const onMethod = () => [...onApi(), '--resource-id', hello, '--http-method', 'GET'];

  it('creates an API, its resources and a method with a MOCK integration', async () => {
    const regional = ['--endpoint-configuration', 'types=REGIONAL'];
    api = (await gw('create-rest-api', '--name', 'Tour', ...regional, '--tags', 'team=a')) as typeof api;
    const parent = ['--parent-id', api.rootResourceId];
    const { id } = (await gw('create-resource', ...onApi(), ...parent, '--path-part', 'hello')) as { id: string };
    hello = id;
    const name = 'method.request.querystring.name=true';
    await gw('put-method', ...onMethod(), '--authorization-type', 'none', '--request-parameters', name);
    const header = 'method.response.header.X-Made=false';
    await gw('put-method-response', ...onMethod(), '--status-code', '200', '--response-parameters', header);
    const templates = JSON.stringify({ 'application/json': '{"statusCode": 200}' });
    await gw('put-integration', ...onMethod(), '--type', 'MOCK', '--request-templates', templates);
    const answer = JSON.stringify({ 'application/json': '{"hello": "$input.params(\'name\')"}' });
    const mapping = JSON.stringify({ 'method.response.header.X-Made': "'here'" });
    const responseParts = ['--response-templates', answer, '--response-parameters', mapping];
    await gw('put-integration-response', ...onMethod(), '--status-code', '200', ...responseParts);
    expect(await gw('get-method', ...onMethod())).toEqual({
      httpMethod: 'GET',
      authorizationType: 'NONE',
      apiKeyRequired: false,
      requestParameters: { 'method.request.querystring.name': true },
      methodResponses: { 200: { statusCode: '200', responseParameters: { 'method.response.header.X-Made': false } } },
      methodIntegration: {
        type: 'MOCK',
        requestTemplates: { 'application/json': '{"statusCode": 200}' },
        passthroughBehavior: 'WHEN_NO_MATCH',
        timeoutInMillis: 29_000,
        cacheNamespace: hello,
        cacheKeyParameters: [],
        integrationResponses: {
          200: {
            statusCode: '200',
            responseParameters: { 'method.response.header.X-Made': "'here'" },
            responseTemplates: { 'application/json': '{"hello": "$input.params(\'name\')"}' },
          },
        },
      },
    });
  });

  it('lists what there is, with --query and pages', async () => {
    const paths = await gw('get-resources', ...onApi(), '--query', 'items[].path');
    const paged = await gw('get-resources', ...onApi(), '--page-size', '1', '--query', 'items[].path');
    const embedded = await gw(
      'get-resources',
      ...onApi(),
      '--embed',
      'methods',
      '--query',
      'items[1].resourceMethods.GET.httpMethod',
    );
    const bare = await gw('get-resource', ...onApi(), '--resource-id', hello, '--query', 'resourceMethods');
    const tags = await gw('get-rest-api', ...onApi(), '--query', '[name, apiKeySource, endpointConfiguration, tags]');
    const apis = await cli.run('apigateway', 'get-rest-apis', '--query', 'items[].name', '--output', 'text');
    expect([paths, paged, embedded, bare, tags, apis.output.trim()]).toEqual([
      ['/', '/hello'],
      ['/', '/hello'],
      'GET',
      { GET: {} },
      ['Tour', 'HEADER', { types: ['REGIONAL'], ipAddressType: 'ipv4' }, { team: 'a' }],
      'Tour',
    ]);
  });

  it('tests the method without a stage', async () => {
    const path = ['--path-with-query-string', '/hello?name=cli'];
    const query = ['--query', '[status, body, headers."X-Made", multiValueHeaders."Content-Type"]'];
    expect(await gw('test-invoke-method', ...onMethod(), ...path, ...query)).toEqual([
      200,
      '{"hello": "cli"}',
      'here',
      ['application/json'],
    ]);
  });

  it('deploys, and the stage answers; updates of the stage change it', async () => {
    const { id } = (await gw('create-deployment', ...onApi(), '--stage-name', 'dev', '--variables', 'a=1')) as {
      id: string;
    };
    const answer = await fetch(`${endpoint.url}/restapis/${api.id}/dev/_user_request_/hello?name=caller`);
    const onStage = [...onApi(), '--stage-name', 'dev'];
    const patch = [
      'op=replace,path=/variables/b,value=2',
      'op=replace,path=/description,value=first',
      'op=replace,path=/~1hello/GET/throttling/rateLimit,value=5.5',
      'op=replace,path=/*/*/logging/loglevel,value=INFO',
    ];
    const stage = await gw(
      'update-stage',
      ...onStage,
      '--patch-operations',
      ...patch,
      '--query',
      '[variables, description, methodSettings."~1hello/GET".throttlingRateLimit, methodSettings."*/*".loggingLevel]',
    );
    const served = await gw('get-stages', ...onApi(), '--deployment-id', id, '--query', 'item[].stageName');
    const onDeployment = [...onApi(), '--deployment-id', id];
    const described = ['--patch-operations', 'op=replace,path=/description,value=tour'];
    const updated = await gw('update-deployment', ...onDeployment, ...described, '--query', 'description');
    const summary = await gw('get-deployment', ...onDeployment, '--embed', 'apisummary', '--query', 'apiSummary');
    expect([answer.status, await answer.text(), stage, served, updated, summary]).toEqual([
      200,
      '{"hello": "caller"}',
      [{ a: '1', b: '2' }, 'first', 5.5, 'INFO'],
      ['dev'],
      'tour',
      { '/hello': { GET: { authorizationType: 'NONE', apiKeyRequired: false } } },
    ]);
    await gw('flush-stage-cache', ...onStage);
    await gw('flush-stage-authorizers-cache', ...onStage);
    expect(await refused('delete-deployment', ...onDeployment)).toContain(
      '(BadRequestException) when calling the DeleteDeployment operation: Active stages pointing to this deployment must be moved or deleted',
    );
  });

  it('keeps models, validators, authorizers, gateway responses and documentation', async () => {
    const schema = JSON.stringify({ type: 'object', properties: { name: { type: 'string' } } });
    await gw('create-model', ...onApi(), '--name', 'Pet', '--content-type', 'application/json', '--schema', schema);
    const template = await gw('get-model-template', ...onApi(), '--model-name', 'Pet', '--query', 'value');
    const models = await gw('get-models', ...onApi(), '--query', 'sort(items[].name)');
    const { id } = (await gw('create-request-validator', ...onApi(), '--name', 'v', '--validate-request-body')) as {
      id: string;
    };
    const onValidator = [...onApi(), '--request-validator-id', id];
    const off = ['--patch-operations', 'op=replace,path=/validateRequestBody,value=false'];
    const validator = await gw(
      'update-request-validator',
      ...onValidator,
      ...off,
      '--query',
      '[name, validateRequestBody]',
    );
    const uri =
      'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:a/invocations';
    const source = ['--identity-source', 'method.request.header.Auth', '--authorizer-uri', uri];
    const authorizer = await gw(
      'create-authorizer',
      ...onApi(),
      '--name',
      'a',
      '--type',
      'TOKEN',
      ...source,
      '--query',
      '[type, authType]',
    );
    const response = ['--response-type', 'DEFAULT_5XX', '--status-code', '599'];
    await gw('put-gateway-response', ...onApi(), ...response);
    const inherited = await gw(
      'get-gateway-response',
      ...onApi(),
      '--response-type',
      'INTEGRATION_FAILURE',
      '--query',
      '[statusCode, defaultResponse]',
    );
    const all = await gw('get-gateway-responses', ...onApi(), '--query', 'length(items)');
    await gw('delete-gateway-response', ...onApi(), '--response-type', 'DEFAULT_5XX');
    const location = ['--location', 'type=METHOD,path=/hello,method=GET'];
    await gw('create-documentation-part', ...onApi(), ...location, '--properties', '{"summary": "Says hello"}');
    const parts = await gw('get-documentation-parts', ...onApi(), '--type', 'METHOD', '--query', 'items[].properties');
    const version = ['--documentation-version', 'v1', '--stage-name', 'dev'];
    await gw('create-documentation-version', ...onApi(), ...version);
    expect({ template, models, validator, authorizer, inherited, all, parts }).toEqual({
      template: expect.stringContaining('"name" : "$inputRoot.name"'),
      models: ['Empty', 'Error', 'Pet'],
      validator: ['v', false],
      authorizer: ['TOKEN', 'custom'],
      inherited: ['599', true],
      all: 21,
      parts: ['{"summary": "Says hello"}'],
    });
    expect(await gw('get-stage', ...onApi(), '--stage-name', 'dev', '--query', 'documentationVersion')).toBe('v1');
  });

  it('exports the stage, and puts and imports documents', async () => {
    await gw(
      'get-export',
      ...onApi(),
      '--stage-name',
      'dev',
      '--export-type',
      'oas30',
      '--parameters',
      'extensions=apigateway',
      'export.json',
    );
    const exported = await readFile(join(endpoint.folder, 'export.json'), 'utf8');
    const operation = (JSON.parse(exported) as { paths: { '/hello': { get: Record<string, { type: string }> } } })
      .paths['/hello'].get;
    const document = { openapi: '3.0.1', info: { title: 'Imported', version: '3' }, paths: {} };
    await writeFile(join(endpoint.folder, 'api.json'), JSON.stringify(document));
    const put = await gw(
      'put-rest-api',
      ...onApi(),
      '--mode',
      'merge',
      '--body',
      'fileb://api.json',
      '--query',
      '[name, version]',
    );
    const body = ['--body', 'fileb://export.json', '--parameters', 'endpointConfigurationTypes=REGIONAL'];
    const imported = (await gw('import-rest-api', ...body)) as { id: string };
    const paths = await gw('get-resources', '--rest-api-id', imported.id, '--query', 'sort(items[].path)');
    await gw('delete-rest-api', '--rest-api-id', imported.id);
    expect([operation['x-amazon-apigateway-integration']?.type, put, paths]).toEqual([
      'mock',
      ['Imported', '3'],
      ['/', '/hello'],
    ]);
  });

  it('hears AWS’s refusals by name', async () => {
    const onNothing = ['--rest-api-id', 'nothing000'];
    const put = ['put-method', ...onMethod().slice(0, -1)];
    expect([
      await refused('get-rest-api', ...onNothing),
      await refused('create-resource', ...onApi(), '--parent-id', api.rootResourceId, '--path-part', 'hello'),
      await refused('create-resource', ...onApi(), '--parent-id', api.rootResourceId, '--path-part', 'a b'),
      await refused(...put, 'GET', '--authorization-type', 'NONE'),
      await refused(...put, 'FETCH', '--authorization-type', 'NONE'),
      await refused('get-integration-response', ...onMethod(), '--status-code', 'wrong'),
      await refused('update-rest-api', ...onApi(), '--patch-operations', 'op=replace,path=/nowhere,value=x'),
      await refused('get-usage', '--usage-plan-id', 'a', '--start-date', '2026-01-01', '--end-date', '2026-01-02'),
    ]).toEqual([
      expect.stringContaining(
        '(NotFoundException) when calling the GetRestApi operation: Invalid API identifier specified 000000000000:nothing000',
      ),
      expect.stringContaining(
        '(ConflictException) when calling the CreateResource operation: Another resource with the same parent already has this name: hello',
      ),
      expect.stringContaining(
        "(BadRequestException) when calling the CreateResource operation: Resource's path part only allow",
      ),
      expect.stringContaining(
        '(ConflictException) when calling the PutMethod operation: Method already exists for this resource',
      ),
      expect.stringContaining(
        '(BadRequestException) when calling the PutMethod operation: Invalid HttpMethod specified.',
      ),
      expect.stringContaining(
        "(ValidationException) when calling the GetIntegrationResponse operation: 1 validation error detected: Value 'wrong' at 'statusCode'",
      ),
      expect.stringContaining(
        '(BadRequestException) when calling the UpdateRestApi operation: Invalid patch path /nowhere',
      ),
      expect.stringContaining(
        '(NotFoundException) when calling the GetUsage operation: Invalid Usage Plan ID specified',
      ),
    ]);
  });

  it('takes everything away again', async () => {
    await gw('delete-integration-response', ...onMethod(), '--status-code', '200');
    await gw('delete-method-response', ...onMethod(), '--status-code', '200');
    await gw('delete-integration', ...onMethod());
    await gw('delete-method', ...onMethod());
    await gw('delete-resource', ...onApi(), '--resource-id', hello);
    await gw('delete-stage', ...onApi(), '--stage-name', 'dev');
    await gw('delete-rest-api', ...onApi());
    expect([await gw('get-rest-apis', '--query', 'items'), endpoint.faults]).toEqual([[], []]);
  });
});
