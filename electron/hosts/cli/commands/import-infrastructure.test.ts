import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { importCommand } from './documents';

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([importCommand]);
});
afterEach(() => cli.dispose());

const template = `Parameters:
  Name: { Type: String }
Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: !Ref Name } }
`;

it('asks for what a template lacks with exit code 1, and imports it once that is told', async () => {
  await writeFile(join(cli.folder, 'stack.yaml'), template);
  const asked = await cli.run('import', 'stack.yaml');
  const told = await cli.run('import', 'stack.yaml', '--fills', '{"Parameters.Name": "Orders"}', '--no-deploy');
  expect([asked, told]).toMatchObject([
    { code: 1, output: expect.stringContaining('Parameters.Name: A value for the parameter Name (String).') },
    { code: 0, output: expect.stringMatching(/^stack\.yaml: [a-z0-9]{10} Orders, 1 resources, 0 methods$/) },
  ]);
});

it('imports OpenAPI documents and templates in one go', async () => {
  await writeFile(join(cli.folder, 'stack.yaml'), template.replace('!Ref Name', 'Stacked'));
  await writeFile(
    join(cli.folder, 'api.yaml'),
    'openapi: 3.0.1\ninfo: { title: Described, version: "1" }\npaths: {}\n',
  );
  const { code, output } = await cli.run('import', 'api.yaml', 'stack.yaml');
  expect([code, output.match(/Described|Stacked/g)]).toEqual([0, ['Described', 'Stacked']]);
});

it('refuses a broken template with its place', async () => {
  await writeFile(join(cli.folder, 'stack.yaml'), 'Resources:\n  A: [\n');
  expect(await cli.run('import', 'stack.yaml')).toMatchObject({
    code: 1,
    errors: expect.stringContaining('stack.yaml'),
  });
});

it.each([['{'], ['[]'], ['{"a": 1}']])('refuses the answers %s as wrong usage', async (fills) => {
  await writeFile(join(cli.folder, 'stack.yaml'), template);
  expect((await cli.run('import', 'stack.yaml', '--fills', fills)).code).toBe(2);
});
