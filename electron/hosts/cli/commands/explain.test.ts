import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { writeLimitedApi } from '../limited-api-fixture';
import { serveFolder } from '../served-fixture';
import { importCommand } from './documents';
import { explainCommand } from './explain';
import { deployCommand, invokeCommand, requestsCommand } from './run';
import { serveCommand } from './serve';

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([importCommand, deployCommand, invokeCommand, requestsCommand, serveCommand, explainCommand]);
  await writeLimitedApi(cli);
});
afterEach(() => cli.dispose());

it('says which check refused a request, as text and for machines', async () => {
  const served = await serveFolder(cli);
  await cli.run('invoke', 'Orders', 'GET', '/orders', '--stage', 'dev');
  const [row] = JSON.parse((await cli.run('requests', '--json')).output) as { readonly requestId: string }[];
  const [text, json] = [
    await cli.run('explain', row?.requestId ?? '', '--all'),
    await cli.run('explain', row?.requestId ?? '', '--json'),
  ];
  await served.stop();
  const { isRefused, rows } = JSON.parse(json.output);
  expect([text.code, text.output, isRefused, rows]).toEqual([
    0,
    expect.stringMatching(/the request has no X-API-Key header[\s\S]*Looked for in: the X-API-Key header/),
    true,
    expect.arrayContaining([expect.objectContaining({ title: 'API key', verdict: 'denied' })]),
  ]);
});

it('says that there is no such request', async () => {
  expect(await cli.run('explain', 'nothing')).toMatchObject({ code: 1 });
});
