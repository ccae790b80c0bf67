import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LambdaFunction } from '../../../shared/definition/companions/function';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

let test: StudioUnderTest;
let project: string;
beforeEach(async () => {
  test = await openTestStudio();
  project = join(test.folder, 'project');
  await mkdir(project);
  await test.client.workspace.create({ folder: join(test.folder, 'workspace'), name: 'workspace' });
});
afterEach(async () => {
  await test.dispose();
  expect(test.faults).toEqual([]);
});

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(project, path, '..'), { recursive: true });
    await writeFile(join(project, path), text);
  }
}

const mockApi = `Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: mock } }
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: GET
      AuthorizationType: NONE
      Integration:
        Type: MOCK
        RequestTemplates: { application/json: '{"statusCode": 200}' }
        IntegrationResponses: [{ StatusCode: "200", ResponseTemplates: { application/json: served } }]
      MethodResponses: [{ StatusCode: "200" }]
  Deployment: { Type: AWS::ApiGateway::Deployment, Properties: { RestApiId: !Ref Api, StageName: dev } }
`;

async function functions(): Promise<LambdaFunction[]> {
  const { entities } = await test.client.definition.read();
  return Object.entries(entities).flatMap(([key, entity]) =>
    key.startsWith('function:') ? [entity as LambdaFunction] : [],
  );
}

describe('importing infrastructure', () => {
  it('serves the stages of a template, and one undo takes all of it back', async () => {
    await write({ 'template.yaml': mockApi });
    const { kind, apis, deployed } = await test.client.documents.importInfrastructure({ path: project });
    const [stage] = await test.client.stages.list();
    const answer = await test.get(`${stage?.urls.path}/`);
    const before = Object.keys((await test.client.definition.read()).entities).length;
    await test.client.definition.undo();
    const { entities } = await test.client.definition.read();
    expect([kind, apis[0]?.name, deployed.length, answer.body, before > 4]).toEqual([
      'cloudformation',
      'mock',
      1,
      'served',
      true,
    ]);
    expect(Object.keys(entities).filter((key) => /^(?:rest-api|resource|method|stage|model):/.test(key))).toEqual([]);
  });

  it('leaves stages undeployed when told so, until somebody deploys them', async () => {
    await write({ 'template.yaml': mockApi });
    const { deployed } = await test.client.documents.importInfrastructure({ path: project, deploy: false });
    const before = await test.client.stages.list();
    const { apiId = '', stageName = '', urls } = before[0] ?? {};
    const folder = join(test.folder, 'workspace');
    await test.client.workspace.close();
    await test.client.workspace.open({ folder });
    const [reopened] = await test.client.stages.list();
    await test.client.deployments.create({ apiId, stageName });
    const answer = await test.get(`${urls?.path}/`);
    expect([deployed, before.map(({ deploymentId }) => deploymentId), reopened?.deploymentId, answer.body]).toEqual([
      [],
      [undefined],
      undefined,
      'served',
    ]);
  });

  it('uses code where it lies, and writes out what stands in the template', async () => {
    await write({
      'src/index.js': 'exports.handler = async () => ({});',
      'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Here: { Type: AWS::Serverless::Function, Properties: { CodeUri: src, Handler: index.handler, Runtime: nodejs22.x } }
  Inline:
    Type: AWS::Serverless::Function
    Properties: { InlineCode: "exports.handler = async () => 1;", Handler: index.handler, Runtime: nodejs22.x }
`,
    });
    const { written } = await test.client.documents.importInfrastructure({ path: join(project, 'template.yaml') });
    const uris = (await functions()).map(({ functionName, codeUri }) => [functionName, codeUri]);
    expect([written, uris]).toEqual([
      ['functions/Inline/index.js'],
      [
        ['Here', join(project, 'src')],
        ['Inline', undefined],
      ],
    ]);
    expect(await readFile(join(test.folder, 'workspace', 'functions/Inline/index.js'), 'utf8')).toContain(
      'async () => 1',
    );
  });

  it('takes nothing over before what is missing is answered', async () => {
    const text =
      'Parameters:\n  Name: { Type: String }\nResources:\n  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: !Ref Name } }\n';
    const asked = await test.client.documents.importInfrastructure({ text });
    const nothing = Object.keys((await test.client.definition.read()).entities).filter((key) =>
      key.startsWith('rest-api:'),
    );
    const { apis } = await test.client.documents.importInfrastructure({ text, fills: { 'Parameters.Name': 'told' } });
    expect([asked.fills.map(({ place, usedAt }) => [place, usedAt]), nothing, apis[0]?.name]).toEqual([
      [['Parameters.Name', ['Resources.Api.Properties.Name.Ref']]],
      [],
      'told',
    ]);
  });

  it('reads the folder that CDK wrote, its stacks and their assets, with what one exports and the other imports', async () => {
    const stack = (name: string) => ({
      type: 'aws:cloudformation:stack',
      properties: { templateFile: `${name}.template.json` },
    });
    await write({
      'cdk.out/manifest.json': JSON.stringify({
        version: '36.0.0',
        artifacts: {
          'A.assets': { type: 'cdk:asset-manifest', properties: { file: 'A.assets.json' } },
          B: stack('B'),
          A: stack('A'),
        },
      }),
      'cdk.out/A.assets.json': JSON.stringify({ files: { abc: { source: { path: 'asset.abc', packaging: 'zip' } } } }),
      'cdk.out/asset.abc/index.js': 'exports.handler = async () => ({});',
      'cdk.out/A.template.json': JSON.stringify({
        Resources: {
          Fn: {
            Type: 'AWS::Lambda::Function',
            Properties: { Handler: 'index.handler', Runtime: 'nodejs22.x', Code: { S3Bucket: 'b', S3Key: 'abc.zip' } },
          },
        },
        Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Fn', 'Arn'] }, Export: { Name: 'A:Arn' } } },
      }),
      'cdk.out/B.template.json': JSON.stringify({
        Resources: {
          Api: {
            Type: 'AWS::ApiGateway::RestApi',
            Properties: { Name: 'b', Description: { 'Fn::ImportValue': 'A:Arn' } },
          },
        },
      }),
    });
    const { kind, fills, apis } = await test.client.documents.importInfrastructure({ path: project });
    const { entities } = await test.client.definition.read();
    const api = Object.entries(entities).find(([key]) => key === `rest-api:${apis[0]?.apiId}`)?.[1];
    expect([kind, fills, (await functions()).map(({ codeUri }) => codeUri), api]).toEqual([
      'cdk',
      [],
      [join(project, 'cdk.out/asset.abc')],
      expect.objectContaining({ description: 'arn:aws:lambda:us-east-1:000000000000:function:Fn' }),
    ]);
  });

  it('reads documents beside the template, and none that lie elsewhere or are linked there', async () => {
    const document = JSON.stringify({ swagger: '2.0', info: { title: 'x', version: '1' }, paths: { '/a': {} } });
    await writeFile(join(test.folder, 'outside.json'), document);
    await symlink(join(test.folder, 'outside.json'), join(project, 'linked.json'));
    const template = (uri: string) =>
      `Transform: AWS::Serverless-2016-10-31\nResources:\n  Api: { Type: AWS::Serverless::Api, Properties: { StageName: dev, DefinitionUri: ${uri} } }\n`;
    await write({
      'inside.json': document,
      'a.yaml': template('inside.json'),
      'b.yaml': template('../outside.json'),
      'c.yaml': template('linked.json'),
    });
    const results = [];
    for (const name of ['a.yaml', 'b.yaml', 'c.yaml']) {
      const { apis, losses } = await test.client.documents.importInfrastructure({
        path: join(project, name),
        deploy: false,
      });
      results.push([apis[0]?.resources, losses.map(({ place }) => place)]);
    }
    expect(results).toEqual([
      [2, []],
      [1, ['../outside.json']],
      [1, ['linked.json']],
    ]);
  });

  it.each([
    ['a plan as Terraform stores it', 'PK\u0003\u0004', /terraform show -json/],
    ['recorded requests', '{"log": {"entries": []}}', /HAR/],
    [
      'a collection',
      '{"info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}}',
      /Postman/,
    ],
    ['a template without anything to take over', 'Resources:\n  Q: { Type: AWS::SQS::Queue }\n', /nothing here/],
  ])('refuses %s', async (_, text, message) => {
    await write({ file: text });
    const refused = test.client.documents.importInfrastructure({ path: join(project, 'file') });
    await expect(refused).rejects.toMatchObject({ code: 'IMPORT_REFUSED', message: expect.stringMatching(message) });
  });

  it('leaves a function that is there already as it is', async () => {
    const text =
      'Resources:\n  Fn: { Type: AWS::Lambda::Function, Properties: { FunctionName: mine, Runtime: python3.12, Handler: a.b, Code: ./x } }\n  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: a } }\n';
    await test.client.functions.create({ functionName: 'mine' });
    const { losses } = await test.client.documents.importInfrastructure({ text });
    expect([
      (await functions()).map(({ runtime }) => runtime),
      losses.map(({ message, line }) => [message, line]),
    ]).toEqual([['nodejs22.x'], [['The workspace has a function mine already, which stays as it is.', 2]]]);
  });
});
