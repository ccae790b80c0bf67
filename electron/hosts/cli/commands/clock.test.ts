import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { serveFolder } from '../served-fixture';
import { clockCommand } from './clock';
import { serveCommand } from './serve';

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([clockCommand, serveCommand]);
});
afterEach(() => cli.dispose());

it('moves the clock of what serves the workspace, again and again', async () => {
  const served = await serveFolder(cli);
  await cli.run('clock', '--advance', '86400');
  const { output } = await cli.run('clock', '--advance', '60', '--json');
  const text = await cli.run('clock');
  await served.stop();
  expect([JSON.parse(output), text.output]).toEqual([
    { now: expect.any(Number), advancedSeconds: 86_460 },
    expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z, 86460 seconds ahead$/),
  ]);
});

it('prints the time without one, and moves nothing', async () => {
  const [read, moved, wrong] = [
    await cli.run('clock'),
    await cli.run('clock', '--advance', '60'),
    await cli.run('clock', '--advance', '-1'),
  ];
  expect([read.code, read.output, moved.code, wrong.code]).toEqual([
    0,
    expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    1,
    2,
  ]);
});
